import type { NodemailerError, SMTPTransportOptions } from 'nodemailer';
import { ProviderError } from '../../model/errors.ts';
import type { CallResult } from '../../model/errors.ts';
import { refusal } from './letter.ts';
import type { Deliver } from './letter.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

const CODES: Readonly<Record<string, string>> = {
  EDNS: 'host-not-found',
  ETIMEDOUT: 'timeout',
  ETLS: 'tls',
};

const FIXES: Readonly<Record<CallResult, string>> = {
  refused: 'Check the address of the contact, and that MAIL_FROM may send through this server.',
  'not-sent': 'Check SMTP_URL and the mail server; the next run tries again.',
  unknown: 'Ask the recipient, or look into the log of the mail server, before sending it again by hand.',
};

/** Sends letters by SMTP, each over a connection of its own. `url` as `smtps://user:password@host:port`. */
export function smtpDelivery(url: string): Deliver {
  return async (letter) => {
    const server = serverOf(url);
    const { createTransport } = await import('nodemailer');
    const watch = watchForBody();
    try {
      await createTransport({ ...server, ...watch.options }).sendMail(letter);
    } catch (error) {
      // Without a cause: errors of the library quote addresses and the server's words.
      throw failureOf(error instanceof Error ? error : new Error('unknown'), watch.bodyStarted());
    }
  };
}

/** Read by us and not by `nodemailer`, which takes any of its options from the query, such as printing what it sends. */
function serverOf(text: string): SMTPTransportOptions {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw refusal({
      code: 'bad-smtp-url',
      summary: 'SMTP_URL is not the address of a mail server.',
      fix: 'Set SMTP_URL to smtps://user:password@host:465 or smtp://user:password@host:587, with special characters URL-encoded.',
    });
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const withPassword = url.username !== '';
  return {
    host,
    secure: url.protocol === 'smtps:',
    // A password never travels in clear over a network.
    requireTLS: withPassword && !/^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    ...(withPassword ? { auth: { user: decoded(url.username), pass: decoded(url.password) } } : {}),
    dnsTimeout: CONNECT_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function ignore(): void {}

/** Notices when DATA is sent: from then on the server may have the mail, whatever becomes of the connection. */
function watchForBody(): { readonly options: SMTPTransportOptions; bodyStarted(): boolean } {
  let started = false;
  const debug = (_about: unknown, command?: unknown): void => {
    if (command === 'DATA') started = true;
  };
  const logger = { trace: ignore, debug, info: ignore, warn: ignore, error: ignore, fatal: ignore };
  return { options: { logger, transactionLog: true }, bodyStarted: () => started };
}

function failureOf(error: NodemailerError, bodyStarted: boolean): ProviderError {
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return notLoggedIn(error);
  const { result, summary } = verdictOf(error, bodyStarted);
  return new ProviderError({
    provider: 'mail',
    result,
    code: codeOf(error),
    operation: 'send a mail',
    summary,
    ...statusOf(error),
    fix: FIXES[result],
  });
}

function notLoggedIn(error: NodemailerError): ProviderError {
  const later = (error.responseCode ?? 500) < 500;
  return new ProviderError({
    provider: 'mail',
    result: later ? 'not-sent' : 'refused',
    code: later ? codeOf(error) : 'credentials-rejected',
    operation: 'send a mail',
    summary: later
      ? 'The mail server cannot check the credentials now.'
      : 'The mail server rejects the credentials.',
    ...statusOf(error),
    fix: later ? FIXES['not-sent'] : 'Check user and password in SMTP_URL.',
    party: 'isv',
  });
}

interface Verdict {
  readonly result: CallResult;
  readonly summary: string;
}

/** A reply of 4yz or 5yz, also to the body, means that the server does not deliver (RFC 5321, 4.2.5). */
function verdictOf(error: NodemailerError, bodyStarted: boolean): Verdict {
  const { code, responseCode: reply = 0 } = error;
  const answered = code === 'EENVELOPE' || code === 'EMESSAGE' || !bodyStarted;
  if (answered && reply >= 500) return { result: 'refused', summary: 'The mail server refuses the mail.' };
  if (answered && reply >= 400)
    return { result: 'not-sent', summary: 'The mail server does not take the mail now.' };
  if (!bodyStarted) return { result: 'not-sent', summary: 'The mail server could not be reached.' };
  return {
    result: 'unknown',
    summary: 'The connection to the mail server ended before it confirmed the mail.',
  };
}

function codeOf(error: NodemailerError): string {
  if (error.responseCode !== undefined) return `smtp-${error.responseCode}`;
  if (error.originalCode === 'ECONNREFUSED') return 'connection-refused';
  return CODES[error.code ?? ''] ?? 'connection-lost';
}

function statusOf(error: NodemailerError): { readonly status?: number } {
  return error.responseCode === undefined ? {} : { status: error.responseCode };
}

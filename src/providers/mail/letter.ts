import type { SendMailOptions } from 'nodemailer';
import { ProviderError } from '../../model/errors.ts';
import type { Mail } from './port.ts';

/** A mail that passed every check, ready for `nodemailer`. */
export type Letter = SendMailOptions & { readonly messageId: string };

/** Sends one letter, or throws ProviderError. */
export type Deliver = (letter: Letter) => Promise<void>;

/** What keeps a mail from being sent at all. */
export interface Refusal {
  readonly code: string;
  readonly summary: string;
  readonly fix: string;
}

const LONGEST_ADDRESS = 254;
const ADDRESS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d-]+\.)+[a-z]{2,63}$/i;
const NAMED_ADDRESS = /^(?<name>[^<>"@,;:\\()[\]]*)<(?<address>[^<>]+)>$/;
const MESSAGE_ID = /^<[a-z\d](?:[\w.-]{0,150}[a-z\d])?@[a-z\d](?:[a-z\d.-]{0,100}[a-z\d])?>$/i;
const LINE_OR_CONTROL = /\p{Cc}|\p{Zl}|\p{Zp}/u;
/** Plain text that readers of mail would decode into other text (RFC 2047); `nodemailer` leaves it as it is. */
const ENCODED_WORD = /=\?[^?\s]+\?[bq]\?/i;

const REFUSALS = {
  address: {
    code: 'bad-address',
    summary: 'The recipient is not one plain mail address.',
    fix: 'Correct the contact in enterprise.yaml, or the reseller in defaults.yaml: one address such as name@example.com, without name, quotes or commas.',
  },
  subject: {
    code: 'bad-subject',
    summary: 'The subject holds a line break, another control character or an encoded word.',
    fix: 'Remove it from the name of the enterprise.',
  },
  messageId: {
    code: 'bad-message-id',
    summary: 'The Message-ID is not of the form <name@host>.',
    fix: 'Report this: it is made by reconcile from the name of the enterprise.',
  },
  sender: {
    code: 'bad-sender',
    summary: 'MAIL_FROM is not one mail address.',
    fix: 'Set MAIL_FROM to an address such as onboarding@example.com, or Onboarding <onboarding@example.com>.',
  },
} as const satisfies Record<string, Refusal>;

/**
 * Checks one mail and writes its headers. Exactly one plain address: libraries were talked into others by quotes,
 * comments and line breaks (nodemailer, CVE-2025-13033). Throws ProviderError, `refused`.
 */
export function letterOf(mail: Mail, from: string, date: Date): Letter {
  if (!isPlainAddress(mail.to)) throw refusal(REFUSALS.address);
  if (isDeceptive(mail.subject)) throw refusal(REFUSALS.subject);
  if (!MESSAGE_ID.test(mail.messageId)) throw refusal(REFUSALS.messageId);
  return {
    from: senderOf(from),
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId: mail.messageId,
    date,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

export function refusal(why: Refusal): ProviderError {
  return new ProviderError({
    provider: 'mail',
    result: 'refused',
    operation: 'send a mail',
    party: 'isv',
    ...why,
  });
}

function senderOf(from: string): { name: string; address: string } {
  const { name = '', address = from } = NAMED_ADDRESS.exec(from)?.groups ?? {};
  if (!isPlainAddress(address) || isDeceptive(name)) throw refusal(REFUSALS.sender);
  return { name: name.trim(), address };
}

/** Whether a header with this text would be read as something else. */
function isDeceptive(text: string): boolean {
  return LINE_OR_CONTROL.test(text) || ENCODED_WORD.test(text);
}

function isPlainAddress(address: string): boolean {
  return address.length <= LONGEST_ADDRESS && ADDRESS.test(address);
}

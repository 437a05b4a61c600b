import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/model/errors.ts';
import type { ProviderErrorFacts } from '../../../src/model/errors.ts';
import { mailWrites } from '../../../src/providers/mail/client.ts';
import type { Mail } from '../../../src/providers/mail/port.ts';
import { smtpServer } from './smtp-server.ts';
import type { Answers, SmtpServer } from './smtp-server.ts';

const MAIL: Mail = {
  about: { enterprise: 'abc-banking', notice: 'numbers-ready' },
  to: 'ada.lovelace@enterprise.example.com',
  subject: 'WhatsApp für ABC Banking: your numbers are ready',
  text: 'Dear Ada,\n\n.a line that starts with a dot\nüber\n',
  messageId: '<abc-banking.numbers-ready.1@reconcile.example.com>',
};
const FROM = 'Onboarding <onboarding@isv.example.com>';
const now = (): Date => new Date('2026-12-02T09:00:00Z');

let outbox: string;

beforeEach(() => {
  outbox = mkdtempSync(join(tmpdir(), 'reconcile-outbox-'));
});
afterEach(() => rmSync(outbox, { recursive: true, force: true }));

async function factsOf(sending: Promise<void>): Promise<ProviderErrorFacts> {
  const error: unknown = await sending.catch((caught: unknown) => caught);
  if (!(error instanceof ProviderError)) throw new Error(`no ProviderError: ${String(error)}`);
  expect(inspect(error, { depth: 9 })).not.toMatch(/lovelace|enterprise\.example|isv\.example|hunter2/);
  return error.facts;
}

function write(mail: Mail): Promise<void> {
  return mailWrites({ from: FROM, outbox: join(outbox, 'new'), now }).send(mail);
}

function path(): string {
  return join(outbox, 'new', 'abc-banking.numbers-ready.1.eml');
}

describe('without a server', () => {
  it('writes the mail to a file named after its Message-ID, for the eyes of the user only', async () => {
    await write(MAIL);
    const text = readFileSync(path(), 'utf8');
    expect(text.split('\r\n\r\n')[0]?.split('\r\n')).toEqual([
      'From: Onboarding <onboarding@isv.example.com>',
      'To: ada.lovelace@enterprise.example.com',
      'Subject: =?UTF-8?Q?WhatsApp_f=C3=BCr_ABC_Banking=3A_your_nu?=',
      ' =?UTF-8?Q?mbers_are_ready?=',
      'Message-ID: <abc-banking.numbers-ready.1@reconcile.example.com>',
      'Date: Wed, 02 Dec 2026 09:00:00 +0000',
      'Content-Transfer-Encoding: quoted-printable',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
    ]);
    expect(readdirSync(join(outbox, 'new'))).toHaveLength(1);
    expect(statSync(path()).mode & 0o077).toBe(0);
  });

  it('writes the same bytes for the same mail at the same time', async () => {
    await write(MAIL);
    const first = readFileSync(path());
    rmSync(path());
    await write(MAIL);
    expect(readFileSync(path()).equals(first)).toBe(true);
  });

  it('does not write a mail again that is already there', async () => {
    await write(MAIL);
    writeFileSync(path(), 'sent and annotated');
    await write({ ...MAIL, text: 'other' });
    expect(readFileSync(path(), 'utf8')).toBe('sent and annotated');
  });

  it('refuses when the folder cannot be made', async () => {
    writeFileSync(join(outbox, 'new'), 'a file');
    chmodSync(join(outbox, 'new'), 0o400);
    expect(await factsOf(write(MAIL))).toMatchObject({ result: 'refused', code: 'outbox-not-written' });
  });
});

describe('a mail that must not leave', () => {
  it.each([
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com\nBcc: eve@example.com',
    'ada@example.com, eve@example.com',
    'ada@example.com; eve@example.com',
    'Ada <ada@example.com>',
    '<ada@example.com>',
    '"ada@example.com, x"@evil.example.com',
    'ada(comment)@example.com',
    'ada@example.com@evil.example.com',
    'ada @example.com',
    'ada@localhost',
    'ada@[127.0.0.1]',
    'ada..l@example.com',
    'ädä@example.com',
    'ada@exämple.com',
    'ada@example.com\0',
    `${'a'.repeat(250)}@example.com`,
    '',
  ])('is refused when it goes to %j', async (to) => {
    const sending = mailWrites({ from: FROM, outbox, now }).send({ ...MAIL, to });
    expect(await factsOf(sending)).toMatchObject({
      provider: 'mail',
      result: 'refused',
      code: 'bad-address',
    });
    expect(readdirSync(outbox)).toEqual([]);
  });

  it.each([
    ['bad-subject', { subject: 'Hello\r\nBcc: eve@example.com' }],
    ['bad-subject', { subject: 'Hello\u2028Bcc' }],
    ['bad-subject', { subject: 'Hello =?utf-8?b?DQpCY2M6IGV2ZQ==?=' }],
    ['bad-message-id', { messageId: '<../../etc/passwd@example.com>' }],
    ['bad-message-id', { messageId: '<a@example.com>\r\nBcc: eve@example.com' }],
    ['bad-message-id', { messageId: 'a@example.com' }],
  ])('is refused as %s: %j', async (code, part) => {
    const sending = mailWrites({ from: FROM, outbox, now }).send({ ...MAIL, ...part });
    expect(await factsOf(sending)).toMatchObject({ result: 'refused', code });
    expect(readdirSync(outbox)).toEqual([]);
  });

  it.each([
    '',
    'a@example.com, b@example.com',
    'X\r\nBcc: y <a@example.com>',
    'nobody',
    '"x" <a@example.com> y',
  ])('is refused when it comes from %j', async (from) => {
    expect(await factsOf(mailWrites({ from, outbox, now }).send(MAIL))).toMatchObject({ code: 'bad-sender' });
  });
});

describe('with a server', () => {
  let server: SmtpServer | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  async function sendTo(answers: Answers, adapt: (url: string) => string = (url) => url): Promise<void> {
    server = await smtpServer(answers);
    await mailWrites({ smtpUrl: adapt(server.url), from: FROM, outbox, now }).send(MAIL);
  }

  const bodies = (): number => server?.lines.filter((line) => line === '.').length ?? 0;

  it('sends one mail to one recipient', async () => {
    await sendTo({});
    const lines = server?.lines ?? [];
    expect(lines.filter((line) => /^(?:MAIL|RCPT|DATA)/.test(line))).toEqual([
      'MAIL FROM:<onboarding@isv.example.com>',
      'RCPT TO:<ada.lovelace@enterprise.example.com>',
      'DATA',
    ]);
    expect(lines).toContain('Message-ID: <abc-banking.numbers-ready.1@reconcile.example.com>');
    expect(lines).toContain('Date: Wed, 02 Dec 2026 09:00:00 +0000');
    expect(lines).toContain('..a line that starts with a dot');
    expect(readdirSync(outbox)).toEqual([]);
  });

  it('ignores options in the query of the address', async () => {
    await sendTo({}, (url) => `${url}/?logger=true&debug=true&proxy=http://evil.example.com`);
    expect(bodies()).toBe(1);
  });

  it('logs in with the credentials of the address', async () => {
    await sendTo({ AUTH: '235 welcome' }, (url) => url.replace('//', '//ops%40isv:hunter2%2Bx@'));
    expect(server?.lines).toContain(`AUTH PLAIN ${Buffer.from('\0ops@isv\0hunter2+x').toString('base64')}`);
  });

  it('says that the credentials are rejected', async () => {
    const sending = sendTo({ AUTH: '535 no hunter2' }, (url) => url.replace('//', '//ops:hunter2@'));
    expect(await factsOf(sending)).toMatchObject({
      result: 'refused',
      code: 'credentials-rejected',
      status: 535,
    });
  });

  it.each([
    ['RCPT', '550 no ada.lovelace here', { result: 'refused', code: 'smtp-550', status: 550 }],
    ['RCPT', '450 try later', { result: 'not-sent', code: 'smtp-450', status: 450 }],
    ['MAIL', '553 not from you', { result: 'refused', code: 'smtp-553' }],
    ['DATA', '554 no', { result: 'refused', code: 'smtp-554' }],
    ['DATA', '421 closing', { result: 'not-sent', code: 'smtp-421' }],
    ['.', '550 looks like spam', { result: 'refused', code: 'smtp-550' }],
    ['.', '451 try later', { result: 'not-sent', code: 'smtp-451' }],
    ['', '554 go away', { result: 'refused', code: 'smtp-554' }],
    ['', '421 too many', { result: 'not-sent', code: 'smtp-421' }],
    ['', 'hang-up', { result: 'not-sent', code: 'connection-lost' }],
    ['MAIL', 'hang-up', { result: 'not-sent', code: 'connection-lost' }],
    ['DATA', 'hang-up', { result: 'unknown', code: 'connection-lost' }],
    ['.', 'hang-up', { result: 'unknown', code: 'connection-lost' }],
    ['.', 'nonsense', { result: 'unknown' }],
  ])('judges the answer to %j: %j', async (command, answer, facts) => {
    expect(await factsOf(sendTo({ [command]: answer }))).toMatchObject({ provider: 'mail', ...facts });
  });

  it('says that nobody listens', async () => {
    const gone = await smtpServer();
    await gone.stop();
    const sending = mailWrites({ smtpUrl: gone.url, from: FROM, outbox, now }).send(MAIL);
    expect(await factsOf(sending)).toMatchObject({ result: 'not-sent', code: 'connection-refused' });
  });

  it.each(['', 'mail.example.com', 'http://mail.example.com', 'smtp:', 'smtp://'])(
    'refuses %j as the address of a server',
    async (smtpUrl) => {
      const sending = mailWrites({ smtpUrl, from: FROM, outbox, now }).send(MAIL);
      expect(await factsOf(sending)).toMatchObject({ result: 'refused', code: 'bad-smtp-url' });
    },
  );
});

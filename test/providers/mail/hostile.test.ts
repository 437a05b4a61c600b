import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/model/errors.ts';
import { mailWrites } from '../../../src/providers/mail/client.ts';
import type { Mail } from '../../../src/providers/mail/port.ts';

const TO = 'dana@acme.example.com';
const HEADERS = ['Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To'];

const NASTY = [
  '\r\nBcc: eve@evil.example.com',
  '\nTo: eve@evil.example.com',
  '\r\n\r\n<h1>x</h1>',
  '\u2028X: y',
  '\0',
  ', eve@evil.example.com',
  '; eve@evil.example.com',
  '"eve" <eve@evil.example.com>',
  '=?UTF-8?Q?=0D=0ABcc:_eve@evil.example.com?=',
  '=?utf-8?b?DQpCY2M6IGV2ZQ==?=',
  'Müller & Söhne',
  '株式会社',
  '👩🏽‍💼',
  '\u202Eевил',
  'a'.repeat(300),
  'O\'Brien, "Ann" \\',
];
const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 6 })), { maxLength: 4 })
    .map((parts) => parts.join(' ')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);

/** The mail as it would travel; undefined when it was refused. Any other failure is thrown. */
async function travelling(
  mail: Partial<Mail>,
  from = 'onboarding@isv.example.com',
): Promise<string | undefined> {
  const outbox = mkdtempSync(join(tmpdir(), 'reconcile-hostile-'));
  try {
    const writes = mailWrites({ from, outbox, now: () => new Date('2026-11-24T09:00:00Z') });
    await writes.send({
      about: { enterprise: 'acme', notice: 'numbers-ready' },
      to: TO,
      subject: 'A subject',
      text: 'A text',
      html: '<p>A text</p>',
      messageId: '<acme.numbers-ready.0f3a5c7e9b1d@reconcile.example.com>',
      ...mail,
    });
    const [file = ''] = readdirSync(outbox);
    return readFileSync(join(outbox, file), 'utf8');
  } catch (error) {
    if (error instanceof ProviderError && error.facts.result === 'refused') return undefined;
    throw error;
  } finally {
    rmSync(outbox, { recursive: true, force: true });
  }
}

/** The header fields of a mail by name, unfolded. A name that occurs twice has both values. */
function headersOf(message: string): ReadonlyMap<string, readonly string[]> {
  const [head = ''] = message.split('\r\n\r\n');
  const fields = new Map<string, string[]>();
  for (const line of head.replaceAll(/\r\n[ \t]/g, ' ').split('\r\n')) {
    const name = line.slice(0, line.indexOf(':'));
    fields.set(name, [...(fields.get(name) ?? []), line.slice(name.length + 1).trim()]);
  }
  return fields;
}

/** What encoded words mean (RFC 2047). */
function decoded(value: string): string {
  const joined = value.replaceAll(/\?=\s+=\?/g, '?==?');
  const parts = [...joined.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=|([^=]+|=)/gi)];
  return Buffer.concat(
    parts.map(([, kind, text = '', plain]) => {
      if (plain !== undefined) return Buffer.from(plain);
      return kind?.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : fromQ(text);
    }),
  ).toString('utf8');
}

function fromQ(text: string): Buffer {
  const bytes = text
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-F]{2})/gi, (_match, hex) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

describe('whatever stands in a file', () => {
  it('a subject adds no header and no recipient, and is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (name) => {
        const subject = `WhatsApp for ${name}: your numbers are ready`;
        const message = await travelling({ subject });
        if (message === undefined) return;
        const headers = headersOf(message);
        expect([...headers.keys()].toSorted()).toEqual(HEADERS);
        expect(headers.get('To')).toEqual([TO]);
        expect(headers.get('Subject')).toHaveLength(1);
        if (!/\p{Cs}/u.test(subject))
          expect(
            decoded(headers.get('Subject')?.[0] ?? '')
              .replaceAll(/\s+/g, ' ')
              .trim(),
          ).toBe(subject.replaceAll(/\s+/g, ' ').trim());
      }),
    );
  });

  it('an address is one plain recipient or refused', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, fc.boolean(), async (text, before) => {
        const to = before ? `${text}${TO}` : `${TO}${text}`;
        const message = await travelling({ to });
        if (message === undefined) return;
        // The library writes the domain in lower case, which means the same (RFC 5321, 2.3.5).
        expect(
          headersOf(message)
            .get('To')
            ?.map((one) => one.toLowerCase()),
        ).toEqual([to.toLowerCase()]);
        expect(to).toMatch(/^[^\s,;<>"()]+@[a-z\d.-]+$/i);
      }),
    );
  });

  it('a sender is one address or refused, and adds no header', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (name) => {
        const message = await travelling({}, `${name} <onboarding@isv.example.com>`);
        if (message === undefined) return;
        const headers = headersOf(message);
        expect([...headers.keys()].toSorted()).toEqual(HEADERS);
        expect(headers.get('From')).toHaveLength(1);
        expect(headers.get('From')?.[0]).toMatch(/<?onboarding@isv\.example\.com>?$/);
      }),
    );
  });

  it('a text stays in its part and adds no header', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const message = await travelling({ text: `A ${text}`, html: `<p>${text}</p>` });
        const headers = headersOf(message ?? '');
        expect([...headers.keys()].toSorted()).toEqual(HEADERS);
        expect(headers.get('To')).toEqual([TO]);
      }),
    );
  });
});

describe('a mail with HTML', () => {
  it('has the plain text first and the HTML as its alternative', async () => {
    const message = (await travelling({})) ?? '';
    expect(headersOf(message).get('Content-Type')?.[0]).toContain('multipart/alternative');
    expect([...message.matchAll(/^Content-Type: (text\/\w+)/gm)].map(([, type]) => type)).toEqual([
      'text/plain',
      'text/html',
    ]);
  });
});

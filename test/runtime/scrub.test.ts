import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrub, scrubPersonal } from '../../src/runtime/scrub.ts';

const TOKEN = 'p/+"a\\s s&w0rd-of-the-parent?';
const SID = `AC${'0'.repeat(32)}`;

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

describe('scrubbing secrets', () => {
  it.each([
    ['itself', TOKEN],
    ['in JSON', JSON.stringify({ TOKEN })],
    ['in a URL', `https://u:${encodeURIComponent(TOKEN)}@h`],
    [
      'in a URL with small letters',
      encodeURIComponent(TOKEN).replace(/%../g, (escape) => escape.toLowerCase()),
    ],
    ['in a form', new URLSearchParams({ token: TOKEN }).toString()],
    ['in hexadecimal', Buffer.from(TOKEN).toString('hex')],
    ['in base64', base64(TOKEN)],
    ['in base64url', Buffer.from(TOKEN).toString('base64url')],
    ['in basic authentication', `Basic ${base64(`${SID}:${TOKEN}`)}`],
    ['in base64 with one letter in front', base64(`x${TOKEN}`)],
    ['in base64 with two letters in front', base64(`xy${TOKEN}`)],
  ])('removes a secret %s', (_where, text) => {
    const clean = scrub(`before ${text} after`, [TOKEN]);
    expect(clean).toContain('[secret]');
    expect(clean).toMatch(/^before .* after$/);
    const core = Buffer.from(clean.replaceAll('[secret]', ''), 'base64').toString();
    expect(core).not.toContain('w0rd');
    expect(clean).not.toContain('w0rd');
  });

  it('removes any secret from any text, with whatever stands around it', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const texts = [before + value + after, base64(before + value + after)];
        for (const text of texts) expect(scrub(text, [value])).toContain('[secret]');
      }),
    );
  });

  it('removes the longer of two secrets whole', () => {
    expect(scrub('token-and-more', ['token', 'token-and-more'])).toBe('[secret]');
  });

  it('leaves a text alone that holds none', () => {
    expect(scrub('nothing here', [TOKEN, '', 'no'])).toBe('nothing here');
  });

  it('is done at once on a long text', () => {
    const long = 'A'.repeat(1_000_000);
    expect(scrub(long, ['AAAAAAAB-secret'])).toBe(long);
  });
});

describe('scrubbing personal data', () => {
  it.each([
    ['write to ada.lovelace+x@mail.example.com now', 'write to [e-mail] now'],
    ['<ada@example.com>', '<[e-mail]>'],
    ["o'neil@example.com", '[e-mail]'],
    ['call +1 404 555 0122.', 'call [phone].'],
    ['whatsapp:+14045550122', 'whatsapp:[phone]'],
    ['/v2/Senders?Id=whatsapp%3A%2B14045550122', '/v2/Senders?Id=whatsapp%3A[phone]'],
    ['(404) 555-0122', '[phone]'],
    ['404-555-0122, 404.555.0122', '[phone], [phone]'],
    ['020 7946 0958', '[phone]'],
    ['number 14045550122', 'number [phone]'],
  ])('turns %j into %j', (text, clean) => {
    expect(scrubPersonal(text)).toBe(clean);
  });

  it.each([
    '2026-11-23T10:00:00.000Z',
    '2026-11-23',
    'HX0123456789abcdef0123456789abcdef',
    `sha256:${'0123456789'.repeat(6)}abcd`,
    'took 1234 ms, 63102, 50000 users',
    'twilio-template/template_5.en',
    '#1 of 16, 10 % of 1000',
  ])('leaves %j as it is', (text) => {
    expect(scrubPersonal(text)).toBe(text);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealedPacket } from '../../src/model/packet.ts';
import { seal } from '../../src/onboarding/packets/draft.ts';
import { packetHtml } from '../../src/render/packet-html.ts';
import { packetMarkdown } from '../../src/render/packet-markdown.ts';

/** A packet with one text in every place that a file can fill. */
function packetWith(text: string): SealedPacket {
  return seal({
    enterprise: 'acme',
    activity: 'consent',
    number: 7,
    title: text,
    audience: 'enterprise',
    to: { role: 'business', name: text, email: 'dana@acme.example.com' },
    signedBy: text,
    lead: text,
    sections: [
      {
        heading: text,
        fields: [{ label: text, value: text, source: { file: 'enterprise.yaml', pointer: '/name' } }],
      },
      { heading: text, steps: [text] },
      { heading: text, text },
    ],
  });
}

const PLAIN = packetWith('plain');
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '[click](javascript:alert(1))',
  '![x](https://evil.example.com/p.png)',
  '`code` ``more``',
  '# heading',
  '1. list',
  '- list',
  '> quote',
  '| a | b |',
  '&lt;b&gt;',
  'line\r\n# break',
  '\u202Ereversed',
  '</style><style>*{display:none}',
  '</title><h1>x',
  '${7*7}',
];
const SIGNS = '< > & " \' ` * _ [ ] ( ) # - + = | ~ \\ \r \n \t !'.split(' ');
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE, ...SIGNS), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

/** The tags of a document, in order; a strict reader of the little HTML that is written. Fails on anything loose. */
function tagsOf(document: string): readonly string[] {
  const tags: string[] = [];
  const open: string[] = [];
  const rest = document.replaceAll(
    /<(\/?)([a-z]\w*|!doctype html)((?: [\w-]+="[^"<>]*")*)(?: \/)?>/g,
    (tag, end, name) => {
      tags.push(tag);
      if (end === '/') expect(open.pop()).toBe(name);
      else if (!['meta', 'br', '!doctype html'].includes(name)) open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest.match(/.*[<>].*/g)).toBeNull();
  return tags;
}

describe('a packet as HTML', () => {
  it('is one well-formed document that loads nothing', async () => {
    const document = await packetHtml(PLAIN);
    const tags = tagsOf(document);
    expect(tags.slice(0, 3)).toEqual(['<!doctype html>', '<html lang="en">', '<head>']);
    expect(document).not.toMatch(/https?:|src=|href=|url\(|@import|<script/);
    expect(document).toContain("default-src 'none'");
    expect(document).toContain('@media print');
  });

  it('has the same tags whatever the values are', async () => {
    const tags = tagsOf(await packetHtml(PLAIN));
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expect(tagsOf(await packetHtml(packetWith(text)))).toEqual(tags);
      }),
    );
  });

  it('shows a value as it is', async () => {
    expect(await packetHtml(packetWith('Smith & Sons <London>'))).toContain(
      '<td>Smith &amp; Sons &lt;London&gt;</td>',
    );
  });
});

describe('a packet as Markdown', () => {
  it('keeps its lines whatever the values are', () => {
    const lines = packetMarkdown(PLAIN).split('\n').length;
    fc.assert(
      fc.property(hostile, (text) => {
        expect(packetMarkdown(packetWith(text)).split('\n')).toHaveLength(lines);
      }),
    );
  });

  it('puts values into code spans that they cannot end', () => {
    expect(packetMarkdown(packetWith('a `b` ``c``'))).toContain(':** ``` a `b` ``c`` ```\n');
  });

  it.each([
    ['<script>', '\\<script>'],
    ['[a](b)', '\\[a\\](b)'],
    ['![a](b)', '!\\[a\\](b)'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['> a', '\\> a'],
    ['**a** _b_ c_d', '\\*\\*a\\*\\* \\_b\\_ c_d'],
    ['a & b', 'a \\& b'],
  ])('shows %j in prose as it is', (text, escaped) => {
    expect(packetMarkdown(packetWith(text)).split('\n')).toContain(`Dear ${escaped},`);
  });
});

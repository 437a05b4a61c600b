import { describe, expect, it } from 'vitest';
import { lintTemplate } from '../../src/config/lint/lint.ts';
import type { Template } from '../../src/model/generated/templates.ts';

const PLAIN: Template = {
  key: 'car_ready',
  language: 'en',
  category: 'UTILITY',
  body: 'Your car is ready. See you soon.',
};
const LINK = { type: 'url', title: 'See it', url: 'https://acme.example.com/cars' } as const;

function text(length: number): string {
  return 'car is ready '.repeat(200).slice(0, length - 1) + 'x';
}

function url(length: number): string {
  return `https://acme.example.com/${'x'.repeat(length - 'https://acme.example.com/'.length)}`;
}

/** A variable among two words each, one after the other. */
function variables(count: number): Pick<Template, 'body' | 'samples'> {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1));
  return {
    body: `a ${numbers.map((number) => `{{${number}}} b c`).join(' ')}`,
    samples: Object.fromEntries(numbers.map((number) => [number, 'x'])),
  };
}

/** A limit, and the template that comes to a given size. */
const LIMITS: readonly (readonly [code: string, most: number, at: (size: number) => Template])[] = [
  ['template-body-length', 1024, (size) => ({ ...PLAIN, body: text(size) })],
  ['template-body-length', 640, (size) => ({ ...PLAIN, body: text(size), buttons: [LINK] })],
  ['template-body-length', 1024, (size) => ({ ...PLAIN, body: text(size), buttons: [LINK], footer: 'Acme' })],
  ['template-header-length', 60, (size) => ({ ...PLAIN, header: text(size) })],
  ['template-footer-length', 60, (size) => ({ ...PLAIN, footer: text(size) })],
  [
    'template-button-text',
    20,
    (size) => ({ ...PLAIN, buttons: [{ type: 'quick-reply', title: text(size) }] }),
  ],
  ['template-button-url', 2000, (size) => ({ ...PLAIN, buttons: [{ ...LINK, url: url(size) }] })],
  [
    'template-button-code',
    20,
    (size) => ({ ...PLAIN, category: 'MARKETING', buttons: [{ type: 'copy-code', code: 'x'.repeat(size) }] }),
  ],
  [
    'template-button-count',
    10,
    (size) => ({
      ...PLAIN,
      buttons: Array.from({ length: size }, (_, index) => ({ type: 'quick-reply', title: `Day ${index}` })),
    }),
  ],
  ['template-button-count', 2, (size) => withMany(size, (index) => ({ ...LINK, title: `Link ${index}` }))],
  [
    'template-sample-length',
    1600,
    (size) => ({ ...PLAIN, body: 'Hi {{1}}, your car is ready.', samples: { '1': text(size) } }),
  ],
  ['template-variable-count', 100, (size) => ({ ...PLAIN, ...variables(size) })],
  ['template-body-emoji', 10, (size) => ({ ...PLAIN, body: `Your car is ready ${'🚗'.repeat(size)} now.` })],
];

function withMany(
  size: number,
  one: (index: number) => typeof LINK | (Omit<typeof LINK, 'title'> & { title: string }),
): Template {
  return { ...PLAIN, buttons: Array.from({ length: size }, (_, index) => one(index)) };
}

describe.each(LIMITS)('%s at %i', (code, most, at) => {
  it('takes what just fits', () => {
    expect(codes(at(most))).not.toContain(code);
  });

  it('refuses one more', () => {
    expect(codes(at(most + 1))).toContain(code);
  });
});

function codes(template: Template): readonly string[] {
  return lintTemplate(template).map(({ code }) => code);
}

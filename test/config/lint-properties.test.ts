import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintTemplate } from '../../src/config/lint/lint.ts';
import type { Button, Template } from '../../src/model/generated/templates.ts';

/** The seed is fixed so that a run can be repeated; change it to look further. */
const RUNS = { numRuns: 300, seed: 20_261_124 };

const WORDS =
  'your car order visit report is was ready today checked by our team in the workshop near pier four'.split(
    ' ',
  );
const word = fc.constantFrom(...WORDS);
const phrase = fc.array(word, { minLength: 3, maxLength: 6 }).map((words) => words.join(' '));

/** Three words or more around each variable, so that none is at an edge, beside another, or in too few words. */
const body = fc
  .array(phrase, { minLength: 1, maxLength: 6 })
  .map((phrases) =>
    phrases.flatMap((text, index) => (index === 0 ? [text] : [`{{${index}}}`, text])).join(' '),
  );

const title = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
const quickReplies = title.map((titles): Button[] =>
  titles.map((text) => ({ type: 'quick-reply', title: text })),
);
const links = title.map((titles): Button[] =>
  titles.slice(0, 2).map((text) => ({ type: 'url', title: text, url: `https://acme.example.com/${text}` })),
);

const template: fc.Arbitrary<Template> = fc
  .record({
    body,
    header: fc.option(phrase, { nil: undefined }),
    footer: fc.option(phrase, { nil: undefined }),
    buttons: fc.option(fc.oneof(quickReplies, links), { nil: undefined }),
    category: fc.constantFrom('UTILITY', 'MARKETING'),
    language: fc.constantFrom('en', 'en_GB', 'en_US'),
  })
  .map((parts) => aTemplate(parts));

/** Leaves out what is undefined, and gives each variable its sample. */
function aTemplate({
  body: text,
  header,
  footer,
  buttons,
  ...rest
}: {
  readonly body: string;
  readonly header?: string | undefined;
  readonly footer?: string | undefined;
  readonly buttons?: Button[] | undefined;
  readonly category: 'UTILITY' | 'MARKETING';
  readonly language: string;
}): Template {
  const numbers = [...text.matchAll(/\{\{(\d+)\}\}/g)].map(([, number = '']) => number);
  return {
    key: 'car_ready',
    ...rest,
    body: text,
    samples: Object.fromEntries(numbers.map((number) => [number, 'Ann'])),
    ...(header === undefined ? {} : { header }),
    ...(footer === undefined ? {} : { footer }),
    ...(buttons === undefined ? {} : { buttons }),
  };
}

const count = ({ samples = {} }: Template): number => Object.keys(samples).length;
const next = (given: Template): string => String(count(given) + 1);

/** Each makes one mistake in a template that has none. */
const MISTAKES: Readonly<Record<string, (given: Template) => Template>> = {
  'template-variable-edge': (given) => ({
    ...given,
    body: `${given.body ?? ''} now and then {{${next(given)}}}.`,
    samples: { ...given.samples, [next(given)]: 'Ann' },
  }),
  'template-variable-gap': (given) => ({
    ...given,
    body: `${given.body ?? ''} and {{${count(given) + 2}}} is here too for you`,
    samples: { ...given.samples, [count(given) + 2]: 'Ann' },
  }),
  'template-variable-adjacent': (given) => ({
    ...given,
    body: `Here we say to {{${next(given)}}} {{${next(given)}}} that ${given.body ?? ''} and that is it`,
    samples: { ...given.samples, [next(given)]: 'Ann' },
  }),
  'template-variable-name': (given) => ({ ...given, body: `${given.body ?? ''} {{name}} is here` }),
  'template-sample-missing': (given) => ({
    ...given,
    body: `${given.body ?? ''} and {{${next(given)}}} is here too for you`,
  }),
  'template-sample-unused': (given) => ({ ...given, samples: { ...given.samples, [next(given)]: 'Ann' } }),
  'template-body-blanks': (given) => ({ ...given, body: `${given.body ?? ''}\tnow` }),
  'template-body-emoji': (given) => ({ ...given, body: `${given.body ?? ''} ${'🚗'.repeat(11)} now` }),
  'template-header-format': (given) => ({ ...given, header: '*Ready*' }),
  'template-footer-format': (given) => ({ ...given, footer: 'Acme 🚗' }),
  'template-link-shortener': (given) => ({ ...given, body: `${given.body ?? ''} see bit.ly/abc please` }),
  'template-sensitive-request': (given) => ({
    ...given,
    body: `${given.body ?? ''}. Please send us your card number. Thanks`,
  }),
  'template-promotional-utility': (given) => ({
    ...given,
    category: 'UTILITY',
    body: `${given.body ?? ''}. Get 20% off this week. Thanks`,
  }),
  'template-language-form': (given) => ({ ...given, language: 'en-US' }),
  'template-language-text': (given) => ({ ...given, language: 'ru' }),
  'template-body-missing': (given) => ({ ...given, body: ' ', samples: {} }),
};

describe('the rules about templates', () => {
  it('have nothing against a template that is made by the guidelines', () => {
    fc.assert(
      fc.property(template, (given) => {
        expect(lintTemplate(given)).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each(Object.entries(MISTAKES))('find %s in any template that is spoiled so', (code, spoil) => {
    fc.assert(
      fc.property(template, (given) => {
        const found = lintTemplate(spoil(given)).filter(({ severity }) => severity === 'error');
        expect(found.map((finding) => finding.code)).toEqual([code]);
      }),
      { ...RUNS, numRuns: 50 },
    );
  });

  it('say of any text what is wrong, where, and what to do', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(anyText, anyText, anyText, (text, header, url) => {
        const found = lintTemplate({
          key: 'car_ready',
          language: 'en',
          category: 'UTILITY',
          body: text,
          header,
          footer: text,
          media: url,
          samples: { '1': header },
          buttons: [{ type: 'url', title: header, url }],
        });
        for (const { at, summary, fix } of found) {
          expect(at).toMatch(/^(?:|\/[a-z0-9/]+)$/);
          expect(summary).not.toMatch(/undefined|NaN/);
          expect(fix).toMatch(/[.?!]$/);
        }
      }),
      RUNS,
    );
  });
});

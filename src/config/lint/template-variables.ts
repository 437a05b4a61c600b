import { oneOf, quoted } from '../wording.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { malformedIn, numbersOf, variableParts, variablesIn } from './template-parts.ts';
import { wordCount } from './text-measures.ts';

const USING_VARIABLES = 'twilio.com/docs/content/using-variables-with-content-api, read 2026-11-23';
const APPROVALS = 'twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses, read 2026-11-23';
/** Twilio error 92002. */
const MOST_VARIABLES = 100;
/** Stands for a variable while punctuation is taken away; of private use, so no text holds it. */
const MARK = '\uE000';

/** Rules about the variables of a template. */
export const variableRules: readonly TemplateRule[] = [
  {
    code: 'template-variable-name',
    predicts: 'Meta 2388072, INVALID_FORMAT',
    source: USING_VARIABLES,
    severity: 'error',
    find: wellFormed,
  },
  {
    code: 'template-variable-gap',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: USING_VARIABLES,
    severity: 'error',
    find: numbered,
  },
  {
    code: 'template-variable-edge',
    predicts: 'Meta 2388299, INVALID_FORMAT',
    source: APPROVALS,
    severity: 'error',
    find: inside,
  },
  {
    code: 'template-variable-adjacent',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: USING_VARIABLES,
    severity: 'error',
    find: apart,
  },
  {
    code: 'template-variable-density',
    predicts: 'Meta 2388293, INVALID_FORMAT',
    source: USING_VARIABLES,
    severity: 'error',
    find: amongWords,
  },
  {
    code: 'template-variable-count',
    predicts: 'Twilio 92002',
    source: 'twilio.com/docs/api/errors/92002, read 2026-11-23',
    severity: 'error',
    find: fewEnough,
  },
];

function wellFormed({ template }: TemplateSubject): readonly Finding[] {
  return variableParts(template).flatMap(({ at, text }) => {
    const odd = malformedIn(text);
    if (odd === undefined) return [];
    const fix = 'Number variables from 1 and write them without spaces: {{1}}, {{2}}.';
    return [{ at, summary: `${quoted(odd)} is not a variable`, fix }];
  });
}

/** The numbers must be 1 to n; their order in the text is free. */
function numbered({ template }: TemplateSubject): readonly Finding[] {
  const numbers = numbersOf(template) ?? new Set();
  const missing = Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1).filter(
    (number) => !numbers.has(number),
  );
  return unless(missing.length === 0, {
    at: '/body',
    summary: `Variables are numbered without gaps, and ${oneOf(missing.map(variable), 5)} is not there`,
    fix: `Renumber them from {{1}} to ${variable(numbers.size)}.`,
  });
}

/** Punctuation and markup beside a variable do not save it: "...{{2}}." still ends with one. */
function inside({ template: { body = '' } }: TemplateSubject): readonly Finding[] {
  const text = marked(body).replaceAll(/[\p{P}\p{Cf}\s~`]/gu, '');
  const where = [
    ...(text.startsWith(MARK) ? ['begins with a variable'] : []),
    ...(text.endsWith(MARK) ? ['ends with a variable'] : []),
  ];
  return unless(where.length === 0, {
    at: '/body',
    summary: `The body ${where.join(' and ')}`,
    fix: 'Put words before and after every variable; punctuation alone does not count.',
  });
}

/** Blanks, and the signs of bold and italics, do not part variables. */
function apart({ template: { body = '' } }: TemplateSubject): readonly Finding[] {
  return unless(!/\uE000[\s\p{Cf}*_~`]*\uE000/u.test(marked(body)), {
    at: '/body',
    summary: 'The body has two variables in a row',
    fix: 'Put words between them, or make them one variable.',
  });
}

/** For n variables at least 2n+1 words that are not variables. */
function amongWords({ template: { body = '' } }: TemplateSubject): readonly Finding[] {
  const count = variablesIn(body).length;
  const words = wordCount(body);
  const least = 2 * count + 1;
  return unless(count === 0 || words >= least, {
    at: '/body',
    summary: `${count === 1 ? '1 variable needs' : `${count} variables need`} ${least} words around; there are ${words}`,
    fix: 'Say more in fixed words, or use fewer variables.',
  });
}

function fewEnough({ template }: TemplateSubject): readonly Finding[] {
  const count = numbersOf(template)?.size ?? 0;
  return unless(count <= MOST_VARIABLES, {
    at: '/body',
    summary: `There are ${count} variables; at most ${MOST_VARIABLES} are allowed`,
    fix: 'Use fewer variables.',
  });
}

function marked(text: string): string {
  return text.replaceAll(/\{\{[1-9]\d{0,2}\}\}/g, MARK);
}

function variable(number: number): string {
  return `{{${number}}}`;
}

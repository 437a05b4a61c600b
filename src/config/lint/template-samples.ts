import { pointer } from '../pointer.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { numbersOf } from './template-parts.ts';
import { lengthOf } from './text-measures.ts';

const COMPONENTS = 'Meta, templates/components; twilio.com/docs/api/errors/63040, read 2026-11-23';
const USING_VARIABLES = 'twilio.com/docs/content/using-variables-with-content-api, read 2026-11-23';
const LONGEST = 1600;
/** What Twilio advises. */
const LONGEST_ADVISED = 250;

/** Rules about the samples that the reviewer at Meta reads in place of the variables. */
export const sampleRules: readonly TemplateRule[] = [
  {
    code: 'template-sample-missing',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: COMPONENTS,
    severity: 'error',
    find: present,
  },
  {
    code: 'template-sample-unused',
    predicts: 'Twilio 63040',
    source: COMPONENTS,
    severity: 'error',
    find: used,
  },
  {
    code: 'template-sample-empty',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: COMPONENTS,
    severity: 'error',
    find: filled,
  },
  {
    code: 'template-sample-value',
    predicts: 'Twilio 63013',
    source: 'twilio.com/docs/api/errors/63013, read 2026-11-23',
    severity: 'error',
    find: plain,
  },
  {
    code: 'template-sample-length',
    predicts: 'Twilio 92002',
    source: USING_VARIABLES,
    severity: 'error',
    find: (subject) => longerThan(subject, LONGEST, Number.POSITIVE_INFINITY),
  },
  {
    code: 'template-sample-long',
    predicts: 'Twilio advises 250',
    source: USING_VARIABLES,
    severity: 'warning',
    find: (subject) => longerThan(subject, LONGEST_ADVISED, LONGEST),
  },
];

interface Sample {
  readonly at: string;
  readonly name: string;
  readonly value: string;
}

function samplesOf({ template }: TemplateSubject): readonly Sample[] {
  return Object.entries(template.samples ?? {}).map(([name, value]) => ({
    at: pointer('samples', name),
    name: `{{${name}}}`,
    value,
  }));
}

function present({ template }: TemplateSubject): readonly Finding[] {
  const samples = template.samples ?? {};
  const missing = [...(numbersOf(template) ?? [])].filter((number) => !Object.hasOwn(samples, number));
  return missing.map((number) => ({
    at: template.samples === undefined ? '/body' : '/samples',
    summary: `{{${number}}} has no sample`,
    fix: `Add to "samples" what it may stand for: "${number}": Ann.`,
  }));
}

/** In an authentication template Meta supplies the only variable, so a sample has nothing to stand for. */
function used(subject: TemplateSubject): readonly Finding[] {
  const numbers = numbersOf(subject.template);
  if (numbers === undefined) return [];
  return samplesOf(subject)
    .filter(({ name }) => ![...numbers].some((number) => name === `{{${number}}}`))
    .map(({ at, name }) => ({
      at,
      summary: `There is no variable ${name} for this sample`,
      fix: 'Remove the sample, or put the variable into the text.',
    }));
}

function filled(subject: TemplateSubject): readonly Finding[] {
  return samplesOf(subject)
    .filter(({ value }) => value.trim() === '')
    .map(({ at, name }) => ({
      at,
      summary: `The sample of ${name} is empty`,
      fix: 'Write what a customer would read there.',
    }));
}

function plain(subject: TemplateSubject): readonly Finding[] {
  return samplesOf(subject)
    .filter(({ value }) => /[\n\t]|[ \u00A0]{5}|\{\{|\}\}/.test(value.trim()))
    .map(({ at, name }) => ({
      at,
      summary: `The sample of ${name} has a line break, a tab, braces or more than four blanks in a row`,
      fix: 'Write one line of plain text: a value with these is refused when the message is sent.',
    }));
}

function longerThan(subject: TemplateSubject, most: number, end: number): readonly Finding[] {
  return samplesOf(subject)
    .map((sample) => ({ ...sample, length: lengthOf(sample.value) }))
    .filter(({ length }) => length > most && length <= end)
    .map(({ at, name, length }) => ({
      at,
      summary: `The sample of ${name} has ${length} characters; at most ${most} are meant`,
      fix: 'Write a short, typical value.',
    }));
}

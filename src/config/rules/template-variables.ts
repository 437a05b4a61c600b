import type { Diagnostic, SourceRef } from '../../model/diagnostic.ts';
import type { Template } from '../../model/generated/templates.ts';
import { pointer } from '../pointer.ts';
import { caution, problem } from '../problem.ts';
import { oneOf, quoted } from '../wording.ts';

/** Stands for a variable while punctuation is taken away; of private use, so no text holds it. */
const MARK = '\uE000';

type Locate = (pointer: string) => SourceRef;

/** What is wrong with the variables of one template. `locate` takes pointers below the template. */
export function templateProblems(template: Template, locate: Locate): readonly Diagnostic[] {
  const texts = textsOf(template);
  const malformed = texts.flatMap(({ at, text }) => malformedVariables(text, locate(at)));
  if (malformed.length > 0) return malformed;
  const numbers = new Set(texts.flatMap(({ text }) => variablesIn(text)));
  return [
    ...gaps(numbers, locate('/body')),
    ...samples(template, numbers, locate),
    ...footer(template, locate),
    ...edges(template.body, locate('/body')),
  ];
}

interface Text {
  readonly at: string;
  readonly text: string;
}

/** The texts that may hold variables. */
function textsOf(template: Template): readonly Text[] {
  const buttons = (template.buttons ?? []).flatMap((button, index) =>
    button.type === 'url' ? [{ at: pointer('buttons', index, 'url'), text: button.url }] : [],
  );
  const header = template.header === undefined ? [] : [{ at: '/header', text: template.header }];
  return [{ at: '/body', text: template.body }, ...header, ...buttons];
}

function variablesIn(text: string): readonly number[] {
  return [...text.matchAll(/\{\{([1-9]\d?)\}\}/g)].map(([, number]) => Number(number));
}

/** WhatsApp knows numbered variables only (Twilio, using-variables-with-content-api). */
function malformedVariables(text: string, source: SourceRef): readonly Diagnostic[] {
  const [odd] = text.replaceAll(/\{\{[1-9]\d?\}\}/g, '').match(/\{\{[^{}]*\}\}|\{\{|\}\}/) ?? [];
  if (odd === undefined) return [];
  return [
    problem('template-variable-name', source, {
      summary: `${quoted(odd)} is not a variable`,
      fix: 'Number variables from 1 and write them without spaces: {{1}}, {{2}}.',
    }),
  ];
}

/** The numbers must be 1 to n; their order in the text is free (Twilio, using-variables-with-content-api). */
function gaps(numbers: ReadonlySet<number>, source: SourceRef): readonly Diagnostic[] {
  const missing = Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1).filter(
    (number) => !numbers.has(number),
  );
  if (missing.length === 0) return [];
  return [
    problem('template-variable-gap', source, {
      summary: `Variables are numbered without gaps, and ${oneOf(missing.map(variable), 5)} is not there`,
      fix: `Renumber them from {{1}} to ${variable(numbers.size)}.`,
    }),
  ];
}

/** Meta's reviewers want one sample per variable (Meta, templates/components; Twilio error 63040). */
function samples(template: Template, numbers: ReadonlySet<number>, locate: Locate): readonly Diagnostic[] {
  const given = new Set(Object.keys(template.samples ?? {}).map(Number));
  const missing = [...numbers].filter((number) => !given.has(number));
  const unused = [...given].filter((number) => !numbers.has(number));
  const place = locate(template.samples === undefined ? '/body' : '/samples');
  return [
    ...missing.map((number) =>
      problem('template-sample-missing', place, {
        summary: `${variable(number)} has no sample`,
        fix: `Add to "samples" what it may stand for: "${number}": Ann.`,
      }),
    ),
    ...unused.map((number) =>
      problem('template-sample-unused', locate(pointer('samples', number)), {
        summary: `There is no variable ${variable(number)} for this sample`,
        fix: 'Remove the sample, or put the variable into the text.',
      }),
    ),
  ];
}

/** A footer takes no variables (Meta, templates/components). */
function footer(template: Template, locate: Locate): readonly Diagnostic[] {
  if (template.footer === undefined || !/\{\{|\}\}/.test(template.footer)) return [];
  return [
    problem('template-footer-variable', locate('/footer'), {
      summary: 'A footer takes no variables',
      fix: 'Move the variable into the body.',
    }),
  ];
}

/**
 * Meta rejects texts that begin or end with a variable, punctuation aside, or have two with nothing but
 * blanks between (Twilio, message-template-approvals-statuses). A warning: an approved one stays.
 */
function edges(body: string, source: SourceRef): readonly Diagnostic[] {
  const marked = body.replaceAll(/\{\{\d+\}\}/g, MARK);
  const text = marked.replaceAll(/\p{P}/gu, '').trim();
  const where = [
    text.startsWith(MARK) ? ['begins with a variable'] : [],
    text.endsWith(MARK) ? ['ends with a variable'] : [],
    /\uE000\s*\uE000/.test(marked) ? ['has two variables in a row'] : [],
  ].flat();
  if (where.length === 0) return [];
  return [
    caution('template-variable-edge', source, {
      summary: `The text ${where.join(' and ')}: Meta normally rejects that`,
      fix: 'Put words before, after and between variables. A template that is approved already stays as it is.',
    }),
  ];
}

function variable(number: number): string {
  return `{{${number}}}`;
}

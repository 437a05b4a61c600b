import { variablesOf } from './draft.ts';
import type { Draft } from './draft.ts';

/** What is wrong with a draft, in Meta's manner; undefined when the rule is kept. */
export type TemplateRule = (draft: Draft) => string | undefined;

/** Meta, templates/components. */
const LONGEST_BODY = 1024;
const LONGEST_HEADER = 60;
const LONGEST_FOOTER = 60;
const MOST_EMOJI = 10;
const VARIABLE = String.raw`\{\{\s*\w+\s*\}\}`;
/** Punctuation beside a variable does not save it: "...{{2}}." still ends with one (using-variables-with-content-api). */
const AT_START = new RegExp(String.raw`^[\s\p{P}\p{S}]*?${VARIABLE}`, 'u');
const AT_END = new RegExp(String.raw`${VARIABLE}[\s\p{P}\p{S}]*$`, 'u');
const ADJACENT = new RegExp(String.raw`${VARIABLE}\s*${VARIABLE}`);

/** The rules about texts and variables that Meta applies automatically (facts B4). */
export const TEXT_RULES: readonly TemplateRule[] = [
  (draft) => (draft.body.trim() === '' ? 'The body of the template is missing (2388072)' : undefined),
  (draft) =>
    draft.body.length > LONGEST_BODY ? 'The body has more than 1024 characters (2388040)' : undefined,
  (draft) =>
    AT_START.test(draft.body) || AT_END.test(draft.body)
      ? 'Variables cannot be at the start or end of the template (2388299)'
      : undefined,
  (draft) => (ADJACENT.test(draft.body) ? 'Variables cannot be next to each other (2388072)' : undefined),
  unbalancedBraces,
  gapsInNumbering,
  tooManyVariables,
  missingSamples,
  (draft) =>
    /\t| {5,}/.test(draft.body)
      ? 'The body has tabs or more than four consecutive spaces (2388072)'
      : undefined,
  (draft) => (emojiIn(draft.body) > MOST_EMOJI ? 'The body has more than 10 emoji (2388072)' : undefined),
  (draft) =>
    /\b(wa\.me|bit\.ly|tinyurl\.com|t\.co|goo\.gl)\//i.test(draft.body)
      ? 'The body links to WhatsApp or to a link shortener (2388072)'
      : undefined,
  badHeader,
  badFooter,
];

function unbalancedBraces({ body }: Draft): string | undefined {
  const rest = body.replaceAll(new RegExp(VARIABLE, 'g'), '');
  return /\{\{|\}\}/.test(rest) ? 'The parameter format is not valid: {{1}} (2388072)' : undefined;
}

/** The numbers must be 1 to n without gaps; their order in the text is free. */
function gapsInNumbering({ body }: Draft): string | undefined {
  const names = new Set(variablesOf(body));
  const missing = Array.from({ length: names.size }, (_, index) => String(index + 1)).find(
    (name) => !names.has(name),
  );
  return missing === undefined
    ? undefined
    : `Variables must be numbered from 1 without gaps: {{${missing}}} is missing`;
}

/** For n variables at least 2n+1 words that are not variables (Meta 2388293). */
function tooManyVariables({ body }: Draft): string | undefined {
  const count = variablesOf(body).length;
  if (count === 0) return undefined;
  const words = body
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word.replaceAll(new RegExp(VARIABLE, 'g'), '')));
  return words.length < 2 * count + 1
    ? 'This template has too many variables for its length (2388293)'
    : undefined;
}

function missingSamples(draft: Draft): string | undefined {
  const texts = [draft.body, draft.header, ...draft.media, ...draft.buttons.map((button) => button.url)];
  const without = texts.flatMap(variablesOf).find((name) => (draft.samples[name] ?? '').trim() === '');
  return without === undefined
    ? undefined
    : `Message template is missing expected field(s) (example): no sample for {{${without}}}`;
}

function badHeader({ header }: Draft): string | undefined {
  if (header.length > LONGEST_HEADER) return 'The header has more than 60 characters (2388047)';
  if (variablesOf(header).length > 1) return 'The header has more than one variable (2388047)';
  return emojiIn(header) > 0 || /[*_~\n]/.test(header.replaceAll(new RegExp(VARIABLE, 'g'), ''))
    ? 'The header has new lines, emoji, asterisks or formatting characters (2388047)'
    : undefined;
}

function badFooter({ footer }: Draft): string | undefined {
  if (footer.length > LONGEST_FOOTER) return 'The footer has more than 60 characters (2388073)';
  return variablesOf(footer).length > 0 || emojiIn(footer) > 0 || footer.includes('\n')
    ? 'The footer has variables, emoji or new lines (2388073)'
    : undefined;
}

function emojiIn(text: string): number {
  return Array.from(text.matchAll(/\p{Extended_Pictographic}/gu)).length;
}

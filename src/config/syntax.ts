import type { Diagnostic } from '../model/diagnostic.ts';
import type { Lines } from './lines.ts';
import { problem } from './problem.ts';
import type { Wording } from './problem.ts';
import type { SyntaxCause } from './syntax-cause.ts';
import type { ValueProblem } from './values.ts';
import { quoted } from './wording.ts';

type Told = Wording & { readonly code: string };

/** What stopped the text from being YAML. */
export function syntaxDiagnostics(causes: readonly SyntaxCause[], lines: Lines): readonly Diagnostic[] {
  return causes.map((cause) => {
    const { code, ...wording } = tellSyntax(cause);
    return problem(code, lines.refAt(cause.start, cause.end), wording);
  });
}

/** What is YAML but not a plain value. */
export function valueDiagnostics(problems: readonly ValueProblem[], lines: Lines): readonly Diagnostic[] {
  return problems.map((found) =>
    problem(found.code, lines.refAt(found.start, found.end), tellValue(found, lines)),
  );
}

const TOO_DEEP = told(
  'too-deep',
  'Nested more than 64 levels deep',
  'Flatten it: these files need eight levels at most.',
);
const NOT_A_KEY = told(
  'bad-yaml',
  'YAML reads this as a key, and it cannot be one',
  'Look for a missing ":" here, or put text that holds ": " in quotes.',
);

/** By the codes of `yaml` 2.9.1 and of compose.ts; the codes we give are our own and stay. */
const TOLD: ReadonlyMap<string, Told> = new Map([
  [
    'TAB_AS_INDENT',
    told('tab-indent', 'A tab indents this line; YAML allows spaces only', 'Replace the tab by spaces.'),
  ],
  [
    'BAD_INDENT',
    told(
      'bad-indent',
      'This line fits no other by its indentation',
      'Give entries of one level the same number of spaces.',
    ),
  ],
  [
    'MULTIPLE_DOCS',
    told(
      'multiple-documents',
      'A second YAML document begins here',
      'Keep one document per file: remove the line "---" and what belongs to another file.',
    ),
  ],
  [
    'TAG_RESOLVE_FAILED',
    told(
      'unknown-tag',
      'A tag that is not known here',
      'Remove the tag: plain values are all that is needed.',
    ),
  ],
  [
    'NOT_CLOSED',
    told('not-closed', 'What this opens is never closed', 'Add the quote or bracket that closes it.'),
  ],
  ['NO_SPACE', told('bad-yaml', 'A space is missing', 'Put a space after the ":" or "-".')],
  ['NO_COLON', told('bad-yaml', 'There is no ":" after this', 'Write a key, a colon, a space and a value.')],
  [
    'NOT_QUOTED',
    told('not-quoted', 'This character has a meaning of its own in YAML', 'Put the whole text in quotes.'),
  ],
  [
    'AFTER_QUOTE',
    told(
      'bad-yaml',
      'The text goes on after its closing quote',
      'Put quotes around all of it, and write a quote inside twice.',
    ),
  ],
  ['RESOURCE_EXHAUSTION', TOO_DEEP],
  ['TOO_DEEP', TOO_DEEP],
  [
    'TOO_LONG',
    told('too-complex', 'Far more syntax than these files need', 'Look for generated or pasted text.'),
  ],
  [
    'BAD_DQ_ESCAPE',
    told(
      'bad-escape',
      'A backslash in double quotes begins an escape that does not exist',
      'Write \\\\ for a backslash, or use single quotes.',
    ),
  ],
  ['MULTILINE_IMPLICIT_KEY', NOT_A_KEY],
  ['BLOCK_AS_IMPLICIT_KEY', NOT_A_KEY],
]);

function tellSyntax({ kind, message }: SyntaxCause): Told {
  const fix =
    'Look here and on the line above for a quote, bracket, colon or space that is missing or too many.';
  return TOLD.get(kind) ?? told('bad-yaml', `This is not valid YAML: ${firstLetterLow(message)}`, fix);
}

function told(code: string, summary: string, fix: string): Told {
  return { code, summary, fix };
}

function firstLetterLow(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return quoted(line.charAt(0).toLowerCase() + line.slice(1)).slice(1, -1);
}

function tellValue(found: ValueProblem, lines: Lines): Wording {
  const subject = quoted(found.subject.replace('tag:yaml.org,2002:', '!!'));
  switch (found.code) {
    case 'duplicate-key':
      return {
        summary: `${subject} is already set in line ${lines.lineAt(found.first ?? 0)}`,
        fix: 'Keep one of the two.',
      };
    case 'key-not-text':
      return { summary: 'A key must be a word', fix: 'Write one word before the ":".' };
    case 'unknown-tag':
      return {
        summary: `The tag ${subject} is not known here`,
        fix: 'Remove it: plain values are all that is needed.',
      };
    case 'unknown-alias':
      return {
        summary: `There is no anchor ${quoted(`&${found.subject}`)} before this`,
        fix: 'Write the value out, or put text that begins with * in quotes.',
      };
    case 'alias-bomb':
      return {
        summary: 'The aliases of this file stand for more than 1,000 values',
        fix: 'Write the values out: aliases of aliases grow without bound.',
      };
    case 'not-quoted':
      return { summary: 'YAML reads braces as a group of keys', fix: 'Put the whole text in quotes.' };
    case 'text-too-long':
      return {
        summary: `A text of ${found.subject} characters; no field takes more than 4,096`,
        fix: 'Shorten it, or look for a quote that is never closed.',
      };
  }
}

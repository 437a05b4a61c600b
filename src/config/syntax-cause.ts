import type { Document } from 'yaml';
import { isCollection, isScalar, visit } from 'yaml';
import type { SyntaxFault } from './compose.ts';

/** What made a text stop being YAML, told apart further than the parser does. */
export interface SyntaxCause {
  readonly kind: SyntaxFault['code'] | 'NOT_CLOSED' | 'NO_SPACE' | 'NO_COLON' | 'NOT_QUOTED' | 'AFTER_QUOTE';
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Whether what follows in the file can no longer be understood. */
  readonly derails: boolean;
}

/** Faults that leave everything around them as it was meant. */
const LOCAL: ReadonlySet<string> = new Set([
  'BAD_DQ_ESCAPE',
  'TAG_RESOLVE_FAILED',
  'MULTIPLE_DOCS',
  'BAD_DIRECTIVE',
]);

/**
 * The causes behind the faults of a text, at most one a line. Once a text has lost its structure the parser
 * stumbles at every line that follows: of those faults the first is the cause, the others are echo.
 */
export function causesOf(
  faults: readonly SyntaxFault[],
  text: string,
  contents: Document.Parsed['contents'],
): readonly SyntaxCause[] {
  const local = faults.filter(({ code }) => LOCAL.has(code));
  const tabs = faults.filter(({ code }) => code === 'TAB_AS_INDENT');
  const structural = faults.filter(({ code }) => !LOCAL.has(code) && code !== 'TAB_AS_INDENT');
  const firstTab = Math.min(...tabs.map(({ start }) => lineStart(text, start)));
  const first = firstOf(structural);
  const cause = first === undefined || first.start >= firstTab ? [] : [causeOf(first, text, contents)];
  return onePerLine(
    [...local.map((fault) => told(fault, false)), ...tabs.map((fault) => told(fault, true)), ...cause],
    text,
  );
}

/** Of faults at one place, the one that spans two lines says most: which two do not fit together. */
function firstOf(faults: readonly SyntaxFault[]): SyntaxFault | undefined {
  const [first] = faults.toSorted((a, b) => a.start - b.start);
  return (
    faults.find(({ code, start }) => start === first?.start && code === 'MULTILINE_IMPLICIT_KEY') ?? first
  );
}

function causeOf(fault: SyntaxFault, text: string, contents: Document.Parsed['contents']): SyntaxCause {
  const marked = text.slice(fault.start, fault.end);
  if (/closing .?quote|and end with a/.test(fault.message)) return notClosed(fault, contents);
  if (fault.code === 'BAD_SCALAR_START') return { ...told(fault, true), kind: 'NOT_QUOTED' };
  if (fault.code === 'BAD_INDENT' || /Sequence item without/.test(fault.message))
    return badIndent(fault.start, text);
  if (/block sequence may not be used/.test(fault.message)) return badDash(fault, text);
  if (/followed by map values/.test(fault.message)) return { ...told(fault, true), kind: 'NO_COLON' };
  if (/at node end/.test(fault.message)) return afterValue(fault, text);
  if (fault.code !== 'MULTILINE_IMPLICIT_KEY' || !marked.includes('\n')) return told(fault, true);
  const opensLine = /^[ -]*$/.test(text.slice(lineStart(text, fault.start), fault.start));
  const end = fault.start + marked.indexOf('\n');
  if (opensLine && /^[^\s:]+:[^\s:/]/.test(marked)) return { ...told(fault, true), kind: 'NO_SPACE', end };
  if (opensLine && !/^[^\n]*:/.test(marked)) return { ...told(fault, true), kind: 'NO_COLON', end };
  return badIndent(fault.start + marked.lastIndexOf('\n') + 1, text);
}

/** The parser names where it gave up; the opening quote or bracket is what a person has to find. */
function notClosed(fault: SyntaxFault, contents: Document.Parsed['contents']): SyntaxCause {
  let start = fault.start;
  visit(contents, {
    Node: (_key, node) => {
      const [from, , to] = node.range ?? [0, 0, 0];
      const opens =
        (isScalar(node) && node.type?.startsWith('QUOTE') === true) ||
        (isCollection(node) && node.flow === true);
      if (opens && from < fault.start && to >= fault.start) start = from;
    },
  });
  return { ...told(fault, true), kind: 'NOT_CLOSED', start, end: start + 1 };
}

function badIndent(at: number, text: string): SyntaxCause {
  const start = firstNonBlank(text, at);
  return { kind: 'BAD_INDENT', message: '', start, end: start + 1, derails: true };
}

/** `-key` above is read as a word, and the next real dash then has nothing to belong to. */
function badDash(fault: SyntaxFault, text: string): SyntaxCause {
  const above = text.slice(0, Math.max(0, lineStart(text, fault.start) - 1));
  const start = firstNonBlank(above, lineStart(above, above.length));
  if (!/^-[^\s-]/.test(above.slice(start))) return badIndent(lineStart(text, fault.start), text);
  return { ...told(fault, true), kind: 'NO_SPACE', start, end: start + 1 };
}

/** Text after a closed quote, or after {{1}}, which YAML reads as a mapping in a mapping. */
function afterValue(fault: SyntaxFault, text: string): SyntaxCause {
  const from = lineStart(text, fault.start);
  const braces = /^[ -]*[^\s:]+:\s+(?=\{\{)/.exec(text.slice(from, fault.start));
  if (braces === null) {
    const isQuote = /["'][^"']*$/.test(text.slice(from, fault.start));
    return { ...told(fault, true), kind: isQuote ? 'AFTER_QUOTE' : fault.code };
  }
  const start = from + braces[0].length;
  return { ...told(fault, true), kind: 'NOT_QUOTED', start, end: fault.end };
}

function told(fault: SyntaxFault, derails: boolean): SyntaxCause {
  // The parser marks the backslash only; the letter after it is what does not exist.
  const end = fault.code === 'BAD_DQ_ESCAPE' ? fault.start + 2 : fault.end;
  return { kind: fault.code, message: fault.message, start: fault.start, end, derails };
}

function onePerLine(causes: readonly SyntaxCause[], text: string): readonly SyntaxCause[] {
  const seen = new Set<number>();
  return causes.filter(({ start }) => {
    const line = lineStart(text, start);
    return !seen.has(line) && seen.add(line);
  });
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function firstNonBlank(text: string, at: number): number {
  const from = lineStart(text, at);
  return from + (/^[ \t]*/.exec(text.slice(from, from + 1_000))?.[0].length ?? 0);
}

import type { Document, ErrorCode } from 'yaml';
import { Composer, Lexer, Parser } from 'yaml';

/** Deepest nesting: our own files need eight levels. */
export const MOST_LEVELS = 64;
/** Smallest pieces of syntax in one file; 50,000 users in block style are under two million. */
const MOST_LEXEMES = 6_000_000;
/** Syntax errors that are worth reading; the rest of a broken file is mostly echo. */
const MOST_ERRORS = 40;

export interface SyntaxFault {
  readonly code: ErrorCode | 'TOO_DEEP' | 'TOO_LONG';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Composed {
  readonly contents: Document.Parsed['contents'];
  readonly errors: readonly SyntaxFault[];
}

class Enough extends Error {}

/**
 * Reads the first YAML document of a text; what follows it is an error. Hostile text is given up early:
 * `yaml` 2.9.1 alone spends 10 seconds and a gigabyte on a million commas (measured 2026-11-24). `levels` is the
 * deepest nesting that is read.
 */
export function compose(text: string, levels = MOST_LEVELS): Composed {
  const errors: SyntaxFault[] = [];
  const report = (error: SyntaxFault): void => {
    // The composer takes what is thrown for a stack overflow, and reports that: it is not noted down.
    if (errors.length >= MOST_ERRORS) throw new Enough();
    errors.push(error);
  };
  try {
    return { contents: firstDocument(text, levels, report), errors };
  } catch (error) {
    if (!(error instanceof Enough) && errors.length === 0) errors.push(unreadable(error));
    return { contents: null, errors };
  }
}

type Report = (error: SyntaxFault) => void;

function firstDocument(text: string, levels: number, report: Report): Composed['contents'] {
  // Duplicate keys are found in values.ts: the check in `yaml` is quadratic in the keys of a map.
  const composer = new Composer({ schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false });
  const onError = (source: Source, code: ErrorCode, message: string): void =>
    report({ code, message, ...stretch(source) });
  // The composer has no limit on errors of its own, and reports all of them through this member.
  Object.assign(composer, { onError });
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(tokens(text, levels, report))) {
    if (first !== undefined) {
      const at = document.range[0];
      report({ code: 'MULTIPLE_DOCS', message: 'more than one document', start: at, end: at + 3 });
      break;
    }
    first = document;
    for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
      report({ code, message, start: pos[0], end: pos[1] });
    }
  }
  return first?.contents ?? null;
}

function* tokens(text: string, levels: number, report: Report): ReturnType<Parser['parse']> {
  const parser = new Parser();
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') {
        report({
          code: 'UNEXPECTED_TOKEN',
          message: token.message,
          start: token.offset,
          end: token.offset + 1,
        });
      } else yield token;
    }
    count += 1;
    if (parser.stack.length <= levels && count <= MOST_LEXEMES) continue;
    const code = count > MOST_LEXEMES ? 'TOO_LONG' : 'TOO_DEEP';
    report({ code, message: code, start: parser.offset, end: parser.offset + 1 });
    throw new Enough();
  }
  yield* parser.end();
}

type Source = number | readonly number[] | { readonly offset: number; readonly source?: string };

function stretch(source: Source): { readonly start: number; readonly end: number } {
  if (typeof source === 'number') return { start: source, end: source + 1 };
  if ('offset' in source) return { start: source.offset, end: source.offset + (source.source?.length ?? 1) };
  const start = source[0] ?? 0;
  return { start, end: source[1] ?? start + 1 };
}

function unreadable(error: unknown): SyntaxFault {
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'IMPOSSIBLE', message, start: 0, end: 1 };
}

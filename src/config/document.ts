import type { Diagnostic, SourceRef } from '../model/diagnostic.ts';
import type { Json } from '../model/json.ts';
import { compose } from './compose.ts';
import type { Composed } from './compose.ts';
import { readLines } from './lines.ts';
import type { Lines } from './lines.ts';
import { readLongList } from './long-list.ts';
import { placeFinder } from './places.ts';
import type { Place } from './places.ts';
import { segmentsOf } from './pointer.ts';
import { problem } from './problem.ts';
import { causesOf } from './syntax-cause.ts';
import { syntaxDiagnostics, valueDiagnostics } from './syntax.ts';
import { readValues } from './values.ts';
import type { Values } from './values.ts';

/** Not allowed in YAML; a lone carriage return would make a line that editors and we count differently. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\r(?!\n)/u;

/** The values of a YAML file, and where each stands. */
export interface ConfigDocument {
  readonly path: string;
  readonly value: Json;
  /** What is wrong with the text, whatever the schema says. */
  readonly problems: readonly Diagnostic[];
  /** How much of the file `value` holds: all, what stands above the first syntax error, or nothing. */
  readonly extent: 'whole' | 'above' | 'none';
  /** The place of a value, or of the nearest collection around it when it is not there. */
  readonly locate: (pointer: string) => SourceRef;
  /** The place of the key of a value. */
  readonly locateKey: (pointer: string) => SourceRef;
  /** The value as it is written, quotes included. */
  readonly textAt: (pointer: string) => string;
  readonly frame: Lines['frame'];
}

/** Reads one file. Never throws, and never takes much longer than reading a well-formed file of that size. */
export function readDocument(path: string, text: string): ConfigDocument {
  const lines = readLines(path, text);
  const early = unreadable(text, lines);
  if (early !== undefined) {
    return documentOf({ path, text, lines, values: readValues(null), problems: [early], extent: 'none' });
  }
  const long = readLongList(text);
  if (long !== undefined) {
    const problems = valueDiagnostics(long.problems, lines);
    return documentOf({ path, text, lines, values: long, problems, extent: extentOf(Infinity, long) });
  }
  const { contents, errors } = compose(text);
  const causes = causesOf(errors, text, contents);
  const cut = Math.min(...causes.filter(({ derails }) => derails).map(({ start }) => start));
  const values = readValues(cut === Infinity ? contents : contentsAbove(text, cut));
  const broken = syntaxDiagnostics(causes, lines);
  const told = new Set(broken.map(({ source }) => source.line));
  const odd = valueDiagnostics(values.problems, lines).filter(({ source }) => !told.has(source.line));
  const problems = [...broken, ...odd];
  return documentOf({ path, text, lines, values, problems, extent: extentOf(cut, values) });
}

/** What stands above the line of a syntax error is understood all the same. */
function contentsAbove(text: string, cut: number): Composed['contents'] {
  const { contents, errors } = compose(text.slice(0, text.lastIndexOf('\n', cut) + 1));
  return errors.length === 0 ? contents : null;
}

function extentOf(cut: number, { value }: Values): ConfigDocument['extent'] {
  if (cut === Infinity) return 'whole';
  return value === null ? 'none' : 'above';
}

interface Parts {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly values: Values;
  readonly problems: readonly Diagnostic[];
  readonly extent: ConfigDocument['extent'];
}

/** Keeps offsets only, not the nodes of `yaml`: those of 50,000 users take 200 MB. */
function documentOf({ path, text, lines, values, problems, extent }: Parts): ConfigDocument {
  const find = placeFinder(values);
  const place = (pointer: string): Place => find(segmentsOf(pointer));
  return {
    path,
    value: values.value,
    problems,
    extent,
    locate: (pointer) => lines.refAt(place(pointer).start, place(pointer).end),
    locateKey: (pointer) => lines.refAt(place(pointer).keyStart, place(pointer).keyEnd),
    textAt: (pointer) => text.slice(place(pointer).start, place(pointer).end),
    frame: lines.frame,
  };
}

/** What YAML would read as something else entirely. */
function unreadable(text: string, lines: Lines): Diagnostic | undefined {
  const marker = /^<{7}(?: |$)/m.exec(text);
  if (marker !== null) {
    return problem('merge-conflict', lines.refAt(marker.index, marker.index + 7), {
      summary: 'Git left a merge conflict here',
      fix: 'Decide which side is right and remove the lines with <<<<<<<, ======= and >>>>>>>.',
    });
  }
  const control = CONTROL.exec(text);
  if (control !== null) {
    const code = control[0].codePointAt(0) ?? 0;
    return problem(
      code === 0 ? 'nul-byte' : 'control-character',
      lines.refAt(control.index, control.index + 1),
      {
        summary: `An invisible control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}) stands here`,
        fix: 'Delete it, and save the file as UTF-8 text with line feeds.',
      },
    );
  }
  if (!text.split('\n').every(isBlank)) return undefined;
  return problem('file-empty', lines.refAt(0, 1), {
    summary: 'The file holds nothing',
    fix: 'Begin with "apiVersion: reconcile/v1", or remove the file: nothing of it is managed then.',
  });
}

function isBlank(line: string): boolean {
  return /^(?:\uFEFF?\s*(?:#.*)?|---\s*)$/.test(line);
}

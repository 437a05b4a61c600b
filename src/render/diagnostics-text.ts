import type { Diagnostic } from '../model/diagnostic.ts';
import type { Paint } from './paint.ts';
import { counted, inert } from './words.ts';

/** Problems with their place, the line of the file, what is wrong and what to do; then how many there are. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], files: number, paint: Paint): string {
  const blocks = diagnostics.map((diagnostic) => diagnosticText(diagnostic, paint));
  return [...blocks, `${tally(diagnostics, files)}\n`].join('\n');
}

function diagnosticText({ source, severity, code, summary, fix, frame }: Diagnostic, paint: Paint): string {
  const place = paint.bold(`${inert(source.file)}:${source.line}:${source.column}`);
  const colour = severity === 'error' ? paint.red : paint.yellow;
  const head = `${place}  ${colour(severity)}  ${code}`;
  if (frame === undefined) return `${head}\n  ${inert(summary)}\n  ${inert(fix)}\n`;
  const number = String(source.line);
  const shown = windowOn(inert(frame), source.column);
  const wanted = (source.endColumn ?? source.column + 1) - source.column;
  const length = Math.max(1, Math.min(wanted, shown.text.length - shown.column + 1));
  const marks = `${' '.repeat(shown.column - 1)}${colour('^'.repeat(length))}`;
  const gutter = ' '.repeat(number.length);
  const own = wanted > FRAME_WIDTH / 2 ? `\n  ${gutter} | ${inert(summary)}` : ` ${inert(summary)}`;
  return [head, `  ${number} | ${shown.text}`, `  ${gutter} | ${marks}${own}`, `  ${inert(fix)}`, ''].join(
    '\n',
  );
}

const FRAME_WIDTH = 80;

/** The part of a long line that has the marked column in it, and where the column is in that part. */
function windowOn(line: string, column: number): { readonly text: string; readonly column: number } {
  const start = column > FRAME_WIDTH / 2 && line.length > FRAME_WIDTH ? column - FRAME_WIDTH / 2 : 0;
  return { text: line.slice(start, start + FRAME_WIDTH), column: column - start };
}

function tally(diagnostics: readonly Diagnostic[], files: number): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const broken = new Set(diagnostics.map((diagnostic) => diagnostic.source.file)).size;
  if (diagnostics.length === 0) return `${counted(files, 'file')}, no problems.`;
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return `${parts.join(' and ')} in ${broken} of ${counted(files, 'file')}.`;
}

import type { SourceRef } from '../model/diagnostic.ts';

const LONGEST_FRAME = 240;

/** The text of a file with a way from offsets to lines and columns. */
export interface Lines {
  /** The place of a stretch of text; it ends with its first line. Columns count UTF-16 units, tabs as one. */
  readonly refAt: (start: number, end: number) => SourceRef;
  /** Line number of an offset. */
  readonly lineAt: (offset: number) => number;
  /** A line to show under a message; absent when the line or the column is too far out to show. */
  readonly frame: (line: number, column: number) => string | undefined;
}

/** Reads where the lines of a text begin. `file` is what its places will be called. */
export function readLines(file: string, text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (offset: number): number => lastAtOrBelow(starts, offset) + 1;
  const lineText = (line: number): string => {
    const start = starts[line - 1] ?? text.length;
    return text.slice(start, (starts[line] ?? text.length + 1) - 1).replace(/\r$/, '');
  };
  return {
    lineAt,
    refAt: (start, end) => {
      const line = lineAt(start);
      const lineStart = starts[line - 1] ?? 0;
      const lineEnd = lineStart + lineText(line).length;
      const column = start - lineStart + 1;
      const endColumn = Math.max(Math.min(end, lineEnd) - lineStart + 1, column + 1);
      return { file, line, column, endColumn };
    },
    frame: (line, column) => {
      const shown = lineText(line);
      if (shown.trim() === '' || column > LONGEST_FRAME) return undefined;
      return shown.length > LONGEST_FRAME ? `${shown.slice(0, LONGEST_FRAME)}...` : shown;
    },
  };
}

function lastAtOrBelow(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

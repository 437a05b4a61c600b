/** A place in a file. Lines and columns count from 1. */
export interface SourceRef {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** First column after the marked text, on the same line. */
  readonly endColumn?: number;
}

/** A problem in the configuration: what is wrong, where, and what to do. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Stable and documented: `phone-not-quoted`. */
  readonly code: string;
  /** What is wrong, in a few words. */
  readonly summary: string;
  /** What to do about it. */
  readonly fix: string;
  readonly source: SourceRef;
  /** The line of the file that is marked, for a code frame. */
  readonly frame?: string;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** Files in their order, then places in theirs: the same problems always read the same. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.source.file, b.source.file) ||
    a.source.line - b.source.line ||
    a.source.column - b.source.column ||
    compareText(a.code, b.code)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

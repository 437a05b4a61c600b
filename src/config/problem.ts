import type { Diagnostic, SourceRef } from '../model/diagnostic.ts';

export interface Wording {
  /** What is wrong, in a few words. */
  readonly summary: string;
  /** What to do about it. */
  readonly fix: string;
}

/** An error: nothing is done for this enterprise before it is put right. */
export function problem(code: string, source: SourceRef, wording: Wording): Diagnostic {
  return { severity: 'error', code, ...wording, source };
}

/** A warning: somebody should look, and the run goes on. */
export function caution(code: string, source: SourceRef, wording: Wording): Diagnostic {
  return { severity: 'warning', code, ...wording, source };
}

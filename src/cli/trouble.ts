import { inert } from '../render/words.ts';
import type { Context } from './context.ts';

export interface Trouble {
  readonly code: string;
  readonly summary: string;
  readonly fix: string;
}

/** Why a command ended without its result, or with less than was asked for. */
export function sayTrouble(context: Context, { code, summary, fix }: Trouble): void {
  context.err(`error  ${code}\n  ${inert(summary)}\n  ${inert(fix)}\n`);
}

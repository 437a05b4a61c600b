import type { Clock } from '../runtime/clock.ts';
import type { ExitCode } from './exit-codes.ts';

/** Everything of the process that a command may touch. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: Clock;
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Results; whole JSON when that was asked for. */
  readonly out: (text: string) => void;
  /** Everything meant for people besides results: problems, notes, logs. */
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
  /** The first line that is typed or piped in; undefined at its end. Absent where nobody can answer. */
  readonly readLine?: () => Promise<string | undefined>;
}

/** A command: takes what was parsed from its words, answers with an exit code. */
export type Run<Options> = (
  context: Context,
  slugs: readonly string[],
  options: Options,
) => Promise<ExitCode>;

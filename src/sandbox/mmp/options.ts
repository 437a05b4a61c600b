import type { MmpState } from './state.ts';

/** What the twin is given. The state is asked for at each request, so that it can be replaced as a whole. */
export interface MmpOptions {
  readonly state: () => MmpState;
  readonly token: string;
  readonly now: () => Date;
  /** Called after each change of the state, so that it can be kept. */
  readonly changed: () => void;
}

/** Ends a change: whatever was derived from the tables before is void. */
export function commit(options: MmpOptions): void {
  options.state().changes += 1;
  options.changed();
}

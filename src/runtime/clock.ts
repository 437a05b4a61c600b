import { setTimeout } from 'node:timers/promises';

/** Time, passed in everywhere, so that rehearsals and tests can run on a virtual one. */
export interface Clock {
  now(): Date;
  /** Waits that many milliseconds, or until the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The wall clock: the one place that reads it. */
export function systemClock(): Clock {
  return {
    now: () => new Date(),
    sleep: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
  };
}

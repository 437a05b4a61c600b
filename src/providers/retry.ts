import pRetry from 'p-retry';
import { ProviderError } from '../model/errors.ts';

/** Runs a call, again while that is safe, and gives its result or its last error. */
export type Retry = <T>(call: () => Promise<T>) => Promise<T>;

export interface RetryOptions {
  readonly retries: number;
  /** Shortest wait, in milliseconds; doubles each time. */
  readonly minMs: number;
  /** Longest wait. A provider that asks for a longer one is left to the next run. */
  readonly maxMs: number;
  /** Waits; passed in so that tests and rehearsals need not. Ends early when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Once aborted, nothing is sent again. A call that runs is not interrupted: its result must not be lost. */
  readonly signal: AbortSignal;
}

/**
 * The one retry policy. Only what was certainly not processed is sent again: `not-sent` covers refused
 * connections and HTTP 429, which Twilio says is never processed (docs/errors/20429, read 2026-11-23).
 * Reads may also be repeated when their result is `unknown`.
 */
export function retryPolicy(options: RetryOptions): { readonly reads: Retry; readonly writes: Retry } {
  return {
    reads: (call) => retried(call, options, ['not-sent', 'unknown']),
    writes: (call) => retried(call, options, ['not-sent']),
  };
}

function retried<T>(call: () => Promise<T>, options: RetryOptions, safe: readonly string[]): Promise<T> {
  const { signal, maxMs } = options;
  return pRetry(call, {
    retries: options.retries,
    minTimeout: 0,
    maxTimeout: 0,
    shouldRetry: async ({ error, attemptNumber }) => {
      if (!(error instanceof ProviderError) || !safe.includes(error.facts.result)) return false;
      const wait = error.facts.retryAfterMs ?? Math.min(maxMs, options.minMs * 2 ** (attemptNumber - 1));
      if (signal.aborted || wait > maxMs) return false;
      await options.sleep(wait, signal);
      return !signal.aborted;
    },
  });
}

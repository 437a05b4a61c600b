import { guardedFetch } from '../../../src/providers/http.ts';
import type { HttpOptions } from '../../../src/providers/http.ts';
import { retryPolicy } from '../../../src/providers/retry.ts';
import { twilioClient } from '../../../src/providers/twilio/client.ts';
import type { TwilioConnection } from '../../../src/providers/twilio/session.ts';

export const PARENT = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'parent-token-0f1e2d3c' };
export const CHILD = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'child-token-4b5a6978' };
export const NUMBER = '+14045550122';

/** The guarded fetch as the tests use it: no rate limit to wait for, one second of patience. */
export function aGuardedFetch(options: Partial<HttpOptions> = {}): typeof globalThis.fetch {
  return guardedFetch({
    provider: 'twilio',
    fetch: globalThis.fetch,
    timeoutMs: 1000,
    maxBodyBytes: 5_000_000,
    limit: { concurrency: 10, interval: 0, intervalCap: Number.POSITIVE_INFINITY },
    readOnly: false,
    now: () => 0,
    ...options,
  });
}

/** Repeats what is safe to repeat, without waiting. */
export const PATIENT = retryPolicy({
  retries: 2,
  minMs: 100,
  maxMs: 30_000,
  sleep: () => Promise.resolve(),
  signal: new AbortController().signal,
});

/** A client that repeats what is safe to repeat, without waiting; `waits` takes down how long it would have waited. */
export function connected(options: Partial<TwilioConnection> & { readonly waits?: number[] } = {}) {
  const { waits = [], ...connection } = options;
  const sleep = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  return twilioClient({
    ...PARENT,
    fetch: aGuardedFetch(),
    retry: retryPolicy({
      retries: 2,
      minMs: 100,
      maxMs: 30_000,
      sleep,
      signal: new AbortController().signal,
    }),
    ...connection,
  });
}

/** What a promise was rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It should have failed.');
}

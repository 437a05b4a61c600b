import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/model/errors.ts';
import type { CallResult } from '../../src/model/errors.ts';
import { retryPolicy } from '../../src/providers/retry.ts';

function failing(result: CallResult, retryAfterMs?: number) {
  let calls = 0;
  const call = async (): Promise<never> => {
    calls += 1;
    throw new ProviderError({
      provider: 'twilio',
      result,
      code: 'x',
      operation: 'x',
      summary: 'x',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  };
  return { call, count: () => calls };
}

function policy(abort = new AbortController()) {
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
  };
  return { waits, ...retryPolicy({ retries: 3, minMs: 100, maxMs: 1000, sleep, signal: abort.signal }) };
}

describe('the retry policy', () => {
  it('repeats a write only when it was certainly not processed', async () => {
    const unknown = failing('unknown');
    await expect(policy().writes(unknown.call)).rejects.toThrow(ProviderError);
    expect(unknown.count()).toBe(1);

    const notSent = failing('not-sent');
    await expect(policy().writes(notSent.call)).rejects.toThrow(ProviderError);
    expect(notSent.count()).toBe(4);
  });

  it('repeats a read whose result is unknown, but not one that was refused', async () => {
    const unknown = failing('unknown');
    await expect(policy().reads(unknown.call)).rejects.toThrow(ProviderError);
    expect(unknown.count()).toBe(4);

    const refused = failing('refused');
    await expect(policy().reads(refused.call)).rejects.toThrow(ProviderError);
    expect(refused.count()).toBe(1);
  });

  it('waits twice as long each time, or as long as the provider asks', async () => {
    const own = policy();
    await expect(own.reads(failing('unknown').call)).rejects.toThrow(ProviderError);
    expect(own.waits).toEqual([100, 200, 400]);

    const asked = policy();
    await expect(asked.reads(failing('not-sent', 700).call)).rejects.toThrow(ProviderError);
    expect(asked.waits).toEqual([700, 700, 700]);
  });

  it('leaves a wait that is too long to the next run', async () => {
    const call = failing('not-sent', 60_000);
    await expect(policy().reads(call.call)).rejects.toThrow(ProviderError);
    expect(call.count()).toBe(1);
  });

  it('sends nothing again once it was told to stop, and never loses a result', async () => {
    const abort = new AbortController();
    const { writes } = policy(abort);
    const result = await writes(async () => {
      abort.abort();
      return 'sid';
    });
    expect(result).toBe('sid');
    const call = failing('not-sent');
    await expect(writes(call.call)).rejects.toThrow(ProviderError);
    expect(call.count()).toBe(1);
  });
});

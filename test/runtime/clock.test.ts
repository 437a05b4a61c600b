import { expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';

it('tells the time of the machine', () => {
  const before = Date.now();
  const now = systemClock().now().getTime();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

it('waits no time when asked to', async () => {
  await expect(systemClock().sleep(0, new AbortController().signal)).resolves.toBeUndefined();
});

it('stops waiting when told to stop', async () => {
  await expect(systemClock().sleep(1_000_000, AbortSignal.abort())).resolves.toBeUndefined();
});

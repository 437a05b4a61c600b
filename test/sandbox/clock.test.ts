import { describe, expect, test } from 'vitest';
import { advanceClock, schedule } from '../../src/sandbox/clock.ts';
import { newWorld } from '../../src/sandbox/world.ts';
import type { Happening } from '../../src/sandbox/world.ts';
import { START } from './sandbox-client.ts';

const about = (sid: string): Happening => ({ kind: 'sender-updated', sid });

describe('the virtual clock', () => {
  test('lets things happen by time, then in the order they were scheduled', () => {
    const world = newWorld(START);
    for (const [hours, sid] of [
      [2, 'c'],
      [1, 'a'],
      [2, 'd'],
      [1, 'b'],
      [3, 'never'],
    ] as const)
      schedule(world, hours, about(sid));
    const seen: string[] = [];
    advanceClock(world, 2, (what) => seen.push(`${what.sid} ${world.clock.slice(11, 16)}`));
    expect(seen).toEqual(['a 10:00', 'b 10:00', 'c 11:00', 'd 11:00']);
    expect(world.events.map((event) => event.what.sid)).toEqual(['never']);
  });

  test('what a happening schedules takes its turn among the others', () => {
    const world = newWorld(START);
    schedule(world, 1, about('first'));
    schedule(world, 3, about('third'));
    const seen: string[] = [];
    advanceClock(world, 4, (what) => {
      seen.push(what.sid);
      if (what.sid === 'first') schedule(world, 1, about('second'));
    });
    expect(seen).toEqual(['first', 'second', 'third']);
    expect(world.clock).toBe('2026-12-01T13:00:00.000Z');
  });
});

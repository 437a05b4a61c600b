import type { Happening, World } from './world.ts';

const HOUR = 3_600_000;

/** The virtual time. */
export function timeOf(world: World): Date {
  return new Date(world.clock);
}

/** The virtual time as product APIs write it: ISO 8601 with whole seconds. */
export function stamp(world: World): string {
  return `${world.clock.slice(0, 19)}Z`;
}

/** The virtual time some hours from now (before now, when negative), as ISO 8601. */
export function hoursFromNow(world: World, hours: number): string {
  return new Date(Date.parse(world.clock) + Math.round(hours * HOUR)).toISOString();
}

/** Puts a happening on the calendar, some hours from now; what is due at the same moment happens in the order it was put there. */
export function schedule(world: World, hours: number, what: Happening): void {
  const event = { at: hoursFromNow(world, hours), what };
  world.events.splice(endOf(world, event.at), 0, event);
}

/**
 * Moves the clock and lets everything that falls due happen, in order; a happening may schedule further ones.
 * Throws RangeError when `hours` is not a finite number of zero or more: time never runs backwards.
 */
export function advanceClock(world: World, hours: number, happen: (what: Happening) => void): void {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError('hours must be zero or more');
  const end = hoursFromNow(world, hours);
  for (let next = world.events[0]; next !== undefined && next.at <= end; next = world.events[0]) {
    world.clock = next.at;
    for (const { what } of world.events.splice(0, endOf(world, next.at))) happen(what);
  }
  world.clock = end;
}

/** How many events of the sorted calendar are due at this moment or before; by halves, since calendars can be long. */
function endOf(world: World, at: string): number {
  let low = 0;
  let high = world.events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((world.events[middle]?.at ?? '') <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

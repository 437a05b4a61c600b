import { stateAt, knownEvents } from '../core/events.ts';
import type { ActivityKey, Pause } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';

const LIFECYCLE = 'lifecycle: paused in enterprise.yaml';

/**
 * When the clock of an activity has stood: by the entries under `clocks` in evidence.yaml, and while the enterprise
 * as a whole was paused. That has no date in the files, so the day it was first seen counts.
 */
export function pausesOf(
  enterprise: Enterprise,
  key: ActivityKey,
  span: { readonly since: string; readonly done: string | undefined; readonly today: string },
): readonly Pause[] {
  const stated = (enterprise.evidence?.clocks ?? [])
    .filter(({ activity, from }) => activity === key && from <= span.today)
    .map(({ from, to, reason }): Pause => ({
      from,
      reason,
      ...(to === undefined || to > span.today ? {} : { to }),
    }));
  return merged([...stated, ...wholePauses(enterprise, key, span)].flatMap((pause) => clipped(pause, span)));
}

function wholePauses(
  enterprise: Enterprise,
  key: ActivityKey,
  { done, today }: { readonly done: string | undefined; readonly today: string },
): readonly Pause[] {
  const isPaused = enterprise.enterprise.lifecycle === 'paused';
  const recorded = stateAt(knownEvents(enterprise.status)).get(key)?.pauses ?? [];
  const known = recorded.filter(({ reason }) => reason === LIFECYCLE);
  const open = known.find(({ to }) => to === undefined);
  const ended = known.filter((pause) => pause !== open);
  if (!isPaused || done !== undefined) return open === undefined ? ended : [...ended, { ...open, to: today }];
  return [...ended, open ?? { from: today, reason: LIFECYCLE }];
}

/** A clock stands only between its start and its end. */
function clipped(
  { from, to, reason }: Pause,
  { since, done }: { readonly since: string; readonly done: string | undefined },
): readonly Pause[] {
  const begins = from < since ? since : from;
  const ends = done !== undefined && (to === undefined || to > done) ? done : to;
  if (ends !== undefined && ends <= begins) return [];
  return [{ from: begins, reason, ...(ends === undefined ? {} : { to: ends }) }];
}

/** Pauses that touch are one; the reason of the first stays. */
function merged(pauses: readonly Pause[]): readonly Pause[] {
  const result: Pause[] = [];
  for (const pause of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last === undefined || (last.to !== undefined && last.to < pause.from)) result.push(pause);
    else if (last.to !== undefined && (pause.to === undefined || pause.to > last.to))
      result.splice(-1, 1, { ...pause, from: last.from, reason: last.reason });
  }
  return result;
}

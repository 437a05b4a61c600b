import { knownEvents, stateAt } from '../core/events.ts';
import type { Recorded } from '../core/events.ts';
import { ACTIVITY_KEYS } from '../model/activity.ts';
import type { ActivityKey, ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { Odds, Pace } from '../model/progress.ts';
import { activitiesOf } from './activities.ts';
import { calendarOf, countedDays } from './calendar.ts';
import { ends, lastOf } from './forecast.ts';
import type { Course } from './forecast.ts';

/** Onboardings that have to be over before their past says anything about the next. */
export const LEAST_HISTORY = 5;

/** Onboardings that are looked back on: the latest say most about the next. */
const MOST_HISTORY = 50;

/** Days each activity took, for one enterprise that is through. */
export type Took = ReadonlyMap<ActivityKey, number>;

/** How long the activities took those who are through, by their events, the latest first. Counted as their owners count. */
export function historyOf(enterprises: readonly Enterprise[]): readonly Took[] {
  const through = enterprises
    .map((one) => ({ ...one, states: stateAt(knownEvents(one.status)) }))
    .filter(({ states }) => [...states.values()].every(({ state }) => state === 'done'))
    .toSorted((a, b) => (liveSince(a.states) < liveSince(b.states) ? 1 : -1))
    .slice(0, MOST_HISTORY);
  return through.map(({ enterprise, defaults, states }) => {
    const took = activitiesOf(enterprise.process).map(({ key, owner }): [ActivityKey, number] => {
      const { since = '', done = '', pauses = [] } = states.get(key) ?? {};
      if (since === '' || done <= since) return [key, 0];
      const calendar = calendarOf(defaults.calendar, owner);
      return [key, countedDays(calendar, { from: since, to: done, pauses }).length];
    });
    return new Map(took);
  });
}

function liveSince(states: ReadonlyMap<ActivityKey, Recorded>): string {
  return states.get('go-live')?.done ?? '';
}

/**
 * The day that half, and nine tenths, of the known onboardings would be live by, had they been where this one is
 * today. Each is replayed whole, so that a slow bank stays slow in every activity.
 */
export function oddsOf(
  course: Course,
  { activities, today }: { readonly activities: readonly ActivityState[]; readonly today: string },
  history: readonly Took[],
): Odds {
  if (history.length < LEAST_HISTORY) return { known: history.length, needed: LEAST_HISTORY };
  const days = history.flatMap((took) => {
    const end = lastOf(ends(course, { activities, today, daysOf: ({ key }) => took.get(key) ?? 0 }));
    return end === undefined ? [] : [end];
  });
  const [p50, p90] = [quantile(days, 0.5), quantile(days, 0.9)];
  if (p50 === undefined || p90 === undefined) return { known: 0, needed: LEAST_HISTORY };
  return { known: history.length, p50, p90 };
}

/** Days that half, and nine tenths, of the known onboardings took for each activity; none with too few of them. */
export function pacesOf(history: readonly Took[]): readonly Pace[] {
  if (history.length < LEAST_HISTORY) return [];
  return ACTIVITY_KEYS.flatMap((activity) => {
    const days = history.map((took) => took.get(activity) ?? 0);
    const [p50, p90] = [quantile(days, 0.5), quantile(days, 0.9)];
    return p50 === undefined || p90 === undefined ? [] : [{ activity, p50, p90 }];
  });
}

/** The smallest value that this part of all values does not exceed (nearest rank). */
function quantile<T extends string | number>(values: readonly T[], part: number): T | undefined {
  const inOrder = values.toSorted((a, b) => (a < b ? -1 : 1));
  return inOrder[Math.max(0, Math.ceil(part * inOrder.length) - 1)];
}

import type { ActivityKey, ActivityState } from '../model/activity.ts';
import { ACTIVITIES } from './activities.ts';
import { addDays } from './calendar.ts';
import type { Calendar } from './calendar.ts';

export interface Forecast {
  /** First and last day on which the enterprise can be live, by the days of the published table. */
  readonly earliest: string;
  readonly latest: string;
}

/**
 * When the last activity can be done: from the start of each running clock, with the fewest and the most days of
 * every open activity along the gates. A clock that has run out counts from today. Undefined before the start.
 */
export function forecast(
  calendar: Calendar,
  activities: readonly ActivityState[],
  today: string,
): Forecast | undefined {
  const earliest = finish('min', { calendar, activities, today });
  const latest = finish('max', { calendar, activities, today });
  return earliest === undefined || latest === undefined ? undefined : { earliest, latest };
}

function finish(
  bound: 'min' | 'max',
  context: {
    readonly calendar: Calendar;
    readonly activities: readonly ActivityState[];
    readonly today: string;
  },
): string | undefined {
  const states = new Map(context.activities.map((state) => [state.key, state]));
  const ends = new Map<ActivityKey, string>();
  for (const { key, gates, sla } of ACTIVITIES) {
    const state = states.get(key);
    const before = gates.map((gate) => ends.get(gate)).reduce(later, undefined);
    const start = later(state?.since, before);
    if (start === undefined) return undefined;
    const end = later(addDays(context.calendar, start, sla?.[bound] ?? 0), context.today) ?? start;
    // Proof that came early does not make what comes before it any faster.
    ends.set(key, later(state?.done ?? end, before) ?? end);
  }
  return ends.get('go-live');
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

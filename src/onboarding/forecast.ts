import { ACTIVITY_KEYS } from '../model/activity.ts';
import type { ActivityKey, ActivityState } from '../model/activity.ts';
import type { EnterpriseFile } from '../model/generated/enterprise.ts';
import type { Forecast } from '../model/progress.ts';
import { activitiesOf, PUBLISHED_TOTAL } from './activities.ts';
import type { Activity } from './activity.ts';
import { addDays, calendarOf, dueDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { goalOf } from './due.ts';

/** How an enterprise goes through the sixteen activities, and how its days count. */
export interface Course {
  readonly calendar: Calendar;
  readonly process: EnterpriseFile['process'];
}

/**
 * When the last activity can be done: from the start of each running clock, with the fewest and the most days of
 * every open activity along the gates. A clock that has run out counts from today. Undefined before the start.
 */
export function forecast(
  course: Course,
  activities: readonly ActivityState[],
  today: string,
): Forecast | undefined {
  const least = ends(course, { activities, today, daysOf: (row) => spanOf(course, row).min });
  const most = ends(course, { activities, today, daysOf: (row) => spanOf(course, row).max });
  const [earliest, latest] = [lastOf(least), lastOf(most)];
  if (earliest === undefined || latest === undefined) return undefined;
  const started = activities.find(({ key }) => key === 'verify-business')?.since;
  return {
    earliest,
    latest,
    path: pathOf(course, activities, most),
    ...(started === undefined
      ? {}
      : {
          published: {
            earliest: addDays(course.calendar, started, PUBLISHED_TOTAL.min),
            latest: addDays(course.calendar, started, PUBLISHED_TOTAL.max),
          },
        }),
  };
}

/** The day by which all sixteen are done. Proof that came early does not make what comes before it any faster. */
export function lastOf(known: ReadonlyMap<ActivityKey, string>): string | undefined {
  return known.size < ACTIVITY_KEYS.length ? undefined : [...known.values()].reduce(later, undefined);
}

/** The day each activity ends on when it takes so many days; none for what has no start. */
export function ends(
  course: Course,
  given: {
    readonly activities: readonly ActivityState[];
    readonly today: string;
    readonly daysOf: (row: Activity) => number;
  },
): ReadonlyMap<ActivityKey, string> {
  const states = new Map(given.activities.map((state) => [state.key, state]));
  const known = new Map<ActivityKey, string>();
  for (const row of activitiesOf(course.process)) {
    const state = states.get(row.key);
    // A clock that runs is not set back by what is open before its gates: they were proven early.
    const since = state?.since ?? row.gates.map((gate) => known.get(gate)).reduce(later, undefined);
    if (since === undefined) continue;
    const calendar = calendarOf(course.calendar, row.owner);
    // A clock that stands goes on today at the earliest.
    const pauses = (state?.pauses ?? []).map((pause) => ({ to: given.today, ...pause }));
    const due = dueDay(calendar, { since, days: given.daysOf(row), pauses });
    const end = state?.done ?? later(due, given.today);
    if (end !== undefined) known.set(row.key, end);
  }
  return known;
}

/** Fewest and most days of a row: as published, or as its own goal says. */
function spanOf({ calendar }: Course, row: Activity): { readonly min: number; readonly max: number } {
  const goal = goalOf(calendar, row);
  const max = goal?.unit === 'days' ? goal.most : (row.sla?.max ?? 0);
  return { min: Math.min(row.sla?.min ?? 0, max), max };
}

/** From what ends last back along the gate that ends last. */
function pathOf(
  { process }: Course,
  activities: readonly ActivityState[],
  known: ReadonlyMap<ActivityKey, string>,
): readonly ActivityKey[] {
  const open = new Set(activities.filter(({ state }) => state !== 'done').map(({ key }) => key));
  const path: ActivityKey[] = [];
  const rows = activitiesOf(process);
  const lastOpen = (keys: readonly ActivityKey[]) =>
    keys
      .filter((key) => open.has(key))
      .toSorted((a, b) => (known.get(b) ?? '').localeCompare(known.get(a) ?? ''))[0];
  let key = lastOpen(rows.map((row) => row.key).toReversed());
  while (key !== undefined) {
    path.unshift(key);
    key = lastOpen(rows.find((row) => row.key === path[0])?.gates ?? []);
  }
  return path;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

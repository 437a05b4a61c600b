import type { Pause } from '../model/activity.ts';
import type { Activity } from './activity.ts';
import { calendarOf, dayOf, dueDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { dueInstant, startOfDay } from './opening-hours.ts';

/** How long an activity may take: the goal of `calendar.goals`, or the most days of the published table. */
export interface Goal {
  readonly most: number;
  readonly unit: 'days' | 'hours';
}

export function goalOf(calendar: Calendar, { key, sla }: Pick<Activity, 'key' | 'sla'>): Goal | undefined {
  const own = calendar.goals?.find(({ activity }) => activity === key);
  if (own !== undefined) return { most: own.most, unit: own.unit };
  return sla === undefined ? undefined : { most: sla.max, unit: 'days' };
}

/**
 * The day by which an activity is due, in the calendar of its owner; undefined without a goal, and while its clock
 * stands. Evidence is dated by day, so a goal in hours runs from the opening of the day it starts.
 */
export function dueOn(
  calendar: Calendar,
  activity: Pick<Activity, 'key' | 'sla' | 'owner'>,
  clock: { readonly since: string; readonly pauses: readonly Pause[] },
): string | undefined {
  const goal = goalOf(calendar, activity);
  if (goal === undefined || clock.pauses.some(({ to }) => to === undefined)) return undefined;
  const own = calendarOf(calendar, activity.owner);
  if (goal.unit === 'days') return dueDay(own, { ...clock, days: goal.most });
  const { since, pauses } = clock;
  const due = dueInstant(own, { start: startOfDay(own, since), hours: goal.most, pauses });
  return dayOf(own, new Date(due));
}

import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { isWithin } from './calendar.ts';
import type { Pause } from '../model/activity.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Longest a goal is looked for: a calendar that is never open must not keep us forever. */
const MOST_DAYS = 3660;

export interface HourGoal {
  /** ISO 8601 instant at which the clock starts. */
  readonly start: string;
  readonly hours: number;
  readonly pauses: readonly Pause[];
}

/**
 * The instant at which so many hours inside the opening hours have passed, as Jira Service Management counts them
 * (Atlassian, "How teams see SLAs"). Hours are real ones: on the day of a change of the clock they may be one more
 * or fewer than the times of day suggest. Holidays and days on which the clock stood are closed; without opening
 * hours it is always open.
 */
export function dueInstant(calendar: Calendar, { start, hours, pauses }: HourGoal): string {
  const from = Temporal.Instant.from(start);
  let left = hours * 3_600_000;
  let day = from.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  for (let looked = 0; looked < MOST_DAYS; looked += 1) {
    const open = isWithin(pauses, day.toString()) ? undefined : openOn(calendar, day);
    if (open !== undefined) {
      const opens = Math.max(open.from, from.epochMilliseconds);
      if (open.to - opens >= left) return instantAt(opens + left);
      left -= Math.max(0, open.to - opens);
    }
    day = day.add({ days: 1 });
  }
  return day.toZonedDateTime(calendar.timeZone).toInstant().toString();
}

/** Hours inside the opening hours between two instants, without days on which the clock stood. */
export function openHours(
  calendar: Calendar,
  { start, end, pauses }: { readonly start: string; readonly end: string; readonly pauses: readonly Pause[] },
): number {
  const [from, to] = [Temporal.Instant.from(start), Temporal.Instant.from(end)];
  let passed = 0;
  let day = from.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  const last = to.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    const open = isWithin(pauses, day.toString()) ? undefined : openOn(calendar, day);
    if (open !== undefined)
      passed += Math.max(
        0,
        Math.min(open.to, to.epochMilliseconds) - Math.max(open.from, from.epochMilliseconds),
      );
    day = day.add({ days: 1 });
  }
  return passed / 3_600_000;
}

/** The instant at which a day begins. */
export function startOfDay(calendar: Calendar, day: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(calendar.timeZone).toInstant().toString();
}

/** When a day opens and closes, in milliseconds since 1970. */
function openOn(calendar: Calendar, day: Temporal.PlainDate): { from: number; to: number } | undefined {
  if ((calendar.holidays ?? []).includes(day.toString())) return undefined;
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(calendar.timeZone).epochMilliseconds;
  if (calendar.hours === undefined) return { from: midnight(day), to: midnight(day.add({ days: 1 })) };
  const weekday = WEEKDAYS[day.dayOfWeek - 1] ?? 'mon';
  const hours = calendar.hours[weekday];
  if (hours === undefined) return undefined;
  const [from = '', to = ''] = hours.split('-');
  const at = (plainTime: string) =>
    day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime }).epochMilliseconds;
  return { from: at(from), to: at(to) };
}

function instantAt(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();
}

import { Temporal } from 'temporal-polyfill';
import type { DefaultsFile } from '../model/generated/defaults.ts';

export type Calendar = DefaultsFile['calendar'];

/** The calendar day (`YYYY-MM-DD`) of an instant, where the ISV's days begin and end. */
export function dayOf(calendar: Calendar, instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDate()
    .toString();
}

/** The day that many days later; business days leave out weekends and holidays. */
export function addDays(calendar: Calendar, day: string, days: number): string {
  let at = Temporal.PlainDate.from(day);
  if (calendar.days !== 'business') return at.add({ days }).toString();
  for (let left = days; left > 0;) {
    at = at.add({ days: 1 });
    if (isBusinessDay(calendar, at)) left -= 1;
  }
  return at.toString();
}

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

function isBusinessDay(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && !(calendar.holidays ?? []).includes(day.toString());
}

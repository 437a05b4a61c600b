import { Temporal } from 'temporal-polyfill';
import type { Party, Pause } from '../model/activity.ts';
import type { DefaultsFile } from '../model/generated/defaults.ts';

export type Calendar = DefaultsFile['calendar'];

/** The calendar day (`YYYY-MM-DD`) of an instant, where the ISV's days begin and end. */
export function dayOf(calendar: Calendar, instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDate()
    .toString();
}

/** How a party counts: as the ISV does, but for what `calendar.parties` says of it. */
export function calendarOf(calendar: Calendar, party: Party): Calendar {
  const { party: _party, ...own } = calendar.parties?.find((entry) => entry.party === party) ?? {};
  return { ...calendar, ...own };
}

/** The day that many days later; business days leave out weekends and holidays. */
export function addDays(calendar: Calendar, day: string, days: number): string {
  return dueDay(calendar, { since: day, days, pauses: [] });
}

/** The day on which a clock has run out. Days on which it stood do not count. */
export function dueDay(
  calendar: Calendar,
  clock: { readonly since: string; readonly days: number; readonly pauses: readonly Pause[] },
): string {
  let at = Temporal.PlainDate.from(clock.since);
  const ended = clock.pauses.filter(({ to }) => to !== undefined);
  if (calendar.days !== 'business' && ended.length === 0) return at.add({ days: clock.days }).toString();
  for (let left = clock.days; left > 0;) {
    at = at.add({ days: 1 });
    if (isCounted(calendar, at) && !isWithin(ended, at.toString())) left -= 1;
  }
  return at.toString();
}

/** The days that count after the first and up to the last, without those on which a clock stood. */
export function countedDays(
  calendar: Calendar,
  stretch: { readonly from: string; readonly to: string; readonly pauses: readonly Pause[] },
): readonly string[] {
  const days: string[] = [];
  for (let at = Temporal.PlainDate.from(stretch.from).add({ days: 1 }); at.toString() <= stretch.to;) {
    if (isCounted(calendar, at) && !isWithin(stretch.pauses, at.toString())) days.push(at.toString());
    at = at.add({ days: 1 });
  }
  return days;
}

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

export function isWithin(pauses: readonly Pause[], day: string): boolean {
  return pauses.some(({ from, to }) => from <= day && (to === undefined || day < to));
}

function isCounted(calendar: Calendar, day: Temporal.PlainDate): boolean {
  return calendar.days !== 'business' || isBusinessDay(calendar, day);
}

function isBusinessDay({ holidays = [] }: Calendar, day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && !holidays.includes(day.toString());
}

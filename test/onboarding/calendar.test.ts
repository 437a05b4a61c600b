import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarOf,
  countedDays,
  dayOf,
  daysBetween,
  dueDay,
} from '../../src/onboarding/calendar.ts';
import type { Calendar } from '../../src/onboarding/calendar.ts';

const PLAIN: Calendar = { timeZone: 'UTC', days: 'calendar' };
const OFFICE: Calendar = { timeZone: 'America/New_York', days: 'business', holidays: ['2026-11-26'] };

describe('the calendar', () => {
  it('names the day where the ISV is', () => {
    const instant = new Date('2026-11-24T03:00:00Z');
    expect(dayOf(PLAIN, instant)).toBe('2026-11-24');
    expect(dayOf(OFFICE, instant)).toBe('2026-11-23');
  });

  it('adds calendar days over a change of the clock', () => {
    expect(addDays({ timeZone: 'America/New_York', days: 'calendar' }, '2026-10-31', 2)).toBe('2026-11-02');
  });

  it('leaves out weekends and holidays of business days', () => {
    expect(addDays(OFFICE, '2026-11-25', 1)).toBe('2026-11-27');
    expect(addDays(OFFICE, '2026-11-27', 1)).toBe('2026-11-30');
  });

  it('never takes fewer calendar days than business days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 365 }), (days, offset) => {
        const start = addDays(PLAIN, '2026-01-01', offset);
        return daysBetween(start, addDays(OFFICE, start, days)) >= days;
      }),
    );
  });
});

describe('a clock', () => {
  it('does not count days on which it stood', () => {
    const pauses = [{ from: '2026-11-10', to: '2026-11-13', reason: 'signatory on leave' }];
    expect(dueDay(PLAIN, { since: '2026-11-09', days: 3, pauses })).toBe('2026-11-15');
  });

  it('has as many counted days as its goal when it is due', () => {
    const pauses = [{ from: '2026-03-05', to: '2026-03-10', reason: 'strike' }];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 }), (offset, days) => {
        for (const calendar of [PLAIN, OFFICE]) {
          const since = addDays(PLAIN, '2026-02-01', offset);
          const to = dueDay(calendar, { since, days, pauses });
          expect(countedDays(calendar, { from: since, to, pauses })).toHaveLength(days);
        }
      }),
    );
  });

  it('of a party follows the calendar of that party', () => {
    const calendar: Calendar = { ...PLAIN, parties: [{ party: 'meta', days: 'business' }] };
    expect(addDays(calendarOf(calendar, 'meta'), '2026-11-27', 1)).toBe('2026-11-30');
    expect(addDays(calendarOf(calendar, 'isv'), '2026-11-27', 1)).toBe('2026-11-28');
  });
});

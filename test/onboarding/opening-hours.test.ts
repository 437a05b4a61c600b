import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/onboarding/calendar.ts';
import { dueInstant, openHours } from '../../src/onboarding/opening-hours.ts';

/** Atlassian, "How teams see SLAs": a goal of 16 hours over a week with uneven hours. */
const WORKED: Calendar = {
  timeZone: 'UTC',
  hours: { mon: '09:00-17:00', tue: '09:00-16:00', thu: '08:00-17:00', fri: '09:00-17:00' },
};

const NEW_YORK: Calendar = {
  timeZone: 'America/New_York',
  hours: { sat: '00:30-04:30', sun: '00:30-04:30', mon: '09:00-17:00', wed: '08:00-20:00' },
  holidays: ['2026-11-25', '2026-12-28'],
};

function passed(start: string, end: string): number {
  return openHours(NEW_YORK, { start, end, pauses: [] });
}

describe('opening hours', () => {
  it('give the due time of the worked calendar: Monday 11:00 and 16 hours is Thursday 11:00', () => {
    const goal = { start: '2026-11-23T11:00:00Z', hours: 16, pauses: [] };
    expect(dueInstant(WORKED, goal)).toBe('2026-11-26T11:00:00Z');
  });

  it('leave out days on which the clock stood', () => {
    const pauses = [{ from: '2026-11-24', to: '2026-11-25', reason: 'strike' }];
    const goal = { start: '2026-11-23T11:00:00Z', hours: 16, pauses };
    expect(dueInstant(WORKED, goal)).toBe('2026-11-27T10:00:00Z');
  });

  it('count the hours of a night when the clock changes as they pass', () => {
    // On Sunday 1 November 2026, New York lives the hour from one to two twice.
    expect(passed('2026-11-01T00:00:00-04:00', '2026-11-01T12:00:00-05:00')).toBe(5);
    expect(passed('2026-03-08T00:00:00-05:00', '2026-03-08T12:00:00-04:00')).toBe(3);
  });

  it('are always open when none are named', () => {
    const goal = { start: '2026-11-23T11:00:00Z', hours: 24, pauses: [] };
    expect(dueInstant({ timeZone: 'UTC' }, goal)).toBe('2026-11-24T11:00:00Z');
  });

  it('never end on their own when the calendar never opens', () => {
    const goal = { start: '2026-11-23T11:00:00Z', hours: 1, pauses: [] };
    expect(dueInstant({ timeZone: 'UTC', hours: {} }, goal) > '2036-01-01').toBe(true);
  });

  it('have passed exactly when the goal is due, over holidays and changes of the clock', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 200 }),
        (date, hours) => {
          const start = date.toISOString();
          const due = dueInstant(NEW_YORK, { start, hours, pauses: [] });
          expect(passed(start, due)).toBeCloseTo(hours, 6);
        },
      ),
    );
  });

  it('are due on a day that is open and no holiday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 1, max: 60 }), (offset, hours) => {
        const start = new Date(Date.UTC(2026, 0, 1 + offset, 15)).toISOString();
        const due = new Date(dueInstant(NEW_YORK, { start, hours, pauses: [] }));
        const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(due);
        const weekday = new Intl.DateTimeFormat('en', { timeZone: 'America/New_York', weekday: 'short' });
        expect(['Sat', 'Sun', 'Mon', 'Wed']).toContain(weekday.format(due));
        expect(NEW_YORK.holidays).not.toContain(day);
      }),
    );
  });
});

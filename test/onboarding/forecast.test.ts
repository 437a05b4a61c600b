import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEvents } from '../../src/core/events.ts';
import type { ActivityKey, ActivityState } from '../../src/model/activity.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { activitiesOf } from '../../src/onboarding/activities.ts';
import type { Activity } from '../../src/onboarding/activity.ts';
import type { Calendar } from '../../src/onboarding/calendar.ts';
import { addDays } from '../../src/onboarding/calendar.ts';
import { forecast } from '../../src/onboarding/forecast.ts';
import type { Course } from '../../src/onboarding/forecast.ts';
import { historyOf, LEAST_HISTORY, oddsOf, pacesOf } from '../../src/onboarding/history.ts';
import type { Took } from '../../src/onboarding/history.ts';
import { anEnterprise, DEFAULTS } from '../helpers/builders.ts';

const START = '2026-03-02';

const course: fc.Arbitrary<Course> = fc.record({
  calendar: fc.constantFrom<Calendar[]>(
    { timeZone: 'UTC', days: 'calendar' },
    { timeZone: 'UTC', days: 'business', holidays: ['2026-03-09', '2026-04-03'] },
  ),
  process: fc.constantFrom('request-access' as const, 'tech-provider' as const),
});

/** For each activity, a part of the way from its fewest to its most days. */
const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 });

function daysFrom(own: Course, luck: readonly number[]): Took {
  return new Map(
    activitiesOf(own.process).map(({ key, sla }, index): [ActivityKey, number] => {
      const { min, max } = sla ?? { min: 0, max: 0 };
      return [key, Math.round(min + (max - min) * (luck[index] ?? 0))];
    }),
  );
}

/** Where every activity stands on a day, when each takes these days. */
function lived(own: Course, took: Took, today: string): readonly ActivityState[] {
  const ended = new Map<ActivityKey, string>();
  return activitiesOf(own.process).map((row: Activity): ActivityState => {
    const since = row.gates.map((gate) => ended.get(gate) ?? '').reduce((a, b) => (a > b ? a : b), START);
    const done = addDays(own.calendar, since, took.get(row.key) ?? 0);
    ended.set(row.key, done);
    const { number, key, title, owner } = row;
    if (done <= today) return { number, key, title, owner, state: 'done', since, done };
    if (since <= today) return { number, key, title, owner, state: 'running', since };
    return { number, key, title, owner, state: 'waiting' };
  });
}

function liveOn(own: Course, took: Took): string {
  return lived(own, took, '2099-01-01').at(-1)?.done ?? '';
}

describe('the forecast', () => {
  it('holds the day an enterprise goes live, on whatever day it is made', () => {
    fc.assert(
      fc.property(course, parts, fc.integer({ min: 0, max: 40 }), (own, luck, offset) => {
        const took = daysFrom(own, luck);
        const live = liveOn(own, took);
        const today = addDays({ timeZone: 'UTC' }, START, offset);
        fc.pre(today < live);
        const seen = forecast(own, lived(own, took, today), today);
        expect(seen !== undefined && seen.earliest <= live && live <= seen.latest).toBe(true);
      }),
    );
  });

  it('names a critical path along the gates, from an activity that runs to the last', () => {
    fc.assert(
      fc.property(course, parts, fc.integer({ min: 0, max: 25 }), (own, luck, offset) => {
        const today = addDays({ timeZone: 'UTC' }, START, offset);
        const states = lived(own, daysFrom(own, luck), today);
        fc.pre(states.some(({ state }) => state !== 'done'));
        const path = forecast(own, states, today)?.path ?? [];
        expect(path.at(-1)).toBe('go-live');
        expect(states.find(({ key }) => key === path[0])?.state).toBe('running');
        const rows = activitiesOf(own.process);
        for (const [index, key] of path.slice(1).entries()) {
          expect(rows.find((row) => row.key === key)?.gates).toContain(path[index]);
        }
      }),
    );
  });

  it('counts a clock that early proof started from its start, and waits for what is open all the same', () => {
    const own: Course = { calendar: DEFAULTS.calendar, process: 'request-access' };
    const early = lived(own, daysFrom(own, []), START).map((state): ActivityState => {
      if (state.key === 'review-request') return { ...state, state: 'done', done: START };
      return state.key === 'pre-approve' ? { ...state, state: 'running', since: START } : state;
    });
    const { earliest, path } = forecast(own, early, START) ?? {};
    // One day each for activities 6, 7, 8 and 15, three for 10 and 12.
    expect(earliest).toBe(addDays(own.calendar, START, 10));
    expect(path?.slice(0, 2)).toEqual(['pre-approve', 'consent']);
  });

  it('takes the longer of what runs at the same time as critical', () => {
    const own: Course = { calendar: DEFAULTS.calendar, process: 'tech-provider' };
    const slowest = daysFrom(
      own,
      Array.from({ length: 16 }, () => 1),
    );
    const states = lived(own, slowest, '2026-03-07');
    expect(states.filter(({ state }) => state === 'running').map(({ number }) => number)).toEqual([3, 4]);
    expect(forecast(own, states, '2026-03-07')?.path[0]).toBe('request-access');
  });
});

describe('the odds', () => {
  const own: Course = { calendar: DEFAULTS.calendar, process: 'request-access' };

  it('are not made up from too few onboardings', () => {
    const states = lived(own, new Map(), START);
    const history = Array.from({ length: LEAST_HISTORY - 1 }, () => daysFrom(own, []));
    expect(oddsOf(own, { activities: states, today: START }, history)).toEqual({ known: 4, needed: 5 });
    expect(pacesOf(history)).toEqual([]);
  });

  it('are the days that half and nine tenths of the known onboardings would be live by', () => {
    const history = Array.from(
      { length: 10 },
      (_, index) => new Map([['verify-business' as const, index + 1]]),
    );
    const states = lived(own, new Map([['verify-business', 3]]), START);
    expect(oddsOf(own, { activities: states, today: START }, history)).toEqual({
      known: 10,
      p50: '2026-03-07',
      p90: '2026-03-11',
    });
    expect(pacesOf(history)[0]).toEqual({ activity: 'verify-business', p50: 5, p90: 9 });
  });

  it('hold nine tenths of the onboardings they were made from, by definition', () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: LEAST_HISTORY, maxLength: 30 }), (lucks) => {
        const history = lucks.map((luck) => daysFrom(own, luck));
        const odds = oddsOf(
          own,
          { activities: lived(own, new Map([['verify-business', 9]]), START), today: START },
          history,
        );
        const live = history.map((took) => liveOn(own, took));
        const by = (day: string) => live.filter((one) => one <= day).length / live.length;
        expect('p50' in odds && by(odds.p50) >= 0.5 && by(odds.p90) >= 0.9).toBe(true);
      }),
    );
  });

  it('learn from the events of those who are through, and from nobody else', () => {
    const took = daysFrom(own, [1, 0, 1, 0, 0.5]);
    const through = withEvents(lived(own, took, '2099-01-01'));
    const half = withEvents(lived(own, took, addDays(own.calendar, START, 9)));
    expect(historyOf([through, half, anEnterprise()])).toEqual([took]);
  });
});

function withEvents(activities: readonly ActivityState[]): Enterprise {
  const at = '2026-11-24T09:00:00Z';
  const events = newEvents([], { activities, today: '2026-11-24' }, at);
  return anEnterprise({
    status: {
      apiVersion: 'reconcile/v1',
      enterprise: 'acme',
      desired: '',
      phase: 'live',
      conditions: [],
      activities: [],
      events: [...events],
      resources: [],
      users: { desired: 0, ready: 0 },
      notices: [],
    },
  });
}

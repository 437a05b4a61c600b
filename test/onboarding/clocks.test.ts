import { describe, expect, it } from 'vitest';
import type { ActivityState } from '../../src/model/activity.ts';
import type { ActivityEvent } from '../../src/model/generated/status.ts';
import type { Calendar } from '../../src/onboarding/calendar.ts';
import { daysPerParty, urgencyOf } from '../../src/onboarding/clocks.ts';

const CALENDAR: Calendar = { timeZone: 'UTC', days: 'calendar' };

function event(day: string, rest: Omit<ActivityEvent, 'at' | 'day' | 'activity'>): ActivityEvent {
  return { at: `${day}T09:00:00Z`, day, activity: 'approve', ...rest };
}

describe('days per party', () => {
  it('are those of whoever had the activity', () => {
    const events = [
      event('2026-11-02', { event: 'started', party: 'meta' }),
      event('2026-11-05', { event: 'blocked', party: 'isv', reason: 'rejected' }),
      event('2026-11-06', { event: 'resumed', party: 'meta' }),
      event('2026-11-10', { event: 'done' }),
    ];
    expect(daysPerParty(CALENDAR, events, '2026-11-24')).toEqual([
      { party: 'meta', days: 7 },
      { party: 'isv', days: 1 },
    ]);
  });

  it('are nobody’s while a clock stands, also when that is told afterwards', () => {
    const events = [
      event('2026-11-02', { event: 'started', party: 'meta' }),
      event('2026-11-04', { event: 'paused', reason: 'strike' }),
      event('2026-11-07', { event: 'resumed', party: 'meta' }),
    ];
    expect(daysPerParty(CALENDAR, events, '2026-11-08')).toEqual([{ party: 'meta', days: 3 }]);
  });

  it('count the days of a party in its own calendar', () => {
    const own: Calendar = { ...CALENDAR, parties: [{ party: 'meta', days: 'business' }] };
    const events = [event('2026-11-06', { event: 'started', party: 'meta' })];
    expect(daysPerParty(own, events, '2026-11-10')).toEqual([{ party: 'meta', days: 2 }]);
  });

  it('end on the day that was told last', () => {
    const events = [
      event('2026-11-02', { event: 'started', party: 'meta' }),
      event('2026-11-02', { event: 'done' }),
      event('2026-11-04', { event: 'done' }),
    ];
    expect(daysPerParty(CALENDAR, events, '2026-11-24')).toEqual([{ party: 'meta', days: 2 }]);
  });

  it('end at the day that is asked for', () => {
    const events = [event('2026-11-02', { event: 'started', party: 'meta' })];
    expect(daysPerParty(CALENDAR, events, '2026-11-02')).toEqual([]);
    expect(daysPerParty(CALENDAR, events, '2026-11-05')).toEqual([{ party: 'meta', days: 3 }]);
  });
});

describe('urgency', () => {
  const row = { key: 'approve', owner: 'meta', sla: { min: 3, max: 5 } } as const;
  const state: ActivityState = {
    number: 10,
    key: 'approve',
    title: 'Approve',
    owner: 'meta',
    state: 'running',
    since: '2026-11-02',
    due: '2026-11-07',
  };

  it.each([
    ['2026-11-05', { is: 'in-time' }],
    ['2026-11-06', { is: 'at-risk' }],
    ['2026-11-07', { is: 'at-risk' }],
    ['2026-11-09', { is: 'overdue', days: 2 }],
  ])('on %s is %o', (now, urgency) => {
    expect(urgencyOf(CALENDAR, row, { state, now })).toEqual(urgency);
  });

  it('of a clock that stands is none', () => {
    expect(
      urgencyOf(CALENDAR, row, { state: { ...state, state: 'paused' }, now: '2026-11-24' }),
    ).toBeUndefined();
  });

  it('of a goal in hours counts the opening hours', () => {
    const office: Calendar = {
      timeZone: 'UTC',
      hours: { mon: '09:00-17:00', tue: '09:00-17:00', wed: '09:00-17:00' },
      goals: [{ activity: 'approve', most: 20, unit: 'hours' }],
    };
    const due = { ...state, due: '2026-11-04' };
    expect(urgencyOf(office, row, { state: due, now: '2026-11-03' })).toEqual({ is: 'in-time' });
    expect(urgencyOf(office, row, { state: due, now: '2026-11-04' })).toEqual({ is: 'at-risk' });
  });
});

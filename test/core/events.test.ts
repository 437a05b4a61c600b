import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownEvents, newEvents, stateAt } from '../../src/core/events.ts';
import { nextStatus } from '../../src/core/status.ts';
import { turnOf } from '../../src/model/activity.ts';
import type { ActivityState, Pause } from '../../src/model/activity.ts';
import { aSituation, anEnterprise, attested, everythingLive, UP_TO_CONSENT } from '../helpers/builders.ts';

const DAYS = ['2026-11-01', '2026-11-02', '2026-11-05', '2026-11-09', '2026-11-20'] as const;

/** Pauses in order, apart from each other, and only the last of them open. */
const pauses = fc.subarray([...DAYS], { minLength: 0 }).chain((days) =>
  fc.boolean().map((isOpen): readonly Pause[] => {
    const pairs = days.flatMap((from, index) => (index % 2 === 0 ? [[from, days[index + 1]] as const] : []));
    return pairs
      .filter(([, to]) => to !== undefined || isOpen)
      .map(([from, to]) => ({ from, reason: `since ${from}`, ...(to === undefined ? {} : { to }) }));
  }),
);

const activity = fc
  .record({
    since: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
    done: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
    isBlocked: fc.boolean(),
    on: fc.constantFrom('meta' as const, 'isv' as const),
    stood: pauses,
  })
  .map(({ since, done, isBlocked, on, stood }): ActivityState => {
    const closed = stood.filter(({ to }) => to !== undefined);
    const isOpen = closed.length < stood.length;
    const base = { number: 10, key: 'approve' as const, title: 'Approve', owner: 'meta' as const };
    if (done !== undefined)
      return { ...base, state: 'done', done, pauses: closed, ...(since === undefined ? {} : { since }) };
    if (since === undefined) return { ...base, state: 'waiting' };
    if (isOpen) return { ...base, state: 'paused', since, pauses: stood };
    return { ...base, state: isBlocked ? 'blocked' : 'running', since, on, pauses: closed };
  });

function shape(one: Partial<ActivityState> | undefined) {
  const stood = one?.since === undefined ? [] : (one.pauses ?? []);
  return {
    state: one?.state,
    since: one?.since,
    done: one?.done,
    pauses: stood.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

describe('the events of activities', () => {
  it('tell every state that was ever recorded, at the moment it was recorded', () => {
    fc.assert(
      fc.property(fc.array(activity, { minLength: 1, maxLength: 8 }), (states) => {
        let events: ReturnType<typeof knownEvents> = [];
        const stamps = states.map((state, index) => {
          const at = `2026-11-${String(index + 1).padStart(2, '0')}T09:00:00Z`;
          events = [...events, ...newEvents(events, { activities: [state], today: at.slice(0, 10) }, at)];
          return at;
        });
        for (const [index, state] of states.entries()) {
          const told = stateAt(events, stamps[index]).get('approve');
          expect(shape(told)).toEqual(shape(state));
          if (['running', 'blocked'].includes(state.state)) expect(told?.party).toBe(turnOf(state));
        }
      }),
    );
  });

  it('stay as they are in an unchanged world', () => {
    fc.assert(
      fc.property(activity, (state) => {
        const now = { activities: [state], today: '2026-11-20' };
        const events = newEvents([], now, '2026-11-20T09:00:00Z');
        expect(newEvents(events, now, '2026-11-21T09:00:00Z')).toEqual([]);
      }),
    );
  });

  it('say whose time runs when somebody said no', () => {
    const running = aState({ state: 'running', since: '2026-11-02' });
    const blocked = aState({ state: 'blocked', since: '2026-11-02', on: 'isv', note: 'rejected: a (en)' });
    const first = newEvents([], { activities: [running], today: '2026-11-02' }, '2026-11-02T09:00:00Z');
    const second = newEvents(first, { activities: [blocked], today: '2026-11-05' }, '2026-11-05T09:00:00Z');
    expect(second).toEqual([
      {
        at: '2026-11-05T09:00:00Z',
        day: '2026-11-05',
        activity: 'approve',
        event: 'blocked',
        party: 'isv',
        reason: 'rejected: a (en)',
      },
    ]);
  });

  it('are made up from the activities of a status that has none yet', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const now = new Date('2026-11-24T09:00:00Z');
    const { events: _events, ...old } = nextStatus(aSituation(enterprise, everythingLive()), [], now);
    const next = nextStatus(aSituation({ ...enterprise, status: old }, everythingLive()), [], now);
    const states = stateAt(next.events ?? []);
    expect(next.activities.map(({ key }) => shape(states.get(key)))).toEqual(
      old.activities.map((one) => shape(one)),
    );
    expect(
      newEvents(knownEvents(old), aSituation({ ...enterprise, status: old }, everythingLive()), ''),
    ).toEqual([]);
  });
});

function aState(changes: Partial<ActivityState>): ActivityState {
  return { number: 10, key: 'approve', title: 'Approve', owner: 'meta', state: 'waiting', ...changes };
}

import { stateAt } from '../core/events.ts';
import type { ActivityKey, ActivityState, Party } from '../model/activity.ts';
import type { ActivityEvent } from '../model/generated/status.ts';
import type { PartyDays, Urgency } from '../model/progress.ts';
import type { Activity } from './activity.ts';
import { calendarOf, countedDays, daysBetween } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { goalOf } from './due.ts';
import { openHours, startOfDay } from './opening-hours.ts';

/** Part of a goal that is used before an activity is at risk. */
const RISKY = 0.8;

/** Days an activity was due, is at risk of, or has left; undefined when nothing runs or nothing is due. */
export function urgencyOf(
  calendar: Calendar,
  row: Pick<Activity, 'key' | 'sla' | 'owner'>,
  { state, now }: { readonly state: ActivityState; readonly now: string },
): Urgency | undefined {
  if (state.due === undefined || state.since === undefined) return undefined;
  if (state.state !== 'running' && state.state !== 'blocked') return undefined;
  if (now > state.due) return { is: 'overdue', days: daysBetween(state.due, now) };
  return { is: usedPart(calendar, row, { state, now }) >= RISKY ? 'at-risk' : 'in-time' };
}

/** How much of the goal is used, as a part of one. A row that is part of another is at risk on its last day. */
function usedPart(
  calendar: Calendar,
  row: Pick<Activity, 'key' | 'sla' | 'owner'>,
  { state, now }: { readonly state: ActivityState; readonly now: string },
): number {
  const goal = goalOf(calendar, row);
  const { since = now, due = now, pauses = [] } = state;
  if (goal === undefined) return now >= due ? 1 : 0;
  const own = calendarOf(calendar, row.owner);
  if (goal.unit === 'days') return countedDays(own, { from: since, to: now, pauses }).length / goal.most;
  const [start, end] = [startOfDay(own, since), startOfDay(own, now)];
  return openHours(own, { start, end, pauses }) / goal.most;
}

/**
 * Days spent with each party until a day, in that party's calendar; the longest first. A day on which a party has
 * two activities counts once; one on which two parties act counts for both; one on which a clock stood for nobody.
 */
export function daysPerParty(
  calendar: Calendar,
  events: readonly ActivityEvent[],
  until: string,
): readonly PartyDays[] {
  const states = stateAt(events);
  const spent = new Map<Party, Set<string>>();
  for (const [key, { pauses }] of states) {
    for (const { party, from, to } of turnsOf(events, key, until)) {
      const days = countedDays(calendarOf(calendar, party), { from, to, pauses });
      spent.set(party, new Set([...(spent.get(party) ?? []), ...days]));
    }
  }
  return [...spent]
    .map(([party, days]) => ({ party, days: days.size }))
    .filter(({ days }) => days > 0)
    .toSorted((a, b) => b.days - a.days);
}

interface Turn {
  readonly party: Party | undefined;
  readonly from: string;
}

/** Who had an activity from when to when. Starting or ending anew puts right what was told before. */
function turnsOf(events: readonly ActivityEvent[], key: ActivityKey, until: string) {
  let turns: readonly Turn[] = [];
  for (const { activity, event, day, party } of events) {
    if (activity !== key || event === 'paused') continue;
    const isOver = turns.at(-1)?.party === undefined;
    if (event === 'started') turns = [{ party, from: day }];
    else if (event === 'done' || event === 'stopped')
      turns = [...(isOver ? turns.slice(0, -1) : turns), { party: undefined, from: day }];
    else if (turns.at(-1)?.party !== party) turns = [...turns, { party, from: day }];
  }
  const inOrder = turns.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return inOrder.flatMap(({ party, from }, index) => {
    const next = inOrder[index + 1]?.from ?? until;
    return party === undefined ? [] : [{ party, from, to: next < until ? next : until }];
  });
}

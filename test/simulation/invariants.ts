import { courseOf } from '../../src/cli/standing.ts';
import type { ActivityKey, ActivityState } from '../../src/model/activity.ts';
import type { Forecast } from '../../src/model/progress.ts';
import { activitiesOf } from '../../src/onboarding/activities.ts';
import type { Activity } from '../../src/onboarding/activity.ts';
import { calendarOf, dueDay } from '../../src/onboarding/calendar.ts';
import { forecast } from '../../src/onboarding/forecast.ts';
import { activitiesAsOf } from '../../src/onboarding/past.ts';
import type { Day, Played } from './play.ts';

/** Something that must never be, with the day it was seen. */
export type Violation = string;

/** Everything that must hold of an onboarding, whatever chance decided. */
export function violationsOf(played: Played): readonly Violation[] {
  const { days } = played;
  return [
    ...days.flatMap((day) =>
      [
        ...gatesOf(day, played),
        ...runOf(day),
        ...recordOf(day),
        ...outlookOf(day),
        ...(day.today <= (days[0]?.today ?? '') ? [] : forwardOf(day, played)),
      ].map((what) => `${day.today}: ${what}`),
    ),
    ...lateness(played),
    ...endOf(played),
    ...(hasExpired(played) ? [] : containment(played)),
  ];
}

/** A clock starts when the last gate is done. Nothing ends before it starts, but for dated proof that came early. */
function gatesOf({ activities }: Day, played: Played): readonly string[] {
  if (hasExpired(played)) return [];
  const states = new Map(activities.map((state) => [state.key, state]));
  return activitiesOf(played.scenario.process).flatMap((row) => {
    const { since, done } = states.get(row.key) ?? {};
    const ends = row.gates.map((gate) => states.get(gate)?.done);
    const isOpen = ends.every((end) => end !== undefined);
    const expected = isOpen ? ends.toSorted().at(-1) : undefined;
    const wrongStart = row.gates.length > 0 && since !== expected;
    const isEarly = since !== undefined && done !== undefined && done < since;
    const mayBeEarly = row.attested !== undefined || row.mayBeAttested === true;
    return [
      ...(wrongStart ? [`${row.key} starts ${since ?? 'never'}, its gates open ${expected ?? 'never'}`] : []),
      ...(isEarly && !mayBeEarly ? [`${row.key} ends ${done}, before it starts ${since}`] : []),
    ];
  });
}

/** A run never fails, one on a paused enterprise does nothing, and a second one of the day does nothing. */
function runOf({ writes, mails, isPaused, again, trouble }: Day): readonly string[] {
  const isBusyAgain = again !== undefined && again.writes + again.mails > 0;
  return [
    ...trouble,
    ...(isPaused && writes + mails > 0 ? [`paused, and ${writes} writes and ${mails} mails`] : []),
    ...(isBusyAgain ? [`a second run makes ${again.writes} writes and ${again.mails} mails`] : []),
    ...(again?.isSameText === false ? ['a second run changes the status'] : []),
  ];
}

/** What stands in the status can be computed again from its events. */
function recordOf({ enterprise, activities, today }: Day): readonly string[] {
  const recomputed = new Map(activitiesAsOf(enterprise, today).map((state) => [state.key, state]));
  return activities.flatMap((state) => {
    const [said, told] = [shown(state), shown(recomputed.get(state.key))];
    return said === told ? [] : [`${state.key} is ${said}; its events tell ${told}`];
  });
}

function shown(state: ActivityState | undefined): string {
  const { state: name, since, due, done, on } = state ?? {};
  return JSON.stringify({ name, since, due, done, on });
}

/** No forecast is turned around, and none lies in the past. */
function outlookOf(day: Day): readonly string[] {
  const live = forecastOn(day);
  if (live === undefined) return isThrough(day) ? [] : ['there is no forecast'];
  return [
    ...(live.earliest > live.latest ? [`live between ${live.earliest} and ${live.latest}`] : []),
    ...(!isThrough(day) && live.earliest < day.today ? [`live by ${live.earliest}, which is past`] : []),
  ];
}

const STEPS = ['waiting', 'running', 'done'] as const;

/** What is done stays done, with its day; what has begun does not go back, unless its proof expires. */
function forwardOf(day: Day, played: Played): readonly string[] {
  if (hasExpired(played)) return [];
  const before = played.days[played.days.indexOf(day) - 1];
  return day.activities.flatMap((state) => {
    const was = before?.activities.find(({ key }) => key === state.key);
    if (was === undefined) return [];
    const isBack = stepOf(state) < stepOf(was);
    const isMoved = was.done !== undefined && state.done !== was.done;
    return [
      ...(isBack ? [`${state.key} went from ${was.state} to ${state.state}`] : []),
      ...(isMoved ? [`${state.key} was done ${was.done}, and now ${state.done ?? 'is not'}`] : []),
    ];
  });
}

function stepOf({ state }: ActivityState): number {
  return STEPS.findIndex((step) => step === (state === 'done' || state === 'waiting' ? state : 'running'));
}

/** While what decides the day is overdue and nothing else ends, the forecast moves. */
function lateness({ days, scenario }: Played): readonly Violation[] {
  return days.slice(1).flatMap((day, index) => {
    const before = days[index];
    const [was, is] = [before === undefined ? undefined : forecastOn(before), forecastOn(day)];
    if (before === undefined || was === undefined || is === undefined) return [];
    const late = before.activities.find(({ key }) => key === was.path[0]);
    const isStuck = endsOf(before) === endsOf(day) && !before.isPaused && !day.isPaused;
    const isOverdue = late?.state === 'running' && late.due !== undefined && late.due < before.today;
    if (!isStuck || !isOverdue) return [];
    const hasMoved = scenario.calendar.days === 'business' ? is.latest >= was.latest : is.latest > was.latest;
    return hasMoved ? [] : [`${day.today}: ${late.key} is overdue, and the forecast stays ${is.latest}`];
  });
}

function endsOf({ activities }: Day): string {
  return activities.map(({ done = '' }) => done).join();
}

/** Live in the end, with nothing left to do, every notice sent once and recorded. */
function endOf({ days, left, messageIds }: Played): readonly Violation[] {
  const last = days.at(-1);
  if (last === undefined || !isThrough(last)) return [`not live after ${days.length} days`];
  const recorded = last.enterprise.status?.notices.map(({ messageId }) => messageId) ?? [];
  const { phase, conditions = [] } = last.enterprise.status ?? {};
  const ready = conditions.find(({ type }) => type === 'Ready');
  const twice = messageIds.filter((id, index) => messageIds.indexOf(id) !== index);
  return [
    ...(phase === 'live' && ready?.status === 'True' ? [] : [`it ends ${phase}: ${ready?.message ?? ''}`]),
    ...(left === 0 ? [] : [`a last plan makes ${left} changes`]),
    ...twice.map((id) => `${id} was sent twice`),
    ...(recorded.toSorted().join() === messageIds.toSorted().join() ? [] : ['mails and their record differ']),
  ];
}

/**
 * Everybody who keeps the published days keeps the forecast: what was still to come on a day, and took no longer
 * than its most days, ends by the last day foretold; what took no less than its fewest, not before the first.
 */
function containment({ days, scenario }: Played): readonly Violation[] {
  const last = days.at(-1);
  if (last === undefined || !isThrough(last)) return [];
  const end =
    last.activities
      .map(({ done = '' }) => done)
      .toSorted()
      .at(-1) ?? '';
  const took = pacesOf(last, scenario.process);
  return days.slice(days.findLastIndex(({ isPaused }) => isPaused) + 1).flatMap((day) => {
    const live = forecastOn(day);
    if (live === undefined || isThrough(day)) return [];
    const open = day.activities.filter(({ state }) => state !== 'done').map(({ key }) => key);
    const isKept = open.every((key) => took.get(key)?.isInTime === true);
    const isNoFaster = open.every((key) => took.get(key)?.isNoFaster === true);
    return [
      ...(isKept && end > live.latest ? [`${day.today}: at most ${live.latest}, and it was ${end}`] : []),
      ...(isNoFaster && end < live.earliest
        ? [`${day.today}: at least ${live.earliest}, and it was ${end}`]
        : []),
    ];
  });
}

interface Pace {
  readonly isInTime: boolean;
  readonly isNoFaster: boolean;
}

function pacesOf(last: Day, process: Played['scenario']['process']): ReadonlyMap<ActivityKey, Pace> {
  const states = new Map(last.activities.map((state) => [state.key, state]));
  return new Map(
    activitiesOf(process).map((row): [ActivityKey, Pace] => {
      const { since = '', done = '', pauses = [] } = states.get(row.key) ?? {};
      const bound = (days: number) => boundOf(last, row, { since, days, pauses });
      return [
        row.key,
        { isInTime: done <= bound(row.sla?.max ?? 0), isNoFaster: done >= bound(row.sla?.min ?? 0) },
      ];
    }),
  );
}

function boundOf({ enterprise }: Day, row: Activity, clock: Parameters<typeof dueDay>[1]): string {
  return dueDay(calendarOf(enterprise.defaults.calendar, row.owner), clock);
}

function forecastOn({ enterprise, activities, today }: Day): Forecast | undefined {
  return forecast(courseOf(enterprise), activities, today);
}

function isThrough({ activities }: Day): boolean {
  return activities.every(({ state }) => state === 'done');
}

/** Whether proof ran out on the way: then things may go back, and other days count. */
function hasExpired({ scenario, days }: Played): boolean {
  return (
    scenario.expiry !== undefined &&
    days.some(
      ({ enterprise }) => enterprise.status?.events?.some(({ event }) => event === 'reopened') === true,
    )
  );
}

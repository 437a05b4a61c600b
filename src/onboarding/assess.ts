import type { Inventory } from '../core/inventory.ts';
import type { ActivityKey, ActivityState, Pause } from '../model/activity.ts';
import type { ActivityStatus } from '../model/generated/status.ts';
import { activitiesOf } from './activities.ts';
import type { Activity, Verdict } from './activity.ts';
import { dueOn } from './due.ts';
import { pausesOf } from './pauses.ts';

/**
 * Where the sixteen activities stand, from what is observed, what people attested and what was known before.
 * `today` (`YYYY-MM-DD`) dates what is seen for the first time; what was dated before keeps its date.
 */
export function assess(inventory: Inventory, today: string): readonly ActivityState[] {
  const states = new Map<ActivityKey, ActivityState>();
  for (const activity of activitiesOf(inventory.enterprise.enterprise.process)) {
    states.set(activity.key, stateOf(activity, { inventory, today, states }));
  }
  return [...states.values()];
}

interface Context {
  readonly inventory: Inventory;
  readonly today: string;
  readonly states: ReadonlyMap<ActivityKey, ActivityState>;
}

function stateOf(activity: Activity, context: Context): ActivityState {
  const verdict = verdictOn(activity, context);
  const adopted = adoptedOn(context.inventory, context.today);
  if (adopted !== undefined && (verdict.state !== 'done' || verdict.on === undefined))
    return doneBefore(activity, adopted);
  const since = startOf(activity, context);
  // Dated proof stands for itself; what is only observed counts once the clock of the activity runs.
  const isDone = verdict.state === 'done' && (verdict.on !== undefined || since !== undefined);
  const done = isDone ? doneOn(activity, verdict, { ...context, since }) : undefined;
  const clock = since === undefined ? undefined : clockOf(activity, context, { since, done });
  const open = clock?.pauses.find(({ to }) => to === undefined);
  const base = {
    number: activity.number,
    key: activity.key,
    title: activity.title,
    owner: activity.owner,
    ...clock,
    note: verdict.note,
  };
  if (done !== undefined) return { ...base, state: 'done', done };
  if (since === undefined) return { ...base, state: 'waiting', note: waitingFor(activity, context) };
  if (open !== undefined) return { ...base, state: 'paused', note: open.reason };
  return {
    ...base,
    state: verdict.state === 'blocked' ? 'blocked' : 'running',
    ...(verdict.state === 'done' || verdict.on === undefined || verdict.on === activity.owner
      ? {}
      : { on: verdict.on }),
  };
}

/** It was live when it was taken over: when each activity was done nobody knows, so none has a clock. */
function doneBefore({ number, key, title, owner }: Activity, adopted: string): ActivityState {
  return {
    number,
    key,
    title,
    owner,
    state: 'done',
    done: adopted,
    note: 'live already when it was imported',
  };
}

function adoptedOn({ enterprise }: Inventory, today: string): string | undefined {
  const { adopted } = enterprise.enterprise;
  return adopted !== undefined && adopted <= today ? adopted : undefined;
}

/**
 * What was once observed as done stays done: a later edit of a template is reviewed too, but it does not undo the
 * onboarding. What has become of it shows in the conditions.
 */
function verdictOn(activity: Activity, { inventory, today }: Context): Verdict {
  const verdict = activity.proof(inventory, activity, today);
  const before = previous(inventory, activity.key);
  if (verdict.state === 'done' || activity.attested !== undefined || before?.done === undefined)
    return verdict;
  return { state: 'done', note: before.note ?? '', on: before.done };
}

/** The clock starts when the last gate is done; that of activity 1 when the enterprise is said to have started. */
function startOf(activity: Activity, { inventory, states }: Context): string | undefined {
  if (activity.gates.length === 0) return inventory.enterprise.enterprise.started;
  const done = activity.gates.map((gate) => states.get(gate)?.done);
  if (done.some((day) => day === undefined)) return undefined;
  return done.flatMap((day) => day ?? []).reduce((latest, day) => (day > latest ? day : latest));
}

/** A row without days of its own is due with the row whose days include it. */
function clockOf(
  activity: Activity,
  { inventory, today, states }: Context,
  span: { readonly since: string; readonly done: string | undefined },
): Pick<ActivityState, 'since' | 'due' | 'pauses'> & { readonly pauses: readonly Pause[] } {
  const { enterprise } = inventory;
  const pauses = pausesOf(enterprise, activity.key, { ...span, today });
  const due =
    activity.within === undefined
      ? dueOn(enterprise.defaults.calendar, activity, { since: span.since, pauses })
      : states.get(activity.within)?.due;
  return { since: span.since, ...(due === undefined ? {} : { due }), pauses };
}

function doneOn(
  activity: Activity,
  verdict: Verdict,
  context: Context & { readonly since: string | undefined },
): string {
  if (verdict.state === 'done' && verdict.on !== undefined) return verdict.on;
  const before = previous(context.inventory, activity.key);
  if (before?.done !== undefined) return before.done;
  return context.since !== undefined && context.since > context.today ? context.since : context.today;
}

function previous(inventory: Inventory, key: ActivityKey): ActivityStatus | undefined {
  return inventory.enterprise.status?.activities.find((activity) => activity.key === key);
}

function waitingFor(activity: Activity, { states }: Context): string {
  const gate = activity.gates.map((key) => states.get(key)).find((state) => state?.done === undefined);
  if (gate === undefined) return 'not started: set `started` in enterprise.yaml';
  return `after activity ${gate.number}`;
}

import { ACTIVITY_KEYS, turnOf } from '../model/activity.ts';
import type { ActivityKey, ActivityState, ActivityStateName, Party, Pause } from '../model/activity.ts';
import type { ActivityEvent, ActivityStatus, StatusFile } from '../model/generated/status.ts';

/** What the events tell of one activity. */
export interface Recorded {
  readonly state: ActivityStateName;
  readonly since?: string;
  readonly done?: string;
  /** Whose time runs. */
  readonly party?: Party;
  readonly pauses: readonly Pause[];
}

/** An event without when it was seen. */
type Told = Omit<ActivityEvent, 'at'>;

const UNTOUCHED: Recorded = { state: 'waiting', pauses: [] };

/**
 * Where the sixteen activities stood at a moment, by what had been seen until then: the same events always give
 * the same answer. `at` is an instant in ISO 8601; without it, all events count.
 */
export function stateAt(events: readonly ActivityEvent[], at?: string): ReadonlyMap<ActivityKey, Recorded> {
  const until = at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at);
  const states = new Map<ActivityKey, Recorded>(ACTIVITY_KEYS.map((key) => [key, UNTOUCHED]));
  for (const event of events) {
    if (Date.parse(event.at) > until) continue;
    states.set(event.activity, afterEvent(states.get(event.activity) ?? UNTOUCHED, event));
  }
  return states;
}

/** The events of a status file. One from before there were events gets them from its activities. */
export function knownEvents(status: StatusFile | undefined): readonly ActivityEvent[] {
  if (status === undefined) return [];
  return status.events ?? status.activities.flatMap(eventsBefore);
}

/** What has happened since the known events, in the order of the activities. `at` is when it was seen. */
export function newEvents(
  known: readonly ActivityEvent[],
  now: { readonly activities: readonly ActivityState[]; readonly today: string },
  at: string,
): readonly ActivityEvent[] {
  const before = stateAt(known);
  return now.activities.flatMap((activity) =>
    transitions(before.get(activity.key) ?? UNTOUCHED, activity, now.today).map((event) => ({
      at,
      ...event,
    })),
  );
}

/** What one event makes of an activity. Dates may be corrected: what is told last counts. */
export function afterEvent(before: Recorded, event: Told): Recorded {
  const { pauses, since } = before;
  const party = event.party === undefined ? {} : { party: event.party };
  const begun = since === undefined ? {} : { since };
  switch (event.event) {
    case 'started':
      return { state: 'running', since: event.day, ...party, pauses };
    case 'done':
      return { state: 'done', ...begun, done: event.day, pauses };
    case 'reopened':
      return { state: since === undefined ? 'waiting' : 'running', ...begun, ...party, pauses };
    case 'stopped':
      return { state: 'waiting', pauses };
    case 'blocked':
      return { state: 'blocked', ...begun, ...party, pauses };
    case 'paused':
      return { ...ranOn(before, 'paused'), pauses: withPause(pauses, event) };
    case 'resumed':
      return { ...ranOn(before, 'running'), ...party, pauses: withLastEnded(pauses, event.day) };
  }
}

/** A pause that is recorded afterwards does not undo what has come since. */
function ranOn(before: Recorded, state: 'paused' | 'running'): Recorded {
  const { party: _party, ...rest } = before;
  return before.state === 'done' || before.state === 'waiting' ? rest : { ...rest, state };
}

/** What is mentioned last stands last: that is what a later `resumed` ends. */
function withPause(pauses: readonly Pause[], { day, reason = '' }: Told): readonly Pause[] {
  return [...pauses.filter(({ from }) => from !== day), { from: day, reason }];
}

/** A pause that ends on its first day never was. */
function withLastEnded(pauses: readonly Pause[], day: string): readonly Pause[] {
  const last = pauses.at(-1);
  if (last === undefined || last.to !== undefined) return pauses;
  const rest = pauses.slice(0, -1);
  return last.from < day ? [...rest, { ...last, to: day }] : rest;
}

/** The fewest events that lead from what is recorded to what is now. */
function transitions(before: Recorded, activity: ActivityState, today: string): readonly Told[] {
  const { state, since, done, pauses = [] } = activity;
  const party = turnOf(activity);
  const because = activity.note === undefined ? {} : { reason: activity.note };
  const told: Told[] = [];
  let seen = before;
  const tell = (event: Told['event'], day: string, rest: Pick<Told, 'party' | 'reason'> = {}) => {
    const next: Told = { day, activity: activity.key, event, ...rest };
    told.push(next);
    seen = afterEvent(seen, next);
  };
  if (since !== before.since) {
    if (since === undefined) tell('stopped', today);
    else tell('started', since, { party });
  } else if (before.state === 'done' && state !== 'done') {
    tell('reopened', today, { ...(since === undefined ? {} : { party }), ...because });
  }
  for (const { event, day, reason } of pauseEvents(before.pauses, pauses)) {
    tell(event, day, event === 'paused' ? { reason } : { party });
  }
  const isSame = seen.state === state && (state !== 'done' || seen.done === done);
  if (state === 'done' && !isSame) tell('done', done ?? today);
  if (state === 'blocked' && (!isSame || seen.party !== party)) tell('blocked', today, { party, ...because });
  if (state === 'running' && (!isSame || seen.party !== party)) tell('resumed', today, { party });
  const open = pauses.find(({ to }) => to === undefined);
  if (state === 'paused' && !isSame && open !== undefined) tell('paused', open.from, { reason: open.reason });
  return told;
}

type PauseEvent = { readonly event: 'paused' | 'resumed'; readonly day: string; readonly reason: string };

/** Takes back pauses that are no longer told of, then tells of new ones and of those that have ended. */
function pauseEvents(before: readonly Pause[], now: readonly Pause[]): readonly PauseEvent[] {
  const gone = before.filter(({ from }) => now.every((pause) => pause.from !== from));
  const changed = now.filter(({ from, to, reason }) =>
    before.every((pause) => pause.from !== from || pause.to !== to || pause.reason !== reason),
  );
  const [only] = changed;
  const last = before.at(-1);
  const hasEnded = last?.to === undefined && last?.from === only?.from && last?.reason === only?.reason;
  if (gone.length === 0 && changed.length === 1 && only?.to !== undefined && hasEnded) {
    return [{ event: 'resumed', day: only.to, reason: only.reason }];
  }
  return [...gone.map((pause) => ({ ...pause, to: pause.from })), ...changed].flatMap(
    ({ from, to, reason }): readonly PauseEvent[] => [
      { event: 'paused', day: from, reason },
      ...(to === undefined ? [] : [{ event: 'resumed' as const, day: to, reason }]),
    ],
  );
}

/** What a status of activities alone tells; when it was seen, nobody wrote down. */
function eventsBefore(activity: ActivityStatus): readonly ActivityEvent[] {
  const { key, state, since, done, on, owner, note } = activity;
  const event = (day: string, rest: Pick<ActivityEvent, 'event' | 'party' | 'reason'>): ActivityEvent => ({
    at: `${day}T00:00:00Z`,
    day,
    activity: key,
    ...rest,
  });
  return [
    ...(since === undefined ? [] : [event(since, { event: 'started', party: on ?? owner })]),
    ...(done === undefined ? [] : [event(done, { event: 'done' })]),
    ...(state !== 'blocked' || since === undefined
      ? []
      : [
          event(since, {
            event: 'blocked',
            party: on ?? owner,
            ...(note === undefined ? {} : { reason: note }),
          }),
        ]),
  ];
}

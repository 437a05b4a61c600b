import { turnOf } from '../model/activity.ts';
import type { ActivityState } from '../model/activity.ts';
import type { Paint } from './paint.ts';
import { inert, partyName, shortDay } from './words.ts';

/** Where an enterprise stands, in one line. */
export interface Headline {
  readonly slug: string;
  readonly done: number;
  readonly total: number;
  /** The activity that is waited for; absent once live. */
  readonly current?: ActivityState;
  readonly live?: { readonly earliest: string; readonly latest: string };
}

/** `abc-banking   10 of 16   waiting on Meta since 2 Dec   live between 14 and 19 Dec` */
export function headline(
  { slug, done, total, current, live }: Headline,
  { today, paint }: { readonly today: string; readonly paint: Paint },
): string {
  const parts = [paint.bold(slug), `${done} of ${total}`];
  if (current === undefined) return [...parts, paint.green('live')].join('   ');
  return [...parts, waiting(current, today), ...(live === undefined ? [] : [between(live, today)])].join(
    '   ',
  );
}

function waiting(activity: ActivityState, today: string): string {
  const { since, state, note } = activity;
  if (state === 'waiting') return inert(note ?? 'not started');
  if (state === 'paused') return `paused: ${inert(note ?? '')}`;
  const from = since === undefined ? '' : ` since ${shortDay(since, today)}`;
  return `${state === 'blocked' ? 'blocked' : 'waiting'} on ${partyName(turnOf(activity))}${from}`;
}

function between(live: { readonly earliest: string; readonly latest: string }, today: string): string {
  if (live.earliest === live.latest) return `live on ${shortDay(live.earliest, today)}`;
  return `live between ${shortDay(live.earliest, today)} and ${shortDay(live.latest, today)}`;
}

import { turnOf } from '../model/activity.ts';
import type { ActivityState, Party } from '../model/activity.ts';
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
  /** What its files say in place of going on: it stands still, it leaves, or it has left. */
  readonly phase?: 'paused' | 'offboarding' | 'offboarded';
  /** Live, and yet customers are not served: where, why, and who can mend it. */
  readonly broken?: { readonly message: string; readonly on: Party };
}

/** `abc-banking   10 of 16   waiting on Meta since 2 Dec   live between 14 and 19 Dec` */
export function headline(
  facts: Headline,
  { today, paint }: { readonly today: string; readonly paint: Paint },
): string {
  const { slug, done, total, current, live, phase } = facts;
  const parts = [paint.bold(slug), `${done} of ${total}`];
  if (phase === 'offboarding' || phase === 'offboarded') return [...parts, paint.yellow(phase)].join('   ');
  if (current === undefined) return [...parts, through(facts, paint)].join('   ');
  return [...parts, waiting(current, today), ...(live === undefined ? [] : [between(live, today)])].join(
    '   ',
  );
}

/** All sixteen are done. */
function through({ phase, broken }: Headline, paint: Paint): string {
  if (phase !== undefined) return paint.yellow(phase);
  if (broken === undefined) return paint.green('live');
  return paint.red(`live, but ${inert(broken.message)} Waits for ${partyName(broken.on)}.`);
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

import type { ActivityState } from '../model/activity.ts';
import { headline } from './headline.ts';
import type { Headline } from './headline.ts';
import type { Paint } from './paint.ts';
import { inert, partyName, shortDay } from './words.ts';

export interface StatusView {
  readonly headlines: readonly Headline[];
  /** What is shown in full: the sixteen activities, and resources that somebody refused. */
  readonly details: ReadonlyMap<string, StatusDetails>;
  readonly today: string;
  readonly paint: Paint;
}

export interface StatusDetails {
  readonly activities: readonly ActivityState[];
  readonly refused: readonly Refused[];
}

interface Refused {
  readonly resource: string;
  readonly ready: string;
  readonly reason?: string;
  readonly fix?: string;
}

/** One line per enterprise, and the sixteen activities of those asked for. */
export function statusText(view: StatusView): string {
  const blocks = view.headlines.map((facts) => {
    const { activities, refused } = view.details.get(facts.slug) ?? { activities: [], refused: [] };
    return [
      headline(facts, view),
      ...activities.map((activity) => activityText(activity, view)),
      ...refused.map((resource) => refusedText(resource, view.paint)),
    ].join('\n');
  });
  return `${blocks.join(view.details.size > 0 ? '\n\n' : '\n')}\n`;
}

const MARKS: { readonly [state in ActivityState['state']]: string } = {
  done: 'x',
  running: '>',
  blocked: '!',
  waiting: ' ',
};

function activityText(activity: ActivityState, { today, paint }: StatusView): string {
  const colours = { done: paint.green, running: paint.yellow, blocked: paint.red, waiting: paint.dim };
  const mark = colours[activity.state](`[${MARKS[activity.state]}]`);
  const when = dates(activity, today);
  return `  ${mark} ${String(activity.number).padStart(2)}  ${activity.title.padEnd(67)} ${partyName(activity.owner).padEnd(10)} ${when}`;
}

function refusedText({ resource, ready, reason = '', fix }: Refused, paint: Paint): string {
  const mend = fix === undefined ? '' : `\n      ${inert(fix)}`;
  return `  ${paint.red('!')} ${inert(resource)}  ${ready}  ${inert(reason)}${mend}`;
}

function dates({ state, since, due, done, note }: ActivityState, today: string): string {
  if (state === 'done') return done === undefined ? 'done' : `done ${shortDay(done, today)}`;
  if (state === 'waiting') return inert(note ?? '');
  const parts = [
    ...(since === undefined ? [] : [`since ${shortDay(since, today)}`]),
    ...(due === undefined ? [] : [`${due < today ? 'was due' : 'due'} ${shortDay(due, today)}`]),
    ...(note === undefined ? [] : [inert(note)]),
  ];
  return parts.join(', ');
}

import { turnOf } from '../model/activity.ts';
import type { ActivityState } from '../model/activity.ts';
import type { Step, Urgency } from '../model/progress.ts';
import { headline } from './headline.ts';
import type { Headline } from './headline.ts';
import { chaseText, outlookText } from './outlook-text.ts';
import type { Outlook } from './outlook-text.ts';
import type { Paint } from './paint.ts';
import { reviewTables } from './status-tables.ts';
import type { Reviews } from './status-tables.ts';
import { counted, inert, partyName, shortDay } from './words.ts';

export interface StatusView {
  readonly headlines: readonly Headline[];
  /** What is shown in full. */
  readonly details: ReadonlyMap<string, StatusDetails>;
  /** What to chase in the fleet, the most urgent first. */
  readonly chase: readonly Step[];
  readonly today: string;
  readonly paint: Paint;
}

export interface StatusDetails {
  readonly activities: readonly (ActivityState & { readonly urgency?: Urgency })[];
  readonly refused: readonly Refused[];
  readonly outlook: Outlook;
  readonly reviews: Reviews;
}

interface Refused {
  readonly resource: string;
  readonly ready: string;
  readonly reason?: string;
  readonly fix?: string;
}

/** One line per enterprise, and everything about those asked for. */
export function statusText(view: StatusView): string {
  const blocks = view.headlines.map((facts) => {
    const details = view.details.get(facts.slug);
    return [headline(facts, view), ...(details === undefined ? [] : detailLines(details, view))].join('\n');
  });
  const text = blocks.join(view.details.size > 0 ? '\n\n' : '\n');
  return `${text}\n${view.details.size > 0 ? '' : fleetText(view)}`;
}

function detailLines({ activities, refused, outlook, reviews }: StatusDetails, view: StatusView) {
  const { paint, today } = view;
  return [
    ...activities.map((activity) => activityText(activity, view)),
    ...refused.map((resource) => refusedText(resource, paint)),
    ...outlookText(outlook, today),
    ...reviewTables(reviews, paint),
  ];
}

/** How many chases of a fleet are shown; `reconcile next` has all. */
const MOST_CHASES = 10;

function fleetText({ headlines, chase, today }: StatusView): string {
  if (headlines.length < 2) return '';
  const live = headlines.filter(({ current }) => current === undefined).length;
  const lines = chase.slice(0, MOST_CHASES).map((step) => `  ${step.enterprise}   ${chaseText(step, today)}`);
  const total = `${counted(headlines.length, 'enterprise')}, ${live} live.`;
  return ['', lines.length === 0 ? total : `${total} Chase today:`, ...lines, ''].join('\n');
}

const MARKS: { readonly [state in ActivityState['state']]: string } = {
  done: 'x',
  running: '>',
  paused: '=',
  blocked: '!',
  waiting: ' ',
};

function activityText(
  activity: StatusDetails['activities'][number],
  { today, paint }: Pick<StatusView, 'today' | 'paint'>,
): string {
  const { state, number, title } = activity;
  const colours = {
    done: paint.green,
    running: paint.yellow,
    paused: paint.dim,
    blocked: paint.red,
    waiting: paint.dim,
  };
  const mark = colours[state](`[${MARKS[state]}]`);
  const when = dates(activity, today);
  return `  ${mark} ${String(number).padStart(2)}  ${title.padEnd(67)} ${partyName(turnOf(activity)).padEnd(10)} ${when}`;
}

function refusedText({ resource, ready, reason = '', fix }: Refused, paint: Paint): string {
  const mend = fix === undefined ? '' : `\n      ${inert(fix)}`;
  return `  ${paint.red('!')} ${inert(resource)}  ${ready}  ${inert(reason)}${mend}`;
}

function dates(activity: StatusDetails['activities'][number], today: string): string {
  const { state, since, due, done, note, urgency } = activity;
  if (state === 'done') return done === undefined ? 'done' : `done ${shortDay(done, today)}`;
  if (state === 'waiting') return inert(note ?? '');
  const parts = [
    ...(since === undefined ? [] : [`since ${shortDay(since, today)}`]),
    ...(due === undefined ? [] : [`${due < today ? 'was due' : 'due'} ${shortDay(due, today)}`]),
    ...(urgency?.is === 'at-risk' ? ['at risk'] : []),
    ...(state === 'paused' ? ['paused'] : []),
    ...(note === undefined ? [] : [inert(note)]),
  ];
  return parts.join(', ');
}

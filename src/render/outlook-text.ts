import type { ActivityState } from '../model/activity.ts';
import type { Forecast, Odds, PartyDays, Step } from '../model/progress.ts';
import { columns } from './columns.ts';
import { dueText } from './due-text.ts';
import { inert, partyName, shortDay } from './words.ts';

/** When an enterprise will be live, what decides it, and whose days it took so far. */
export interface Outlook {
  readonly activities: readonly ActivityState[];
  readonly forecast?: Forecast;
  readonly odds?: Odds;
  readonly chase?: Step;
  readonly days: readonly PartyDays[];
  /** What the cells and the total of the published table say, in days. */
  readonly published: { readonly cells: Span; readonly total: Span };
}

interface Span {
  readonly min: number;
  readonly max: number;
}

export function outlookText(outlook: Outlook, today: string): readonly string[] {
  const { activities, forecast, odds, chase, days, published } = outlook;
  const numbers = forecast?.path.map((key) => activities.find((one) => one.key === key)?.number ?? key) ?? [];
  const rows = [
    ...(chase === undefined ? [] : [['chase today', chaseText(chase, today)]]),
    ...(numbers.length === 0 ? [] : [['critical path', `activities ${numbers.join(', ')}`]]),
    ...(forecast?.published === undefined
      ? []
      : [
          [
            'published',
            `total of ${published.total.min} to ${published.total.max} days: live between ${shortDay(forecast.published.earliest, today)} and ${shortDay(forecast.published.latest, today)}; its cells add up to ${published.cells.min} to ${published.cells.max}`,
          ],
        ]),
    ...(odds === undefined ? [] : [['by the past', oddsText(odds, today)]]),
    ...(days.length === 0
      ? []
      : [['days so far', days.map(({ party, days: spent }) => `${partyName(party)} ${spent}`).join(', ')]]),
  ];
  return rows.length === 0 ? [] : ['', ...columns(rows).map((row) => `  ${row}`)];
}

/** `Meta: decide on the request (activity 5, due 29 Nov)` */
export function chaseText({ party, task, activity, ...step }: Step, today: string): string {
  const facts = [...(activity === undefined ? [] : [`activity ${activity}`]), ...dueText(step, today)];
  return `${partyName(party)}: ${inert(task)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}

function oddsText(odds: Odds, today: string): string {
  if ('needed' in odds)
    return `too few onboardings are through to tell: ${odds.known} of at least ${odds.needed}`;
  return `of ${odds.known} onboardings, half would be live by ${shortDay(odds.p50, today)}, nine tenths by ${shortDay(odds.p90, today)}`;
}

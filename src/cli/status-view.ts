import { lineOf } from '../core/org-tree.ts';
import type { ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { activityOf, cellTotal, PUBLISHED_TOTAL } from '../onboarding/activities.ts';
import { daysPerParty, urgencyOf } from '../onboarding/clocks.ts';
import { forecast } from '../onboarding/forecast.ts';
import { oddsOf } from '../onboarding/history.ts';
import type { Took } from '../onboarding/history.ts';
import { chaseOf } from '../onboarding/next.ts';
import { eventsAsOf } from '../onboarding/past.ts';
import { featureRows, senderRows, templateRows } from '../onboarding/reviews.ts';
import type { Outlook } from '../render/outlook-text.ts';
import type { StatusDetails } from '../render/status-text.ts';
import type { Reviews } from '../render/status-tables.ts';
import { courseOf } from './standing.ts';

interface Moment {
  readonly today: string;
  /** How long those took who are through; without it, no odds are given. */
  readonly history?: readonly Took[];
  /** Told of a past day: what systems showed then was not written down. */
  readonly isPast: boolean;
}

/** Everything that `status` shows of one enterprise. */
export function statusDetails(
  enterprise: Enterprise,
  activities: readonly ActivityState[],
  moment: Moment,
): StatusDetails {
  return {
    activities: activities.map((activity) => withUrgency(enterprise, activity, moment.today)),
    refused: moment.isPast ? [] : refusedIn(enterprise),
    outlook: outlookOf(enterprise, activities, moment),
    reviews: moment.isPast ? NO_REVIEWS : reviewsOf(enterprise),
  };
}

const NO_REVIEWS: Reviews = { senders: [], templates: [], features: [] };

function reviewsOf(enterprise: Enterprise): Reviews {
  return {
    senders: senderRows(enterprise),
    templates: templateRows(enterprise),
    features: featureRows(enterprise, (id) => lineOf(enterprise, id)),
  };
}

/** When it will be live, and what decides that. Nothing is forecast of those that are live, leave or have not begun. */
function outlookOf(
  enterprise: Enterprise,
  activities: readonly ActivityState[],
  { today, history }: Moment,
): Outlook {
  const course = courseOf(enterprise);
  const isThrough = activities.every(({ state }) => state === 'done');
  const isLeaving = enterprise.enterprise.lifecycle === 'offboarding';
  const live = isThrough || isLeaving ? undefined : forecast(course, activities, today);
  const chase = live === undefined ? undefined : chaseOf(enterprise, activities, { path: live.path, today });
  return {
    activities,
    ...(live === undefined ? {} : { forecast: live }),
    ...(live === undefined || history === undefined
      ? {}
      : { odds: oddsOf(course, { activities, today }, history) }),
    ...(chase === undefined ? {} : { chase }),
    days: daysPerParty(course.calendar, eventsAsOf(enterprise, today), today),
    published: { cells: cellTotal(), total: PUBLISHED_TOTAL },
  };
}

function withUrgency({ enterprise, defaults }: Enterprise, state: ActivityState, today: string) {
  const row = activityOf(enterprise.process, state.key);
  const urgency = row === undefined ? undefined : urgencyOf(defaults.calendar, row, { state, now: today });
  return urgency === undefined ? state : { ...state, urgency };
}

/** What somebody said no to, or a person has to find out, as the last run recorded it. */
function refusedIn({ slug, status }: Enterprise): StatusDetails['refused'] {
  const refused = (status?.resources ?? []).filter(
    ({ ready }) => ready === 'rejected' || ready === 'blocked',
  );
  const unclear = (status?.notices ?? []).filter(({ state }) => state !== undefined);
  return [
    ...refused,
    ...unclear.map(({ notice }) => ({
      resource: `notice/${notice}`,
      ready: 'unclear',
      reason: 'Nobody knows whether it was sent.',
      fix: `Find out, then: reconcile notices ${slug} --sent ${notice}, or --resend ${notice}`,
    })),
  ];
}

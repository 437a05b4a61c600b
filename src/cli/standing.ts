import { brokenChain, currentActivity } from '../core/conditions.ts';
import { knownEvents, stateAt } from '../core/events.ts';
import { takeInventory } from '../core/inventory.ts';
import type { Inventory } from '../core/inventory.ts';
import { KINDS } from '../kinds/index.ts';
import type { ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { activityOf } from '../onboarding/activities.ts';
import { assess } from '../onboarding/assess.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { forecast } from '../onboarding/forecast.ts';
import type { Course } from '../onboarding/forecast.ts';
import type { Headline } from '../render/headline.ts';

/** The day it is for the ISV, whose calendar all enterprises share. */
export function todayIn([first]: readonly Enterprise[], now: Date): string {
  return first === undefined ? now.toISOString().slice(0, 10) : dayOf(first.defaults.calendar, now);
}

/** How an enterprise goes through the activities. */
export function courseOf({ enterprise, defaults }: Enterprise): Course {
  return { calendar: defaults.calendar, process: enterprise.process };
}

/** Where an enterprise stands, as the renderers want it. `today` is `YYYY-MM-DD`. */
export function standing(
  enterprise: Enterprise,
  activities: readonly ActivityState[],
  today: string,
): Headline {
  const current = currentActivity(activities);
  const broken = brokenChain(enterprise.status);
  const phase = phaseOf(enterprise);
  const live =
    current === undefined || phase === 'offboarding' || phase === 'offboarded'
      ? undefined
      : forecast(courseOf(enterprise), activities, today);
  return {
    slug: enterprise.slug,
    done: activities.filter((activity) => activity.state === 'done').length,
    total: activities.length,
    ...(current === undefined ? {} : { current }),
    ...(live === undefined ? {} : { live: { earliest: live.earliest, latest: live.latest } }),
    ...(phase === undefined ? {} : { phase }),
    ...(broken === undefined ? {} : { broken: { message: broken.message, on: broken.on } }),
  };
}

function phaseOf({ enterprise, status }: Enterprise): Headline['phase'] {
  const { lifecycle } = enterprise;
  if (lifecycle === 'paused') return 'paused';
  if (lifecycle !== 'offboarding') return undefined;
  return status?.phase === 'offboarded' ? 'offboarded' : 'offboarding';
}

/** What the last run recorded; before the first run, what the files alone prove. */
export function recordedActivities(enterprise: Enterprise, today: string): readonly ActivityState[] {
  const { status } = enterprise;
  if (status === undefined) return assess(inventoryOfFiles(enterprise), today);
  const states = stateAt(knownEvents(status));
  const attested = new Set(
    enterprise.evidence?.evidence.filter(({ date }) => date <= today).map(({ activity }) => activity),
  );
  return status.activities.map((activity) => ({
    ...activity,
    ...(activity.state !== 'done' && attested.has(activity.key) ? ATTESTED : {}),
    title: activityOf(enterprise.enterprise.process, activity.key)?.title ?? activity.key,
    pauses: states.get(activity.key)?.pauses ?? [],
  }));
}

/** Evidence that came after the last run: whether it is enough is judged when everything is looked at. */
const ATTESTED = { on: 'isv', note: 'attested in evidence.yaml; the next apply judges it' } as const;

/** What the files desire, with nothing looked at. */
export function inventoryOfFiles(enterprise: Enterprise): Inventory {
  return takeInventory(
    enterprise,
    KINDS.map((kind) => ({ kind, observed: [] })),
  );
}

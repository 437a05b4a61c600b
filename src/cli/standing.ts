import { currentActivity } from '../core/conditions.ts';
import type { ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { DefaultsFile } from '../model/generated/defaults.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { forecast } from '../onboarding/forecast.ts';
import type { Headline } from '../render/headline.ts';

/** The day it is for the ISV, whose calendar all enterprises share. */
export function todayIn([first]: readonly Enterprise[], now: Date): string {
  return first === undefined ? now.toISOString().slice(0, 10) : dayOf(first.defaults.calendar, now);
}

/** Where an enterprise stands, as the renderers want it. `today` is `YYYY-MM-DD`. */
export function standing(
  slug: string,
  activities: readonly ActivityState[],
  { calendar, today }: { readonly calendar: DefaultsFile['calendar']; readonly today: string },
): Headline {
  const current = currentActivity(activities);
  const live = current === undefined ? undefined : forecast(calendar, activities, today);
  return {
    slug,
    done: activities.filter((activity) => activity.state === 'done').length,
    total: activities.length,
    ...(current === undefined ? {} : { current }),
    ...(live === undefined ? {} : { live }),
  };
}

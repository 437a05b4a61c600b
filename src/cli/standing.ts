import { currentActivity } from '../core/conditions.ts';
import type { ActivityState } from '../model/activity.ts';
import type { DefaultsFile } from '../model/generated/defaults.ts';
import { forecast } from '../onboarding/forecast.ts';
import type { Headline } from '../render/headline.ts';

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

import { assess } from '../onboarding/assess.ts';
import { ACTIVITIES } from '../onboarding/activities.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { takeInventory } from '../core/inventory.ts';
import { KINDS } from '../kinds/index.ts';
import type { ActivityState } from '../model/activity.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { statusJson } from '../render/json.ts';
import { statusText } from '../render/status-text.ts';
import { loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { sayProblems } from './plan.ts';
import { standing, todayIn } from './standing.ts';

export interface StatusOptions extends CommonOptions {
  readonly format: 'text' | 'json';
}

/** Where enterprises stand, from the files alone: no credentials, no network. Those named are shown in full. */
export async function status(
  context: Context,
  slugs: readonly string[],
  options: StatusOptions,
): Promise<ExitCode> {
  const configuration = await loadConfiguration(context, { dir: options.dir, slugs });
  sayProblems(context, configuration, options);
  const now = context.clock.now();
  const stands = configuration.enterprises.map((enterprise) => {
    const { calendar } = enterprise.defaults;
    const today = dayOf(calendar, now);
    const activities = activitiesOf(enterprise, today);
    return { enterprise, activities, headline: standing(enterprise.slug, activities, { calendar, today }) };
  });
  if (options.format === 'json') {
    context.out(
      statusJson(
        stands.map(({ enterprise, activities, headline }) => ({
          ...headline,
          name: enterprise.enterprise.name,
          activities,
        })),
      ),
    );
  } else {
    const details = new Map(
      slugs.length === 0
        ? []
        : stands.map(({ enterprise, activities }) => [
            enterprise.slug,
            { activities, refused: refusedIn(enterprise) },
          ]),
    );
    const today = todayIn(configuration.enterprises, now);
    context.out(
      statusText({
        headlines: stands.map(({ headline }) => headline),
        details,
        today,
        paint: painterFor(options, context),
      }),
    );
  }
  if (stands.length === 0 && hasErrors(configuration.diagnostics)) return EXIT.error;
  return configuration.failed.length === 0 ? EXIT.ok : EXIT.partial;
}

/** What somebody said no to, as the last run recorded it. */
function refusedIn({ status: recorded }: Enterprise) {
  return (recorded?.resources ?? []).filter(({ ready }) => ready === 'rejected' || ready === 'blocked');
}

/** What the last run recorded; before the first run, what the files alone prove. */
function activitiesOf(enterprise: Enterprise, today: string): readonly ActivityState[] {
  if (enterprise.status === undefined) {
    return assess(
      takeInventory(
        enterprise,
        KINDS.map((kind) => ({ kind, observed: [] })),
      ),
      today,
    );
  }
  return enterprise.status.activities.map((activity) => ({
    ...activity,
    title: ACTIVITIES.find(({ key }) => key === activity.key)?.title ?? activity.key,
  }));
}

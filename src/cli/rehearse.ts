import { isActionable } from '../model/plan.ts';
import { activityOf, PUBLISHED_TOTAL } from '../onboarding/activities.ts';
import type { Rehearsal, Rehearsed } from '../rehearsal/rehearse.ts';
import { rehearse as play } from '../rehearsal/rehearse.ts';
import type { Pace } from '../rehearsal/people.ts';
import type { Paint } from '../render/paint.ts';
import { planSummary } from '../render/plan-text.ts';
import { timelineText } from '../render/timeline-text.ts';
import { loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { sayProblems } from './plan.ts';
import { openStage } from './stage.ts';
import { todayIn } from './standing.ts';

export interface RehearseOptions extends CommonOptions {
  readonly pace: Pace;
}

/** Plays the whole onboarding of enterprises in a sandbox of its own; writes nothing anywhere. */
export async function rehearse(
  context: Context,
  slugs: readonly string[],
  options: RehearseOptions,
): Promise<ExitCode> {
  const configuration = await loadConfiguration(context, { dir: options.dir, slugs });
  sayProblems(context, configuration, options);
  if (configuration.enterprises.length === 0) return EXIT.error;
  const stage = await openStage(context, options);
  try {
    const rehearsal = await play(configuration.enterprises, stage, options.pace);
    context.out(
      rehearsalText(rehearsal, {
        paint: painterFor(options, context),
        today: todayIn(configuration.enterprises, context.clock.now()),
      }),
    );
    return isProven(rehearsal, configuration.enterprises.length)
      ? succeeded(configuration.failed)
      : EXIT.error;
  } finally {
    await stage.close();
  }
}

/** All of them live, and nothing left that could be done. */
function isProven({ enterprises, plan }: Rehearsal, selected: number): boolean {
  const live = enterprises.filter(({ isLive }) => isLive);
  return live.length === selected && plan.failures.length === 0 && !plan.changes.some(isActionable);
}

function succeeded(failed: readonly string[]): ExitCode {
  return failed.length === 0 ? EXIT.ok : EXIT.partial;
}

function rehearsalText(
  rehearsal: Rehearsal,
  view: { readonly today: string; readonly paint: Paint },
): string {
  const timelines = rehearsal.enterprises.map((enterprise) => timelineText(withSla(enterprise), view));
  const live = rehearsal.enterprises.filter(({ isLive }) => isLive).length;
  const { min, max } = PUBLISHED_TOTAL;
  return [
    ...timelines,
    `${live} of ${rehearsal.enterprises.length} live after ${rehearsal.days} days (published: ${min} to ${max}); ${rehearsal.changes} changes made.`,
    `A plan of the same files now: ${planSummary(rehearsal.plan)}`,
    '',
  ].join('\n');
}

function withSla({ slug, name, activities }: Rehearsed) {
  const slaOf = (key: string) => {
    // Both variants keep the published days.
    const sla = activityOf(undefined, key)?.sla;
    if (sla === undefined) return '';
    return sla.min === sla.max ? `${sla.min} d` : `${sla.min}-${sla.max} d`;
  };
  return {
    slug,
    name,
    activities: activities.map((activity) => ({ ...activity, sla: slaOf(activity.key) })),
  };
}

import type { ActivityState } from '../model/activity.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { activitiesAsOf } from '../onboarding/past.ts';
import { historyOf, pacesOf } from '../onboarding/history.ts';
import { byUrgency } from '../onboarding/next.ts';
import type { Configuration } from '../config/read.ts';
import { statusJson } from '../render/json.ts';
import { fenced } from '../render/plan-markdown.ts';
import { statusText } from '../render/status-text.ts';
import type { StatusDetails, StatusView } from '../render/status-text.ts';
import { loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { sayProblems } from './plan.ts';
import { recordedActivities, standing, todayIn } from './standing.ts';
import { statusDetails } from './status-view.ts';

export interface StatusOptions extends CommonOptions {
  readonly format: 'text' | 'json' | 'markdown';
  /** A past day, as in 2026-11-01. */
  readonly asOf?: string;
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
  const history = historyOf(configuration.fleet);
  const { asOf } = options;
  const needsOdds = asOf === undefined && (slugs.length > 0 || options.format === 'json');
  const stands = configuration.enterprises.map((enterprise): Stand => {
    const today = asOf ?? dayOf(enterprise.defaults.calendar, now);
    const activities =
      asOf === undefined ? recordedActivities(enterprise, today) : activitiesAsOf(enterprise, asOf);
    const moment = { today, isPast: asOf !== undefined, ...(needsOdds ? { history } : {}) };
    return {
      enterprise,
      activities,
      details: statusDetails(enterprise, activities, moment),
      today,
    };
  });
  if (options.format === 'json') {
    context.out(statusJson(stands.map(forPrograms), pacesOf(history)));
  } else {
    const isMarkdown = options.format === 'markdown';
    const text = statusText({
      ...viewOf(stands, slugs.length > 0),
      today: asOf ?? todayIn(configuration.enterprises, now),
      paint: painterFor(isMarkdown ? { ...options, color: 'never' } : options, context),
    });
    context.out(isMarkdown ? `## Onboarding status\n\n${fenced(text)}` : text);
  }
  return readExit(configuration);
}

/** What commands that only read files answer with. */
export function readExit({ enterprises, failed, diagnostics }: Configuration): ExitCode {
  if (enterprises.length === 0 && hasErrors(diagnostics)) return EXIT.error;
  return failed.length === 0 ? EXIT.ok : EXIT.partial;
}

/** For commands that are about one enterprise. */
export function invalid(slug: string): UsageError {
  return new UsageError(`The files of ${slug} have errors.`, `Run: reconcile validate ${slug}`);
}

interface Stand {
  readonly enterprise: Enterprise;
  readonly activities: readonly ActivityState[];
  readonly details: StatusDetails;
  readonly today: string;
}

function viewOf(
  stands: readonly Stand[],
  inFull: boolean,
): Pick<StatusView, 'headlines' | 'details' | 'chase'> {
  return {
    headlines: stands.map(({ enterprise, activities, today }) => standing(enterprise, activities, today)),
    details: new Map(inFull ? stands.map(({ enterprise, details }) => [enterprise.slug, details]) : []),
    chase: stands.flatMap(({ details }) => details.outlook.chase ?? []).toSorted(byUrgency),
  };
}

function forPrograms({ enterprise, activities, details, today }: Stand) {
  const { outlook, reviews } = details;
  const { activities: _activities, ...rest } = outlook;
  return {
    ...standing(enterprise, activities, today),
    name: enterprise.enterprise.name,
    activities: details.activities,
    outlook: rest,
    reviews,
  };
}

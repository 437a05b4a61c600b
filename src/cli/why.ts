import { nearest } from '../config/nearest.ts';
import type { Situation } from '../core/inventory.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { causesOf } from '../onboarding/why.ts';
import type { Asked } from '../onboarding/why.ts';
import { whyJson } from '../render/json.ts';
import { fenced } from '../render/plan-markdown.ts';
import { whyText } from '../render/why-text.ts';
import { loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { sayProblems } from './plan.ts';
import { inventoryOfFiles, recordedActivities, todayIn } from './standing.ts';
import { invalid, readExit } from './status.ts';

export interface WhyOptions extends CommonOptions {
  readonly format: 'text' | 'json' | 'markdown';
}

/**
 * Why an enterprise, an activity or a resource is as it is, down to a field in a file or a person, by what the last
 * run recorded. Throws `UsageError` for a name that nothing has.
 */
export async function why(
  context: Context,
  names: readonly string[],
  options: WhyOptions,
): Promise<ExitCode> {
  const [name = ''] = names;
  const [slug = ''] = name.split('/');
  const configuration = await loadConfiguration(context, { dir: options.dir, slugs: [slug] });
  sayProblems(context, configuration, options);
  const [enterprise] = configuration.enterprises;
  if (enterprise === undefined) throw invalid(slug);
  const today = dayOf(enterprise.defaults.calendar, context.clock.now());
  const situation = situationOf(enterprise, { today, now: context.clock.now() });
  const causes = causesOf(situation, askedFor(situation, name.slice(slug.length + 1)));
  if (options.format === 'json') {
    context.out(whyJson(name, causes));
    return readExit(configuration);
  }
  const isMarkdown = options.format === 'markdown';
  const text = whyText({
    causes,
    today: todayIn([enterprise], context.clock.now()),
    paint: painterFor(isMarkdown ? { ...options, color: 'never' } : options, context),
  });
  context.out(isMarkdown ? `## Why ${slug}\n\n${fenced(text)}` : text);
  return readExit(configuration);
}

function situationOf(enterprise: Enterprise, at: Pick<Situation, 'today' | 'now'>): Situation {
  const activities = recordedActivities(enterprise, at.today);
  return { ...inventoryOfFiles(enterprise), activities, ...at };
}

/** What stands after the slug: nothing, the key or number of an activity, or the kind and key of a resource. */
function askedFor(situation: Situation, rest: string): Asked {
  if (rest === '') return { type: 'enterprise' };
  const activity = situation.activities.find(({ key, number }) => key === rest || String(number) === rest);
  if (activity !== undefined) return { type: 'activity', key: activity.key };
  const desired = situation.desired.find(({ id }) => `${id.kind}/${id.key}` === rest);
  if (desired !== undefined) return { type: 'resource', desired };
  const { slug } = situation.enterprise;
  const known = [
    ...situation.activities.map(({ key }) => key),
    ...situation.desired.filter(({ id }) => id.kind !== 'mmp-user').map(({ id }) => `${id.kind}/${id.key}`),
  ];
  const near = nearest(rest, known);
  throw new UsageError(
    `${slug} has no activity or resource ${JSON.stringify(rest)}.`,
    near === undefined
      ? `Name one as in: reconcile why ${slug}/approve, or ${slug}/${known.at(-1) ?? ''}`
      : `Did you mean ${slug}/${near}?`,
  );
}

import type { Party } from '../model/activity.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { byUrgency, nextSteps } from '../onboarding/next.ts';
import { nextJson } from '../render/json.ts';
import { nextText } from '../render/next-text.ts';
import { fenced } from '../render/plan-markdown.ts';
import { loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { sayProblems } from './plan.ts';
import { recordedActivities, todayIn } from './standing.ts';
import { readExit } from './status.ts';

export interface NextOptions extends CommonOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly party?: Party;
}

/** What can be done now, by whom and until when, from the files alone. */
export async function next(
  context: Context,
  slugs: readonly string[],
  options: NextOptions,
): Promise<ExitCode> {
  const configuration = await loadConfiguration(context, { dir: options.dir, slugs });
  sayProblems(context, configuration, options);
  const now = context.clock.now();
  const steps = configuration.enterprises
    .flatMap((enterprise) => {
      const today = dayOf(enterprise.defaults.calendar, now);
      return nextSteps(enterprise, recordedActivities(enterprise, today), today);
    })
    .filter(({ party }) => options.party === undefined || party === options.party)
    .toSorted(byUrgency);
  if (options.format === 'json') {
    context.out(nextJson(steps));
    return readExit(configuration);
  }
  const isMarkdown = options.format === 'markdown';
  const text = nextText({
    steps,
    today: todayIn(configuration.enterprises, now),
    paint: painterFor(isMarkdown ? { ...options, color: 'never' } : options, context),
  });
  context.out(isMarkdown ? `## What to do now\n\n${fenced(text)}` : text);
  return readExit(configuration);
}

import type { ApplyReport } from '../render/apply-text.ts';
import { applyText } from '../render/apply-text.ts';
import { applyJson } from '../render/json.ts';
import { applyMarkdown } from '../render/apply-markdown.ts';
import { applyPlan } from '../pipeline.ts';
import type { Applied } from '../pipeline.ts';
import type { Configuration } from '../config/read.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { ResourceStatus } from '../model/generated/status.ts';
import { loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { WorldOptions } from './options.ts';
import { planView } from './plan-view.ts';
import { sayProblems } from './plan.ts';
import { recordStatuses } from './record.ts';
import { sayTrouble } from './trouble.ts';
import { openForWriting } from './world.ts';

export interface ApplyOptions extends WorldOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly changedSince?: string;
  readonly allowDeletes?: number;
  /** Asks again for what was refused, without waiting for its time. */
  readonly retry?: boolean;
  /** False with --no-push: the status is committed and stays here. */
  readonly push: boolean;
}

/** Makes the changes that can be made now, then writes, commits and pushes where everybody stands. */
export async function apply(
  context: Context,
  slugs: readonly string[],
  options: ApplyOptions,
): Promise<ExitCode> {
  const loaded = await loadConfiguration(context, { ...options, slugs });
  const configuration = options.retry === true ? withoutHolds(loaded) : loaded;
  sayProblems(context, configuration, options);
  const world = await openForWriting(context, options, configuration);
  try {
    const applied = await applyPlan(configuration, world.deps, { allowDeletes: options.allowDeletes });
    const recorded = await recordStatuses(context, applied.statuses, {
      dir: options.dir,
      push: options.push,
      isSandbox: world.isSandbox,
    });
    const view = planView(applied, { now: world.deps.now(), paint: painterFor(options, context) });
    const report: ApplyReport = { ...applied, ...recorded, notes: [...world.notes, ...recorded.notes], view };
    context.out(applyOutput(options.format, report));
    if (recorded.trouble === undefined) return applyExit(configuration, applied);
    sayTrouble(context, recorded.trouble);
    return EXIT.repository;
  } finally {
    await world.close();
  }
}

/** As if nothing had been refused for a time. What may have been made without a reply stays held. */
function withoutHolds<C extends Configuration>(configuration: C): C {
  const enterprises = configuration.enterprises.map((enterprise): Enterprise => {
    const { status } = enterprise;
    if (status === undefined) return enterprise;
    const resources = status.resources.map((entry): ResourceStatus => {
      const { retry, ...rest } = entry;
      return retry?.on === 'twilio' ? entry : rest;
    });
    return { ...enterprise, status: { ...status, resources } };
  });
  return { ...configuration, enterprises };
}

function applyOutput(format: ApplyOptions['format'], report: ApplyReport): string {
  const { plan, outcomes, refusals, failures, commit, trouble } = report;
  switch (format) {
    case 'json':
      return applyJson({
        plan,
        outcomes,
        refusals,
        failures,
        ...(commit === undefined ? {} : { commit }),
        ...(trouble === undefined ? {} : { trouble }),
      });
    case 'markdown':
      return applyMarkdown(report);
    case 'text':
      return applyText(report);
  }
}

function applyExit({ diagnostics }: Configuration, applied: Applied): ExitCode {
  const { plan, refusals, outcomes, failures } = applied;
  if (plan.enterprises.length === 0 && hasErrors(diagnostics)) return EXIT.error;
  if (refusals.length > 0) return EXIT.refused;
  if (outcomes.some((outcome) => 'credentialsRejected' in outcome && outcome.credentialsRejected))
    return EXIT.credentials;
  const bad = outcomes.filter((outcome) => outcome.result !== 'done');
  const troubled = new Set([...plan.failures, ...failures, ...bad].map(({ enterprise }) => enterprise));
  if (troubled.size === 0) return EXIT.ok;
  const isAnythingDone = outcomes.length > bad.length || plan.enterprises.some((slug) => !troubled.has(slug));
  return isAnythingDone ? EXIT.partial : EXIT.error;
}

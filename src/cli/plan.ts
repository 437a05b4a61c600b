import { writeFile } from 'node:fs/promises';
import { hasErrors } from '../model/diagnostic.ts';
import { UsageError } from '../model/errors.ts';
import { isActionable } from '../model/plan.ts';
import type { Plan } from '../model/plan.ts';
import { makePlan } from '../pipeline.ts';
import { diagnosticsText } from '../render/diagnostics-text.ts';
import { planJson } from '../render/json.ts';
import { planMarkdown } from '../render/plan-markdown.ts';
import { planText } from '../render/plan-text.ts';
import type { PlanView } from '../render/plan-text.ts';
import type { Configuration } from '../config/read.ts';
import { loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions, WorldOptions } from './options.ts';
import { resolveIn } from './paths.ts';
import { planView } from './plan-view.ts';
import { openForReading } from './world.ts';

export interface PlanOptions extends WorldOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly changedSince?: string;
  readonly out?: string;
  readonly detailedExitcode?: boolean;
}

/** Shows what would change. Opens nothing that could write. */
export async function plan(
  context: Context,
  slugs: readonly string[],
  options: PlanOptions,
): Promise<ExitCode> {
  const configuration = await loadConfiguration(context, { ...options, slugs });
  sayProblems(context, configuration, options);
  const world = await openForReading(context, options, configuration);
  try {
    const planned = await makePlan(configuration, world.deps);
    context.out(
      planOutput(
        options.format,
        planView(planned, { now: world.deps.now(), paint: painterFor(options, context) }),
      ),
    );
    if (options.out !== undefined) await savePlan(context, options.out, planned.plan);
    return planExit(configuration, planned.plan, options.detailedExitcode === true);
  } finally {
    await world.close();
  }
}

/** Problems go to stderr, so that a result on stdout stays whole. */
export function sayProblems(
  context: Context,
  { diagnostics, files }: Configuration,
  options: CommonOptions,
): void {
  if (!hasErrors(diagnostics)) return;
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  context.err(diagnosticsText(errors, files, painterFor(options, context)));
}

function planOutput(format: PlanOptions['format'], view: PlanView): string {
  switch (format) {
    case 'json':
      return planJson(view.plan);
    case 'markdown':
      return planMarkdown(view);
    case 'text':
      return planText(view);
  }
}

async function savePlan(context: Context, file: string, made: Plan): Promise<void> {
  await writeFile(resolveIn(context.cwd, file), planJson(made)).catch(() => {
    throw new UsageError(
      `The plan cannot be written to ${file}.`,
      'Name a file in a folder that exists and can be written to.',
    );
  });
}

function planExit({ diagnostics }: Configuration, made: Plan, detailed: boolean): ExitCode {
  if (made.enterprises.length === 0 && (made.failures.length > 0 || hasErrors(diagnostics)))
    return EXIT.error;
  if (made.failures.length > 0) return EXIT.partial;
  return detailed && made.changes.some(isActionable) ? EXIT.changes : EXIT.ok;
}

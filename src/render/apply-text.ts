import type { Outcome } from '../model/outcome.ts';
import type { EnterpriseFailure, Plan } from '../model/plan.ts';
import { planText } from './plan-text.ts';
import type { PlanView } from './plan-text.ts';
import { foldOutcomes } from './users-fold.ts';
import { counted, inert } from './words.ts';

interface RefusalView {
  readonly enterprise: string;
  readonly code: string;
  readonly summary: string;
  readonly fix: string;
}

export interface ApplyReport {
  readonly plan: Plan;
  readonly outcomes: readonly Outcome[];
  readonly refusals: readonly RefusalView[];
  readonly failures: readonly EnterpriseFailure[];
  readonly commit?: string;
  readonly trouble?: { readonly code: string; readonly summary: string; readonly fix: string };
  readonly notes: readonly string[];
  readonly view: PlanView;
}

/** What was planned, what became of each change, and what was recorded. */
export function applyText(report: ApplyReport): string {
  const { paint } = report.view;
  const refusals = report.refusals.map(
    ({ enterprise, code, summary, fix }) =>
      `${paint.red('refused')}  ${enterprise}  ${code}\n  ${inert(summary)}\n  ${inert(fix)}`,
  );
  const troubles = foldOutcomes(report.outcomes).flatMap((outcome) => troubleText(outcome, report));
  const failures = report.failures.map(
    ({ enterprise, summary, fix }) => `${paint.red('!')} ${enterprise}  ${inert(summary)}\n    ${inert(fix)}`,
  );
  const commit = report.commit === undefined ? [] : [`Status committed as ${report.commit.slice(0, 10)}.`];
  const lines = [
    ...refusals,
    ...troubles,
    ...failures,
    applySummary(report),
    ...commit,
    ...report.notes.map(inert),
  ];
  return `${planText(report.view)}\n${lines.join('\n')}\n`;
}

/** `Applied: 12 done, 1 failed, 2 skipped.` */
export function applySummary({ outcomes, refusals }: Pick<ApplyReport, 'outcomes' | 'refusals'>): string {
  const refused = refusals.length === 0 ? '' : ` Refused for ${counted(refusals.length, 'enterprise')}.`;
  if (outcomes.length === 0)
    return refused === '' ? 'Applied: nothing to do.' : `Applied: nothing.${refused}`;
  const results = ['done', 'failed', 'unknown', 'skipped', 'cancelled'] as const;
  const counts = results.map((result) => ({
    result,
    count: outcomes.filter((outcome) => outcome.result === result).length,
  }));
  const parts = counts.filter(({ count }) => count > 0).map(({ result, count }) => `${count} ${result}`);
  return `Applied: ${counted(outcomes.length, 'change')}: ${parts.join(', ')}.${refused}`;
}

function troubleText(outcome: Outcome, { view }: ApplyReport): readonly string[] {
  const { paint } = view;
  const name = `${outcome.enterprise}  ${outcome.kind}  ${inert(outcome.label)}`;
  switch (outcome.result) {
    case 'done':
      return [];
    case 'skipped':
      return [paint.dim(`skipped  ${name}\n  It needs ${inert(outcome.because)}, which was not done.`)];
    case 'cancelled':
      return [paint.dim(`cancelled  ${name}`)];
    case 'failed':
    case 'unknown': {
      const fix = outcome.fix === undefined ? '' : `\n  ${inert(outcome.fix)}`;
      return [`${paint.red(outcome.result)}  ${name}  ${outcome.code}\n  ${inert(outcome.summary)}${fix}`];
    }
  }
}

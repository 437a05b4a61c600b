import type { Configuration } from './config/read.ts';
import { guard } from './core/guard.ts';
import type { Refusal } from './core/guard.ts';
import type { Situation } from './core/inventory.ts';
import { assemblePlan, planEnterprise } from './core/plan.ts';
import { nextStatus } from './core/status.ts';
import { applyChanges } from './engine/apply.ts';
import { lookAgain, lookAt } from './engine/look.ts';
import type { LookDeps } from './engine/look.ts';
import type { Writes } from './kinds/kind.ts';
import type { StatusFile } from './model/generated/status.ts';
import type { Outcome } from './model/outcome.ts';
import type { EnterpriseFailure, Plan } from './model/plan.ts';
import { isActionable } from './model/plan.ts';

export interface ApplyDeps extends LookDeps {
  /** Opens the way to write. A plan is never given it. */
  readonly writes: () => Writes;
  /** When aborted, nothing new is begun. */
  readonly signal: AbortSignal;
}

export interface Planned {
  readonly plan: Plan;
  readonly situations: readonly Situation[];
}

export interface Applied extends Planned {
  /** Guards that tripped; when there is one, nothing was done. */
  readonly refusals: readonly Refusal[];
  readonly outcomes: readonly Outcome[];
  /** What the status files shall say now. */
  readonly statuses: readonly StatusFile[];
  /** Enterprises that could not be read again afterwards; the next run will. */
  readonly failures: readonly EnterpriseFailure[];
}

/** Look, then plan. An enterprise that is invalid or cannot be read is named, and the others go on. */
export async function makePlan(configuration: Configuration, deps: LookDeps): Promise<Planned> {
  const { situations, failures } = await lookAt(configuration.enterprises, deps);
  const plan = assemblePlan({
    enterprises: situations.map((situation) => situation.enterprise.slug),
    changes: situations.flatMap(planEnterprise),
    failures: [...configuration.failed.map(invalid), ...failures],
  });
  return { plan, situations };
}

/** Plan, guard, change, and look again, because replies to writes are not trusted; then say where everybody stands. */
export async function applyPlan(
  configuration: Configuration,
  deps: ApplyDeps,
  options: { readonly allowDeletes: number | undefined },
): Promise<Applied> {
  const planned = await makePlan(configuration, deps);
  const refusals = guard(planned.plan, configuration.enterprises, options.allowDeletes);
  if (refusals.length > 0) return { ...planned, refusals, outcomes: [], statuses: [], failures: [] };

  const outcomes = await applyChanges(planned.plan.changes.filter(isActionable), {
    ...deps,
    writes: deps.writes(),
    inventories: new Map(planned.situations.map((situation) => [situation.enterprise.slug, situation])),
  });
  const byEnterprise = grouped(outcomes);
  const seen = await lookAgain(planned.situations, byEnterprise, deps);
  const statuses = seen.situations.map((situation) =>
    nextStatus(situation, byEnterprise.get(situation.enterprise.slug) ?? [], deps.now()),
  );
  return {
    plan: planned.plan,
    situations: seen.situations,
    refusals,
    outcomes,
    statuses,
    failures: seen.failures,
  };
}

function invalid(enterprise: string): EnterpriseFailure {
  return {
    enterprise,
    code: 'invalid-configuration',
    summary: 'Its files have errors.',
    fix: `Run: reconcile validate ${enterprise}`,
  };
}

function grouped(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const own = groups.get(outcome.enterprise);
    if (own === undefined) groups.set(outcome.enterprise, [outcome]);
    else own.push(outcome);
  }
  return groups;
}

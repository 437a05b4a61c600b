import type { Configuration } from './config/read.ts';
import { guard } from './core/guard.ts';
import type { Refusal } from './core/guard.ts';
import type { Situation } from './core/inventory.ts';
import { assemblePlan, planEnterprise } from './core/plan.ts';
import { nextStatus, stalledStatus } from './core/status.ts';
import { applyChanges } from './engine/apply.ts';
import { describeFailure } from './engine/failure.ts';
import { withJournal } from './engine/journal.ts';
import { lookAgain, lookAt } from './engine/look.ts';
import type { LookDeps } from './engine/look.ts';
import { lackingPrivilege } from './engine/privileges.ts';
import type { Reads, Writes } from './kinds/kind.ts';
import type { StatusFile } from './model/generated/status.ts';
import type { Outcome } from './model/outcome.ts';
import type { EnterpriseFailure, Plan } from './model/plan.ts';
import { isActionable } from './model/plan.ts';

export interface ApplyDeps extends LookDeps {
  /** Opens the way to write. A plan is never given it. */
  readonly writes: () => Writes;
  /** Keeps status files where the next run finds them; until then no mail leaves. Throws `RepositoryError`. */
  readonly keep: (statuses: readonly StatusFile[]) => Promise<void>;
  /** When aborted, nothing new is begun. */
  readonly signal: AbortSignal;
}

export interface Planned {
  readonly plan: Plan;
  readonly situations: readonly Situation[];
}

export interface Applied extends Planned {
  /** Guards that tripped; for the enterprises they name, nothing was done. */
  readonly refusals: readonly Refusal[];
  readonly outcomes: readonly Outcome[];
  /** What the status files shall say now. */
  readonly statuses: readonly StatusFile[];
  /** Enterprises that could not be read again afterwards; their status tells what was known before. */
  readonly failures: readonly EnterpriseFailure[];
}

/** Look, then plan. An enterprise that is invalid or cannot be read is named, and the others go on. */
export async function makePlan(configuration: Configuration, deps: LookDeps): Promise<Planned> {
  const { situations, failures } = await lookAt(configuration.enterprises, deps);
  const reads = deps.reads();
  const planned = await Promise.all(situations.map((situation) => planOne(situation, reads)));
  const plan = assemblePlan({
    enterprises: planned.filter((one) => one.failures.length === 0).map(({ slug }) => slug),
    changes: planned.flatMap(({ changes }) => changes),
    failures: [...configuration.failed.map(invalid), ...failures, ...planned.flatMap((one) => one.failures)],
  });
  return { plan, situations };
}

/** What may not be done as a whole is not begun. A bug that one enterprise brings to light must not stop the others. */
async function planOne(situation: Situation, reads: Reads) {
  const { slug } = situation.enterprise;
  const { changes, failures } = changesOf(situation);
  const lacking = await lackingPrivilege(situation, changes, reads);
  return lacking === undefined ? { slug, changes, failures } : { slug, changes: [], failures: [lacking] };
}

function changesOf(situation: Situation): Pick<Plan, 'changes' | 'failures'> {
  try {
    return { changes: planEnterprise(situation), failures: [] };
  } catch (error) {
    return { changes: [], failures: [describeFailure(situation.enterprise.slug, error)] };
  }
}

/** Plan, guard, change, and look again, because replies to writes are not trusted; then say where everybody stands. */
export async function applyPlan(
  configuration: Configuration,
  deps: ApplyDeps,
  options: { readonly allowDeletes: number | undefined },
): Promise<Applied> {
  const { plan, situations } = await makePlan(configuration, deps);
  const refusals = guard(plan.changes, configuration.enterprises, options.allowDeletes);
  const refused = new Set(refusals.map((refusal) => refusal.enterprise));
  const changes = plan.changes.filter((change) => isActionable(change) && !refused.has(change.enterprise));

  const outcomes = await applyChanges(changes, {
    ...deps,
    writes: withJournal(deps.writes(), { ...deps, situations }),
    inventories: new Map(situations.map((situation) => [situation.enterprise.slug, situation])),
  });
  const byEnterprise = grouped(outcomes);
  const seen = await lookAgain(situations, byEnterprise, deps);
  const statuses = seen.situations.map((situation) =>
    nextStatus(situation, byEnterprise.get(situation.enterprise.slug) ?? [], deps.now()),
  );
  const known = new Map([
    ...configuration.enterprises.flatMap(({ slug, status }) => (status ? [[slug, status] as const] : [])),
    ...statuses.map((status) => [status.enterprise, status] as const),
  ]);
  const stalled = plan.failures
    .filter(({ code }) => LASTING.has(code))
    .flatMap((failure) => {
      const status = known.get(failure.enterprise);
      return status === undefined ? [] : [stalledStatus(status, failure, deps.now())];
    });
  const told = new Set(stalled.map(({ enterprise }) => enterprise));
  const others = statuses.filter(({ enterprise }) => !told.has(enterprise));
  return { plan, refusals, outcomes, statuses: [...others, ...stalled], ...seen };
}

/** Failures that waiting does not mend; a line that broke down is no news for a status file. */
const LASTING: ReadonlySet<string> = new Set([
  'two-with-one-key',
  'mmp-privilege-missing',
  'twilio-account-not-active',
]);

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

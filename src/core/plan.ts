import type { EnterpriseFailure, Change, Plan, PlanSummary } from '../model/plan.ts';
import { isActionable } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import { agreementOf } from './agreement.ts';
import { decide } from './decide.ts';
import { planDeletions } from './deletions.ts';
import { digestOf } from './digest.ts';
import { needsOf } from './gates.ts';
import { topological } from './graph.ts';
import type { Situation } from './inventory.ts';

/** The one planner: every difference of one enterprise, in the order of the kinds and files. Pure. */
export function planEnterprise(situation: Situation): readonly Change[] {
  const leaving = situation.enterprise.enterprise.lifecycle === 'offboarding';
  const decided = leaving ? new Map<Address, Change>() : decideAll(situation);
  const inOrder = [...situation.desiredAt.keys()].flatMap((address) => decided.get(address) ?? []);
  return [...inOrder, ...planDeletions(situation, decided)];
}

/** Puts the changes of all enterprises into one plan and seals it with its digest. */
export function assemblePlan(parts: {
  readonly enterprises: readonly string[];
  readonly changes: readonly Change[];
  readonly failures: readonly EnterpriseFailure[];
}): Plan {
  const unsealed = { format: 'reconcile/plan/v1', ...parts, summary: summaryOf(parts.changes) } as const;
  return { ...unsealed, digest: digestOf(unsealed) };
}

/** Resources that others need are decided first, because what happens to them opens or closes gates. */
function decideAll(situation: Situation): ReadonlyMap<Address, Change> {
  const ordered = topological([...situation.desiredAt], {
    keyOf: ([address]) => address,
    after: ([, desired]) => [
      ...needsOf(situation, desired).flatMap((need) => (need.type === 'resource' ? [need.address] : [])),
      ...(desired.resetBy ?? []),
    ],
  });
  const context = {
    situation,
    agreement: agreementOf(situation.enterprise),
    decided: new Map<Address, Change>(),
  };
  for (const [address, desired] of ordered) {
    const change = decide({ address, desired }, context);
    if (change !== undefined) context.decided.set(change.address, change);
  }
  return context.decided;
}

function summaryOf(changes: readonly Change[]): PlanSummary {
  const actionable = changes.filter(isActionable);
  const count = (action: Change['action']) => actionable.filter((change) => change.action === action).length;
  return {
    create: count('create'),
    update: count('update'),
    replace: count('replace'),
    delete: count('delete'),
    wait: changes.filter((change) => change.waits.length > 0).length,
    unmanaged: changes.filter((change) => change.reason === 'not-managed').length,
    drift: changes.filter(hasDrifted).length,
  };
}

function hasDrifted({ reason, fields }: Change): boolean {
  return reason === 'vanished' || fields.some((field) => field.drift === true);
}

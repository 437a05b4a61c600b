import type { EnterpriseFailure, Change, Plan, PlanSummary } from '../model/plan.ts';
import { isActionable } from '../model/plan.ts';
import { addressOf } from '../model/resource.ts';
import type { Address, Desired } from '../model/resource.ts';
import { planDeletions } from './deletions.ts';
import { difference } from './diff.ts';
import { digestOf } from './digest.ts';
import { gateOf, needsOf } from './gates.ts';
import { topological } from './graph.ts';
import { kindOf } from './inventory.ts';
import type { Situation } from './inventory.ts';

/** The one planner: every difference of one enterprise, in the order of the kinds and files. Pure. */
export function planEnterprise(situation: Situation): readonly Change[] {
  const leaving = situation.enterprise.enterprise.lifecycle === 'offboarding';
  const decided = leaving ? new Map<Address, Change>() : decideAll(situation);
  const inOrder = situation.desired.flatMap((desired) => decided.get(addressOf(desired.id)) ?? []);
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
  const ordered = topological(situation.desired, {
    keyOf: (desired) => addressOf(desired.id),
    after: (desired) => [
      ...needsOf(situation, desired).flatMap((need) => (need.type === 'resource' ? [need.address] : [])),
      ...(desired.resetBy ?? []),
    ],
  });
  const decided = new Map<Address, Change>();
  for (const desired of ordered) {
    const change = decide(situation, desired, decided);
    if (change !== undefined) decided.set(change.address, change);
  }
  return decided;
}

function decide(
  situation: Situation,
  desired: Desired,
  decided: ReadonlyMap<Address, Change>,
): Change | undefined {
  const address = addressOf(desired.id);
  const kind = kindOf(situation.kinds, desired.id.kind);
  const observed = situation.found.get(address)?.observed;
  const { fields, mustReplace } = difference(kind, desired.spec, observed?.attributes);
  const isReset = (desired.resetBy ?? []).some((above) => decided.get(above)?.waits.length === 0);
  if (observed !== undefined && fields.length === 0 && !isReset) return undefined;

  const verdict = verdictOf({ absent: observed === undefined, mustReplace, differs: fields.length > 0 });
  const gate = gateOf(situation, desired, { creates: observed === undefined, decided });
  const consequence = verdict.action === 'update' ? undefined : kind.consequences?.[verdict.action];
  return {
    address,
    ...desired.id,
    label: desired.label,
    ...verdict,
    fields,
    ...gate,
    ...(consequence === undefined ? {} : { consequence }),
    ...(observed === undefined ? {} : { remoteId: observed.remoteId }),
    source: situation.enterprise.locate(desired.source.file, desired.source.pointer),
  };
}

function verdictOf(seen: {
  readonly absent: boolean;
  readonly mustReplace: boolean;
  readonly differs: boolean;
}) {
  if (seen.absent) return { action: 'create', reason: 'absent' } as const;
  if (seen.mustReplace) return { action: 'replace', reason: 'cannot-change-in-place' } as const;
  return { action: 'update', reason: seen.differs ? 'differs' : 'reset-by-parent' } as const;
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
  };
}

import type { Action, ActionReason, Change, FieldChange } from '../model/plan.ts';
import type { Address, Desired } from '../model/resource.ts';
import type { Agreement } from './agreement.ts';
import { difference, mustReplace } from './diff.ts';
import { driftAction, judgeDrift } from './drift.ts';
import { gateOf } from './gates.ts';
import { kindOf } from './inventory.ts';
import type { Situation } from './inventory.ts';

export interface DecideContext {
  readonly situation: Situation;
  readonly agreement: Agreement;
  /** What was decided for the resources before this one. */
  readonly decided: ReadonlyMap<Address, Change>;
}

/** What is done about one resource; undefined when it is as desired. */
export function decide(
  { address, desired }: { readonly address: Address; readonly desired: Desired },
  context: DecideContext,
): Change | undefined {
  const { situation, agreement, decided } = context;
  const kind = kindOf(situation.kinds, desired.id.kind);
  const observed = situation.found.get(address)?.observed;
  const sides = {
    desired: desired.spec,
    observed: observed?.attributes,
    askedBefore: agreement.askedBefore(desired.id),
  };
  const drift = { enterprise: situation.enterprise, kind: kind.name, today: situation.today };
  const fields = judgeDrift(difference(kind, sides), kind, drift);
  const wasThere = observed === undefined && agreement.resource(desired.id)?.applied !== undefined;
  const verdict = verdictOn({
    isAbsent: observed === undefined,
    wasThere,
    isLeft: wasThere && driftAction(drift) !== 'revert',
    fields,
    mustReplace: mustReplace(kind, fields.filter(isMended), observed?.attributes),
    isReset: (desired.resetBy ?? []).some((above) => isMade(decided.get(above))),
  });
  if (verdict === undefined) return undefined;

  const gate =
    verdict.action === 'none' ? { waits: [], after: [] } : gateOf(desired, { ...context, ...verdict });
  const consequence = consequenceOf(desired, kind.consequences ?? {}, verdict.action);
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

interface Findings {
  readonly isAbsent: boolean;
  /** The last run saw it. */
  readonly wasThere: boolean;
  /** It vanished, and the policy does not bring it back. */
  readonly isLeft: boolean;
  readonly fields: readonly FieldChange[];
  readonly mustReplace: boolean;
  /** Something above it changes and takes it along. */
  readonly isReset: boolean;
}

function verdictOn(found: Findings): { readonly action: Action; readonly reason: ActionReason } | undefined {
  if (found.isLeft) return { action: 'none', reason: 'vanished' };
  if (found.isAbsent) return { action: 'create', reason: found.wasThere ? 'vanished' : 'absent' };
  const mended = found.fields.filter(isMended);
  if (mended.length > 0) {
    if (found.mustReplace) return { action: 'replace', reason: 'cannot-change-in-place' };
    const isDrift = mended.every((field) => field.drift === true);
    return { action: 'update', reason: isDrift ? 'drifted' : 'differs' };
  }
  if (found.isReset) return { action: 'update', reason: 'reset-by-parent' };
  return found.fields.length > 0 ? { action: 'none', reason: 'drifted' } : undefined;
}

function isMended(field: FieldChange): boolean {
  return field.left === undefined;
}

function isMade(change: Change | undefined): boolean {
  return change !== undefined && change.action !== 'none' && change.waits.length === 0;
}

function consequenceOf(
  desired: Desired,
  ofKind: { readonly [action in 'create' | 'replace' | 'delete']?: string },
  action: Action,
): string | undefined {
  if (action === 'none' || action === 'update') return undefined;
  return action === 'create' ? (desired.consequence ?? ofKind.create) : ofKind[action];
}

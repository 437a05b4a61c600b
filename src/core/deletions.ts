import type { ActionReason, Change } from '../model/plan.ts';
import { addressOf } from '../model/resource.ts';
import type { Address } from '../model/resource.ts';
import { readinessOf } from './inventory.ts';
import type { Found, Situation } from './inventory.ts';

/**
 * Everything that is there and should not be, or that nobody manages. Deleting happens only for a reason that
 * stands in the files: the enterprise leaves, its policy prunes the kind, or a newer version took the place.
 * Deletions run one after the other, in the reverse of the order in which things are made.
 */
export function planDeletions(
  situation: Situation,
  decided: ReadonlyMap<Address, Change>,
): readonly Change[] {
  const changes = [...situation.found].toReversed().flatMap(([address, found]) => {
    const reason = reasonFor(situation, found, situation.desiredAt.has(address));
    if (reason === undefined) return [];
    return reason === 'superseded'
      ? superseded(situation, found, decided)
      : [removal(situation, found, reason)];
  });
  return chained(changes);
}

function reasonFor(
  situation: Situation,
  { kind, observed }: Found,
  isDesired: boolean,
): ActionReason | undefined {
  const { lifecycle, policy } = situation.enterprise.enterprise;
  if (lifecycle === 'offboarding' && kind.offboarding === 'delete') return 'offboarding';
  if (observed.supersededBy !== undefined) return 'superseded';
  if (isDesired || kind.name === 'notice') return undefined;
  const prunes = policy?.prune?.some((name) => name === kind.name) === true;
  return prunes ? 'pruned' : 'not-managed';
}

function removal(situation: Situation, { kind, observed }: Found, reason: ActionReason): Change {
  const id = { enterprise: situation.enterprise.slug, kind: kind.name, key: observed.key };
  const keep = reason === 'not-managed';
  const consequence = keep ? undefined : kind.consequences?.delete;
  return {
    address: addressOf(id),
    ...id,
    label: observed.key,
    action: keep ? 'none' : 'delete',
    reason,
    fields: [],
    after: [],
    waits: [],
    ...(consequence === undefined ? {} : { consequence }),
    remoteId: observed.remoteId,
  };
}

/** An old version goes once the new one is approved and everything that shows it has been changed over. */
function superseded(
  situation: Situation,
  found: Found,
  decided: ReadonlyMap<Address, Change>,
): readonly Change[] {
  const head = addressOf({
    enterprise: situation.enterprise.slug,
    kind: found.kind.name,
    key: found.observed.supersededBy ?? '',
  });
  if (decided.has(head) || readinessOf(situation, head).state !== 'ready') return [];
  const users = situation.desired.filter((resource) =>
    resource.needs.some((need) => need.type === 'resource' && need.address === head),
  );
  const pending = users.flatMap((resource) => decided.get(addressOf(resource.id)) ?? []);
  const after = pending.map((change) => change.address);
  return [
    { ...removal(situation, found, 'superseded'), after, waits: pending.flatMap((change) => change.waits) },
  ];
}

function chained(changes: readonly Change[]): readonly Change[] {
  let last: Address | undefined;
  return changes.map((change) => {
    if (change.action === 'none' || change.waits.length > 0) return change;
    const after = last === undefined ? change.after : [...change.after, last];
    last = change.address;
    return { ...change, after };
  });
}

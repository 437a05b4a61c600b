import type { ActionReason, Change, Wait } from '../model/plan.ts';
import { isActionable } from '../model/plan.ts';
import { addressOf } from '../model/resource.ts';
import type { Address, KindName } from '../model/resource.ts';
import { needsOf, PAUSED } from './gates.ts';
import { readinessOf } from './inventory.ts';
import type { Found, Situation } from './inventory.ts';

/**
 * Everything that is there and should not be, or that nobody manages. Deleting happens only for a reason that
 * stands in the files: the enterprise leaves, its policy prunes the kind, or another version took the place.
 */
export function planDeletions(
  situation: Situation,
  decided: ReadonlyMap<Address, Change>,
): readonly Change[] {
  const removals = [...situation.found].toReversed().flatMap(([address, found]) => {
    const reason = reasonFor(situation, found, situation.desiredAt.has(address));
    if (reason === undefined) return [];
    return reason === 'superseded'
      ? superseded(situation, found, decided)
      : [removal(situation, found, reason)];
  });
  return ordered(situation, removals, decided);
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
  return prunes && kind.covers?.(situation.enterprise, observed) === true ? 'pruned' : 'not-managed';
}

function removal(situation: Situation, { kind, observed }: Found, reason: ActionReason): Change {
  const id = { enterprise: situation.enterprise.slug, kind: kind.name, key: observed.key };
  const keep = reason === 'not-managed';
  const consequence = keep ? undefined : kind.consequences?.delete;
  const isPaused = situation.enterprise.enterprise.lifecycle === 'paused';
  return {
    address: addressOf(id),
    ...id,
    label: observed.key,
    action: keep ? 'none' : 'delete',
    reason,
    fields: [],
    after: [],
    waits: isPaused && !keep ? [PAUSED] : [],
    ...(consequence === undefined ? {} : { consequence }),
    remoteId: observed.remoteId,
  };
}

/** Another version goes once the one that stands is approved and everything that shows it has been changed over. */
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
  if (isChanging(decided.get(head)) || readinessOf(situation, head).state !== 'ready') return [];
  const users = situation.desired.filter((resource) =>
    resource.needs.some((need) => need.type === 'resource' && need.address === head),
  );
  const pending = users
    .flatMap((resource) => decided.get(addressOf(resource.id)) ?? [])
    .filter((change) => isChanging(change));
  const change = removal(situation, found, 'superseded');
  const waits: readonly Wait[] = [...change.waits, ...pending.flatMap((other) => other.waits)];
  return [{ ...change, after: pending.map((other) => other.address), waits }];
}

function isChanging(change: Change | undefined): boolean {
  return change !== undefined && change.action !== 'none';
}

/**
 * A deletion comes after the deletions and the changes of everything that can need it: MMP deletes no organisation
 * that holds something, and a parent goes after its children. Kinds that do not need each other do not wait.
 */
function ordered(
  situation: Situation,
  removals: readonly Change[],
  decided: ReadonlyMap<Address, Change>,
): readonly Change[] {
  const needing = kindsNeeding(situation);
  const open = [...decided.values()].filter(isActionable);
  const closing = removals.filter(isActionable);
  // By kind, because fifty thousand users may go at once.
  const first = new Map<KindName, readonly Address[]>();
  const last = new Map<KindName, Address>();
  return removals.map((change) => {
    if (!isActionable(change)) return change;
    const above = needing.get(change.kind) ?? new Set();
    const sibling = above.has(change.kind) ? last.get(change.kind) : undefined;
    last.set(change.kind, change.address);
    if (change.reason === 'superseded') return change;
    const before =
      first.get(change.kind) ??
      [
        ...open.filter((other) => other.kind === change.kind || above.has(other.kind)),
        ...closing.filter((other) => other.kind !== change.kind && above.has(other.kind)),
      ].map(({ address }) => address);
    first.set(change.kind, before);
    return { ...change, after: [...change.after, ...before, ...(sibling === undefined ? [] : [sibling])] };
  });
}

/** For each kind, the kinds whose resources it can hold, or that need it in this enterprise. */
function kindsNeeding(situation: Situation): ReadonlyMap<string, ReadonlySet<KindName>> {
  const needing = new Map<string, Set<KindName>>(
    situation.kinds.map((kind) => [kind.name, new Set(kind.holds)]),
  );
  for (const resource of situation.desired) {
    for (const need of needsOf(situation, resource)) {
      const kind = need.type === 'resource' ? (need.address.split('/')[1] ?? '') : '';
      needing.set(kind, (needing.get(kind) ?? new Set()).add(resource.id.kind));
    }
  }
  return needing;
}

import { takeInventory } from '../core/inventory.ts';
import type { Inventory } from '../core/inventory.ts';
import type { Kind, Reads } from '../kinds/kind.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { ObservationError } from '../model/errors.ts';
import type { KindName, Observed } from '../model/resource.ts';

interface KindRead {
  readonly kind: Kind;
  readonly observed: readonly Observed[];
}

/**
 * Reads everything of one enterprise: a list per kind, never an object at a time.
 * Throws `ProviderError` when a list cannot be had whole, because a missing page would look like deleted objects,
 * and `ObservationError` when two objects claim one key.
 */
export async function observe(
  reads: Reads,
  kinds: readonly Kind[],
  enterprise: Enterprise,
): Promise<Inventory> {
  const outer = kinds.filter((kind) => kind.within === undefined);
  const homes = await Promise.all(outer.map((kind) => read(reads, kind, { enterprise, withinId: '' })));
  const inner = kinds.filter((kind) => kind.within !== undefined);
  const residents = await Promise.all(inner.map((kind) => readWithin(reads, kind, { enterprise, homes })));
  const byKind = new Map<KindName, KindRead>(
    [...homes, ...residents].map((entry) => [entry.kind.name, entry]),
  );
  return takeInventory(
    enterprise,
    kinds.flatMap((kind) => byKind.get(kind.name) ?? []),
  );
}

/** Nothing can live within something that does not exist, so there is nothing to read. */
async function readWithin(
  reads: Reads,
  kind: Kind,
  context: { readonly enterprise: Enterprise; readonly homes: readonly KindRead[] },
): Promise<KindRead> {
  const [home] = context.homes.find((entry) => entry.kind.name === kind.within)?.observed ?? [];
  if (home === undefined) return { kind, observed: [] };
  return read(reads, kind, { enterprise: context.enterprise, withinId: home.remoteId });
}

async function read(
  reads: Reads,
  kind: Kind,
  scope: { readonly enterprise: Enterprise; readonly withinId: string },
): Promise<KindRead> {
  const observed = await kind.list(reads, scope);
  const seen = new Map<string, Observed>();
  for (const item of observed) {
    const other = seen.get(item.key);
    if (other !== undefined) throw new ObservationError(kind.name, item.key, [other.remoteId, item.remoteId]);
    seen.set(item.key, item);
  }
  return { kind, observed };
}

import type { Inventory } from '../core/inventory.ts';
import type { BatchResult, CreateRequest, Kind, Scope, UpdateRequest, Writes } from '../kinds/kind.ts';
import { InvariantError } from '../model/errors.ts';
import type { Change } from '../model/plan.ts';
import type { Attributes, Observed } from '../model/resource.ts';

export interface ExecuteContext {
  readonly kind: Kind;
  readonly inventory: Inventory;
  readonly withinId: string;
  readonly writes: Writes;
}

/**
 * Makes changes of one kind by one call. Gives a result for each of them, in their order; of many, some may
 * have failed. Throws `ProviderError` for a single change, and when nothing is known of any.
 */
export async function execute(
  changes: readonly Change[],
  context: ExecuteContext,
): Promise<readonly BatchResult[]> {
  const [first, ...rest] = changes;
  if (first === undefined) return [];
  const { kind, writes } = context;
  if (rest.length > 0 && kind.putMany !== undefined) {
    return kind.putMany(
      writes,
      changes.map((change) => putRequest(change, context)),
    );
  }
  const remoteId = await executeOne(first, context);
  return [{ ok: true, ...(remoteId === undefined ? {} : { remoteId }) }];
}

async function executeOne(change: Change, context: ExecuteContext): Promise<string | undefined> {
  const { kind, writes } = context;
  switch (change.action) {
    case 'create':
    case 'replace':
      return kind.create(writes, createRequest(change, context));
    case 'update':
      await kind.update(writes, updateRequest(change, context));
      return undefined;
    case 'delete':
      await kind.delete(writes, { ...scopeOf(context), observed: observedOf(change, context) });
      return undefined;
    case 'none':
      throw new InvariantError(`There is nothing to do for ${change.address}.`);
  }
}

function putRequest(
  change: Change,
  context: ExecuteContext,
): CreateRequest<Attributes> | UpdateRequest<Attributes> {
  return change.action === 'update' ? updateRequest(change, context) : createRequest(change, context);
}

function createRequest(change: Change, context: ExecuteContext): CreateRequest<Attributes> {
  return {
    ...scopeOf(context),
    key: change.key,
    spec: specOf(change, context),
    ...(change.action === 'replace' ? { replaces: observedOf(change, context) } : {}),
  };
}

function updateRequest(change: Change, context: ExecuteContext): UpdateRequest<Attributes> {
  return {
    ...scopeOf(context),
    spec: specOf(change, context),
    observed: observedOf(change, context),
    fields: change.fields.filter(({ left }) => left === undefined).map(({ field }) => field),
  };
}

function scopeOf({ inventory, withinId }: ExecuteContext): Scope {
  return { enterprise: inventory.enterprise, withinId };
}

/** What is written: as desired, but drift that the policy leaves stays as it is. */
function specOf(change: Change, { inventory }: ExecuteContext): Attributes {
  const desired = inventory.desiredAt.get(change.address);
  if (desired === undefined) throw new InvariantError(`Nobody desires ${change.address}.`);
  const seen = inventory.found.get(change.address)?.observed.attributes ?? {};
  const left = change.fields.flatMap(({ field, left: isLeft }) =>
    isLeft === undefined ? [] : [[field, seen[field] ?? null] as const],
  );
  return { ...desired.spec, ...Object.fromEntries(left) };
}

function observedOf(change: Change, { inventory }: ExecuteContext): Observed {
  const found = inventory.found.get(change.address);
  if (found === undefined) throw new InvariantError(`${change.address} was not observed.`);
  return found.observed;
}

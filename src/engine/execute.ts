import type { Inventory } from '../core/inventory.ts';
import type { Kind, Scope, Writes } from '../kinds/kind.ts';
import { InvariantError } from '../model/errors.ts';
import type { Change } from '../model/plan.ts';
import type { Attributes, Observed } from '../model/resource.ts';

export interface ExecuteContext {
  readonly kind: Kind;
  readonly inventory: Inventory;
  readonly withinId: string;
  readonly writes: Writes;
}

/** Makes one change. Returns the remote id of what it made. Throws `ProviderError`. */
export async function execute(change: Change, context: ExecuteContext): Promise<string | undefined> {
  const { kind, writes } = context;
  const scope: Scope = { enterprise: context.inventory.enterprise, withinId: context.withinId };
  switch (change.action) {
    case 'create':
      return kind.create(writes, { ...scope, key: change.key, spec: specOf(change, context) });
    case 'replace':
      return kind.create(writes, {
        ...scope,
        key: change.key,
        spec: specOf(change, context),
        replaces: observedOf(change, context),
      });
    case 'update': {
      const fields = change.fields.filter(({ left }) => left === undefined).map(({ field }) => field);
      await kind.update(writes, {
        ...scope,
        spec: specOf(change, context),
        observed: observedOf(change, context),
        fields,
      });
      return undefined;
    }
    case 'delete':
      await kind.delete(writes, { ...scope, observed: observedOf(change, context) });
      return undefined;
    case 'none':
      throw new InvariantError(`There is nothing to do for ${change.address}.`);
  }
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

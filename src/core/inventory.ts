import type { ActivityState } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { InvariantError } from '../model/errors.ts';
import type { KindShape } from '../model/kind.ts';
import { addressOf } from '../model/resource.ts';
import type { Address, Desired, KindName, Observed, Readiness } from '../model/resource.ts';

/** Something that exists remotely, with the kind that read it. */
export interface Found {
  readonly kind: KindShape;
  readonly observed: Observed;
}

/** What one enterprise desires and what is there. */
export interface Inventory {
  readonly enterprise: Enterprise;
  readonly kinds: readonly KindShape[];
  readonly desired: readonly Desired[];
  readonly desiredAt: ReadonlyMap<Address, Desired>;
  readonly found: ReadonlyMap<Address, Found>;
}

/** An inventory with the state of the activities, which decides what may be done. */
export interface Situation extends Inventory {
  readonly activities: readonly ActivityState[];
  /** When it was looked at. */
  readonly now: Date;
  /** The day of that in the calendar of the ISV: `YYYY-MM-DD`. */
  readonly today: string;
}

/** Puts together what the kinds desire for an enterprise, in the order of kinds and files, and what was read. */
export function takeInventory(
  enterprise: Enterprise,
  read: readonly { readonly kind: KindShape; readonly observed: readonly Observed[] }[],
): Inventory {
  const kinds = read.map(({ kind }) => kind);
  const desired = kinds.flatMap((kind) => kind.desired(enterprise));
  const found = read.flatMap(({ kind, observed }) =>
    observed.map((item): [Address, Found] => [
      addressOf({ enterprise: enterprise.slug, kind: kind.name, key: item.key }),
      { kind, observed: item },
    ]),
  );
  return {
    enterprise,
    kinds,
    desired,
    desiredAt: new Map(desired.map((resource) => [addressOf(resource.id), resource])),
    found: new Map(found),
  };
}

/** The same with more desired: what is owed only because of how the activities stand. */
export function withDesired(situation: Situation, more: readonly Desired[]): Situation {
  const desired = [...situation.desired, ...more];
  return {
    ...situation,
    desired,
    desiredAt: new Map(desired.map((resource) => [addressOf(resource.id), resource])),
  };
}

/** Whether a resource is there and has become true. */
export function readinessOf(
  inventory: Inventory,
  address: Address,
): Readiness | { readonly state: 'absent' } {
  const found = inventory.found.get(address);
  return found === undefined ? { state: 'absent' } : found.kind.readiness(found.observed);
}

export function kindOf(kinds: readonly KindShape[], name: KindName): KindShape {
  const kind = kinds.find((candidate) => candidate.name === name);
  if (kind === undefined) throw new InvariantError(`There is no kind ${name}.`);
  return kind;
}

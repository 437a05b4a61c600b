import type { Party } from '../model/activity.ts';
import { addressOf } from '../model/resource.ts';
import type { Attributes, Desired, KindName, Observed } from '../model/resource.ts';
import { readinessOf } from './inventory.ts';
import type { Inventory } from './inventory.ts';

/** What keeps an organisation from WhatsApp, and who can mend it. */
export interface Link {
  /** One word for programs. */
  readonly reason: 'SenderNotOnline' | 'NumberNotBound' | 'FlagNotEffective' | 'NoTemplate' | 'NoActiveUser';
  readonly on: Party;
  /** What is wrong: a clause without a full stop. */
  readonly what: string;
}

/** Whom something waits for, and why; what is merely missing is for the ISV to apply. */
export function obstacleOf(
  inventory: Inventory,
  kind: KindName,
  key: string,
): { readonly on: Party; readonly why: string } {
  const readiness = readinessOf(inventory, addressFor(inventory, kind, key));
  if ('reason' in readiness) return { on: readiness.on, why: readiness.reason.replace(/\.$/, '') };
  return {
    on: 'isv',
    why: readiness.state === 'absent' ? 'it does not exist' : 'it is not as the files say',
  };
}

export function isReadyAt(inventory: Inventory, kind: KindName, key: string): boolean {
  return readinessOf(inventory, addressFor(inventory, kind, key)).state === 'ready';
}

export function observedAt(inventory: Inventory, kind: KindName, key: string): Observed | undefined {
  return inventory.found.get(addressFor(inventory, kind, key))?.observed;
}

export function desiredOf(inventory: Inventory, kind: KindName): readonly Desired[] {
  return inventory.desired.filter((resource) => resource.id.kind === kind);
}

export function textIn(attributes: Attributes, name: string): string {
  const value = attributes[name];
  return typeof value === 'string' ? value : '';
}

function addressFor({ enterprise }: Inventory, kind: KindName, key: string): string {
  return addressOf({ enterprise: enterprise.slug, kind, key });
}

import type { Desired } from '../model/resource.ts';
import { desiredOf, isReadyAt, observedAt, obstacleOf, textIn } from './chain-link.ts';
import type { Link } from './chain-link.ts';
import type { Inventory } from './inventory.ts';
import { lineOf } from './org-tree.ts';

/**
 * Judges whether anybody at or below an organisation is active and may write. Where the files let nobody write, there
 * is nothing to judge. Users are gone through once, because there may be fifty thousand.
 */
export function userJudge(inventory: Inventory): (organisation: string) => Link | undefined {
  const first = new Map<string, Desired>();
  const served = new Set<string>();
  for (const user of desiredOf(inventory, 'mmp-user')) {
    if (user.spec['socialMessaging'] !== true) continue;
    const line = lineOf(inventory.enterprise, textIn(user.spec, 'organisation'));
    const isServed = mayWrite(inventory, user.id.key);
    for (const { id } of line) {
      if (!first.has(id)) first.set(id, user);
      if (isServed) served.add(id);
    }
  }
  return (organisation) => {
    const user = first.get(organisation);
    if (user === undefined || served.has(organisation)) return undefined;
    const { on, why } = obstacleOf(inventory, 'mmp-user', user.id.key);
    return { reason: 'NoActiveUser', on, what: `no active user may write: ${why}` };
  };
}

function mayWrite(inventory: Inventory, key: string): boolean {
  const isOn = observedAt(inventory, 'mmp-user', key)?.attributes['socialMessaging'] === true;
  return isOn && isReadyAt(inventory, 'mmp-user', key);
}

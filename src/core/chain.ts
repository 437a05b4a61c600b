import type { Enterprise } from '../model/enterprise.ts';
import type { Json } from '../model/json.ts';
import { observedAt, obstacleOf } from './chain-link.ts';
import type { Link } from './chain-link.ts';
import { templateJudge } from './chain-templates.ts';
import { userJudge } from './chain-users.ts';
import type { Inventory } from './inventory.ts';
import { lineOf, numberHolder } from './org-tree.ts';

export interface BrokenChain extends Link {
  readonly organisation: string;
}

/**
 * The first broken link of every organisation that shall have WhatsApp, in the order of the files. Customers are
 * served only when everything holds in both systems: the sender is ONLINE, MMP shows its number and name, the flag is
 * effective, an approved template is published as it was approved, and an active user may write. What the files leave
 * out is not managed and not judged.
 */
export function brokenChains(inventory: Inventory): readonly BrokenChain[] {
  const judges = [
    (id: string) => senderLink(inventory, id),
    (id: string) => numberLink(inventory, id),
    (id: string) => flagLink(inventory, id),
    templateJudge(inventory),
    userJudge(inventory),
  ];
  return (inventory.enterprise.org?.organisations ?? []).flatMap(({ id: organisation }) => {
    if (!isWanted(inventory.enterprise, organisation)) return [];
    for (const judge of judges) {
      const link = judge(organisation);
      if (link !== undefined) return [{ organisation, ...link }];
    }
    return [];
  });
}

/** Whether WhatsApp is on there by the files: by the nearest organisation that says something of it. */
function isWanted(enterprise: Enterprise, id: string): boolean {
  const line = lineOf(enterprise, id);
  const nearest = line.find(({ whatsapp }) => whatsapp !== undefined && whatsapp !== 'inherited');
  return nearest?.whatsapp === 'enabled';
}

function senderLink(inventory: Inventory, id: string): Link | undefined {
  const number = numberFor(inventory.enterprise, id);
  if (number === undefined) return undefined;
  const status = observedAt(inventory, 'twilio-sender', number)?.attributes['status'];
  if (typeof status === 'string' && status.startsWith('ONLINE')) return undefined;
  const { on, why } = obstacleOf(inventory, 'twilio-sender', number);
  return { reason: 'SenderNotOnline', on, what: `sender ${number} is not ONLINE at Twilio: ${why}` };
}

function numberLink(inventory: Inventory, id: string): Link | undefined {
  const number = numberFor(inventory.enterprise, id);
  const holder = numberHolder(inventory.enterprise, id) ?? id;
  if (number === undefined) return undefined;
  const bound = observedAt(inventory, 'mmp-number', holder)?.attributes;
  const sender = observedAt(inventory, 'twilio-sender', number)?.attributes;
  const told = { reason: 'NumberNotBound', on: 'isv' } as const;
  if (bound === undefined) return { ...told, what: `MMP shows no number at ${holder}` };
  if (bound['number'] !== number)
    return { ...told, what: `MMP shows ${shown(bound['number'])} at ${holder}, not ${number}` };
  // While Meta reviews a new name, Twilio gives that one and customers still see the old one.
  if (sender?.['nameReview'] !== undefined || bound['displayName'] === sender?.['name']) return undefined;
  const names = `${shown(bound['displayName'])} in MMP and ${shown(sender?.['name'])} at Twilio`;
  return { ...told, what: `the display name of ${number} is ${names}` };
}

/** An organisation that only inherits has no flag of its own: that of the nearest above counts. */
function flagLink(inventory: Inventory, id: string): Link | undefined {
  const line = lineOf(inventory.enterprise, id);
  const nearest = line.flatMap((one) => observedAt(inventory, 'mmp-feature', one.id) ?? [])[0];
  const { setting, effective = setting === 'enabled' } = nearest?.attributes ?? {};
  if (effective === true) return undefined;
  const from = nearest === undefined || nearest.key === id ? '' : `, by ${nearest.key}`;
  return { reason: 'FlagNotEffective', on: 'isv', what: `the WhatsApp flag is off in MMP${from}` };
}

function numberFor(enterprise: Enterprise, id: string): string | undefined {
  const holder = numberHolder(enterprise, id);
  return lineOf(enterprise, id).find((one) => one.id === holder)?.sender;
}

function shown(value: Json | undefined): string {
  return typeof value === 'string' && value !== '' ? value : 'nothing';
}

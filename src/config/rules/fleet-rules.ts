import { pointer } from '../pointer.ts';
import { quoted } from '../wording.ts';
import { contested } from './repeated.ts';
import type { OwnedClaim } from './repeated.ts';
import type { FleetRule, Folder } from './rule.ts';

/** Rules about what two enterprises must not share. Both are told: neither is known to be right. */
export const fleetRules: readonly FleetRule[] = [
  {
    name: 'a number has one enterprise',
    reads: ['senders.yaml'],
    check: (fleet) =>
      contested('number-taken', fleet.flatMap(numbers), (other, number) => ({
        summary: `${number} is claimed by ${other} too`,
        fix: 'A WhatsApp number belongs to one enterprise: remove it from the other.',
      })),
  },
  {
    name: 'a subaccount name has one enterprise',
    reads: ['enterprise.yaml'],
    check: (fleet) =>
      contested('friendly-name-taken', fleet.flatMap(friendlyNames), (other, name) => ({
        summary: `The Twilio subaccount name ${quoted(name)} is used by ${other} too`,
        fix: 'Set twilio.friendlyName of one of them to another name: the subaccount is found by it.',
      })),
  },
  {
    name: 'a subaccount has one enterprise',
    reads: ['enterprise.yaml'],
    check: (fleet) =>
      contested('subaccount-taken', fleet.flatMap(accountSids), (other) => ({
        summary: `The same Twilio subaccount is claimed by ${other}`,
        fix: 'Set twilio.apiKey.accountSid of one of them to another account: each enterprise has its own.',
      })),
  },
  {
    name: 'a WhatsApp Business Account has one enterprise',
    reads: ['enterprise.yaml'],
    check: (fleet) =>
      contested('waba-taken', fleet.flatMap(wabaIds), (other) => ({
        summary: `The same WhatsApp Business Account is claimed by ${other}`,
        // Twilio, Senders API registration: one WABA per subaccount.
        fix: 'Ask the enterprise for its own: one account belongs to one Twilio subaccount.',
      })),
  },
  {
    name: 'an organisation id has one enterprise per MMP instance',
    reads: ['enterprise.yaml', 'org.yaml'],
    check: (fleet) =>
      contested('organisation-taken', fleet.flatMap(organisations), (other, key) => ({
        summary: `The organisation id ${quoted(key.slice(key.indexOf('/') + 1))} is used by ${other} too`,
        fix: 'Put the name of the enterprise before it: ids are shared by all of one MMP instance.',
      })),
  },
];

function numbers({ slug, files }: Folder): readonly OwnedClaim[] {
  const file = files['senders.yaml'];
  return (file?.value.senders ?? []).flatMap(({ number }, index) =>
    file === undefined
      ? []
      : [{ slug, key: number, source: () => file.locate(pointer('senders', index, 'number')) }],
  );
}

function friendlyNames({ slug, files }: Folder): readonly OwnedClaim[] {
  const file = files['enterprise.yaml'];
  if (file === undefined) return [];
  const key = file.value.twilio?.friendlyName ?? slug;
  return [{ slug, key, source: () => file.locate('/twilio/friendlyName') }];
}

function accountSids({ slug, files }: Folder): readonly OwnedClaim[] {
  const file = files['enterprise.yaml'];
  const key = file?.value.twilio?.apiKey?.accountSid;
  return file === undefined || key === undefined
    ? []
    : [{ slug, key, source: () => file.locate('/twilio/apiKey/accountSid') }];
}

function wabaIds({ slug, files }: Folder): readonly OwnedClaim[] {
  const file = files['enterprise.yaml'];
  const key = file?.value.meta?.wabaId;
  return file === undefined || key === undefined
    ? []
    : [{ slug, key, source: () => file.locate('/meta/wabaId') }];
}

function organisations({ slug, files }: Folder): readonly OwnedClaim[] {
  const org = files['org.yaml'];
  const instance = files['enterprise.yaml']?.value.mmp.instance;
  if (org === undefined || instance === undefined) return [];
  return org.value.organisations.map(({ id }, index) => ({
    slug,
    key: `${instance}/${id}`,
    source: () => org.locate(pointer('organisations', index, 'id')),
  }));
}

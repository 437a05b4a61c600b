import { isObject } from '../config/json-guards.ts';
import type { Validators } from '../config/schema.ts';
import type { Sender, SendersFile } from '../model/generated/senders.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { TwilioSender } from '../providers/twilio/port.ts';
import { byKey, together } from './left-out.ts';
import type { Adopted, LeftOut } from './left-out.ts';
import type { Remote } from './remote.ts';

/** The senders as senders.yaml states them. Logos are left out: Meta hosts them again elsewhere. */
export function adoptSenders({ senders, numbers }: Remote, validators: Validators): Adopted<Sender> {
  const hosted = new Set(numbers.map(({ number }) => number));
  return together(
    senders
      .toSorted(byKey(({ number }) => number))
      .map((sender) => fitted(senderOf(sender, hosted.has(sender.number)), validators)),
  );
}

/** While a name is reviewed, the files shall ask for it and not for the old one. */
function nameOf({ profile, pendingName }: TwilioSender): string | undefined {
  const isUnderWay = pendingName?.status === 'PENDING_REVIEW' || pendingName?.status === 'APPROVED';
  return isUnderWay ? pendingName.name : profile.name;
}

function senderOf(sender: TwilioSender, isHosted: boolean): JsonObject & { readonly number: string } {
  const { number, profile, webhook } = sender;
  const { name: _name, logoUrl: _logoUrl, websites, emails, ...texts } = profile;
  const name = nameOf(sender);
  return {
    number,
    ...(isHosted ? {} : { hosting: 'customer' }),
    profile: {
      ...(name === undefined ? {} : { name }),
      ...texts,
      ...(websites === undefined || websites.length === 0
        ? {}
        : { websites: websites.map(({ website, label }) => ({ url: website, label })) }),
      ...(emails === undefined || emails.length === 0
        ? {}
        : { emails: emails.map(({ email, label }) => ({ email, label })) }),
    },
    ...(Object.keys(webhook).length === 0 ? {} : { webhook }),
  };
}

/** What the schema does not take of a profile or a webhook is not managed; all else has to fit. */
function fitted(sender: JsonObject & { readonly number: string }, validators: Validators): Adopted<Sender> {
  const errors = validators.check('senders.yaml', fileOf(sender));
  if (errors.length === 0) return { items: senderIn(sender, validators), left: [] };
  const leaves = errors.map(({ instancePath }) => instancePath.split('/').slice(3, 5));
  const loose = leaves.flatMap(([block = '', leaf]) => (leaf === undefined ? [] : [{ block, leaf }]));
  if (loose.length < leaves.length) return { items: [], left: [unfit(sender.number)] };
  const kept = loose.reduce<JsonObject>((seen, { block, leaf }) => without(seen, block, leaf), sender);
  const names = [...new Set(loose.map(({ block, leaf }) => `${block}.${leaf}`))];
  const told: LeftOut = {
    kind: 'twilio-sender',
    key: sender.number,
    why: `${names.join(', ')} is not what senders.yaml takes, and is not managed`,
  };
  const items = senderIn(kept, validators);
  return { items, left: [items.length === 0 ? unfit(sender.number) : told] };
}

function without(sender: JsonObject, block: string, leaf: string): JsonObject {
  const value: Json | undefined = sender[block];
  if (!isObject(value)) return sender;
  const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== leaf));
  if (Object.keys(rest).length > 0) return { ...sender, [block]: rest };
  return Object.fromEntries(Object.entries(sender).filter(([name]) => name !== block));
}

function unfit(number: string): LeftOut {
  return {
    kind: 'twilio-sender',
    key: number,
    why: 'it has no display name, or one that senders.yaml does not take',
  };
}

function fileOf(sender: JsonObject): JsonObject {
  return { apiVersion: 'reconcile/v1', senders: [sender] };
}

function senderIn(sender: JsonObject, validators: Validators): readonly Sender[] {
  const file = fileOf(sender);
  return isSendersFile(file, validators) ? file.senders : [];
}

/** The schema of a file vouches for its type: one is generated from the other. */
function isSendersFile(file: unknown, validators: Validators): file is SendersFile {
  return isObject(file) && validators.check('senders.yaml', file).length === 0;
}

import { readinessOf } from '../core/inventory.ts';
import type { Inventory } from '../core/inventory.ts';
import type { ActivityKey, Party } from '../model/activity.ts';
import type { Evidence } from '../model/generated/evidence.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, KindName, Readiness } from '../model/resource.ts';
import { templatesInUse } from '../model/templates-in-use.ts';
import type { Proof, Provable } from './activity.ts';

/** Done when `evidence.yaml` says so. */
export const evidence: Proof = (inventory, activity, today) => {
  const entry = evidenceFor(inventory, activity.key);
  const lack = lackOf(entry, activity, today);
  if (entry === undefined || lack !== undefined) return { state: 'open', note: lack ?? '' };
  return { state: 'done', note: entry.note ?? 'attested in evidence.yaml', on: entry.date };
};

/** Activity 2: the record in git is complete; the forms of activities 3 and 4 need all of it. */
export const brandRecord: Proof = (inventory, activity, today) => {
  const { meta, contacts } = inventory.enterprise.enterprise;
  const missing = [
    ...(meta?.businessManagerId === undefined ? ['meta.businessManagerId'] : []),
    ...(contacts.signatory === undefined ? ['contacts.signatory'] : []),
  ];
  if (missing.length > 0) return { state: 'open', note: `enterprise.yaml lacks ${missing.join(' and ')}` };
  const entry = evidenceFor(inventory, activity.key);
  const on = lackOf(entry, activity, today) === undefined ? entry?.date : undefined;
  return { state: 'done', note: 'the brand record is complete', ...(on === undefined ? {} : { on }) };
};

/** Activity 7 of a tech provider: signing up yields the account id that every sender needs. */
export const signedUp: Proof = (inventory, activity, today) => {
  const attested = evidence(inventory, activity, today);
  if (attested.state !== 'done' || inventory.enterprise.enterprise.meta?.wabaId !== undefined)
    return attested;
  return { state: 'open', note: 'enterprise.yaml lacks meta.wabaId, which signing up yields' };
};

/** Activity 8: every sender and template that is desired exists at Twilio. */
export const submitted: Proof = (inventory) => {
  const all = reviewed(inventory);
  if (all.length === 0) return { state: 'open', note: 'the files name no sender and no template' };
  const missing = all.filter((resource) => stateOf(inventory, resource) === 'absent');
  if (missing.length > 0) return { state: 'open', note: `not submitted yet: ${list(missing)}` };
  return { state: 'done', note: 'senders and templates are at Twilio' };
};

/** Activity 9: nothing waits for Twilio any more. */
export const forwarded: Proof = (inventory, ...rest) => {
  const before = submitted(inventory, ...rest);
  if (before.state !== 'done') return before;
  const held = reviewed(inventory).filter((resource) => waitedOn(inventory, resource) === 'twilio');
  if (held.length > 0) return { state: 'open', note: `still at Twilio: ${list(held)}` };
  return { state: 'done', note: 'Twilio has handed everything to WhatsApp' };
};

/**
 * Activity 10, judged per sender and per template and language. A rejected template holds up nothing
 * when the policy asks for required templates only and it is not one of them.
 */
export const approved: Proof = (inventory, ...rest) => {
  const before = submitted(inventory, ...rest);
  if (before.state !== 'done') return before;
  const waited = [...desiredKind(inventory, 'twilio-sender'), ...requiredTemplates(inventory)];
  const refused = waited.filter((resource) => ['rejected', 'blocked'].includes(stateOf(inventory, resource)));
  const [first] = refused;
  if (first !== undefined) {
    const on = waitedOn(inventory, first) ?? 'isv';
    return { state: 'blocked', note: `rejected: ${list(refused)}`, on };
  }
  const pending = waited.filter((resource) => stateOf(inventory, resource) !== 'ready');
  if (pending.length > 0) {
    const isHeld = pending.some((resource) => waitedOn(inventory, resource) === 'enterprise');
    const note = `under review: ${list(pending)}`;
    return { state: 'open', note, ...(isHeld ? { on: 'enterprise' } : {}) };
  }
  return { state: 'done', note: `${waited.length} of ${waited.length} approved` };
};

/** Activity 11: Twilio's mail says what its API says, so the API is asked. */
export const confirmed: Proof = (inventory, ...rest) => {
  const verdict = approved(inventory, ...rest);
  return verdict.state === 'done'
    ? { state: 'done', note: 'read from the Twilio API' }
    : { state: 'open', note: 'not approved yet' };
};

/** Activity 13: MMP shows the numbers, the flags of their organisations are set, and the customer was told. */
export const provisioned: Proof = (inventory) => {
  const numbers = desiredKind(inventory, 'mmp-number');
  if (numbers.length === 0) return { state: 'open', note: 'no organisation in org.yaml names a sender' };
  const flagged = new Set(
    inventory.enterprise.org?.organisations.filter(({ sender }) => sender !== undefined).map(({ id }) => id),
  );
  const flags = desiredKind(inventory, 'mmp-feature').filter((resource) => flagged.has(resource.id.key));
  const told = desiredKind(inventory, 'notice').filter((resource) => resource.id.key === 'numbers-ready');
  const missing = [...numbers, ...flags, ...told].filter(
    (resource) => stateOf(inventory, resource) !== 'ready',
  );
  if (missing.length > 0) return { state: 'open', note: `not provisioned yet: ${list(missing)}` };
  return { state: 'done', note: 'number, flag and notice are out' };
};

/** Activity 14. */
export const resellerNotified: Proof = (inventory) => {
  const [owed] = desiredKind(inventory, 'notice').filter((resource) => resource.id.key === 'reseller-notice');
  if (owed === undefined) return { state: 'done', note: 'there is no reseller' };
  if (stateOf(inventory, owed) === 'absent') return { state: 'open', note: 'the notice is not sent yet' };
  return { state: 'done', note: 'the notice is sent' };
};

/** Activity 15: attested, or read from the portal's report on its administrators (Movius, administrator reports). */
export const enabledInPortal: Proof = (inventory, activity, today) => {
  const attested = evidence(inventory, activity, today);
  if (attested.state === 'done') return attested;
  const days = desiredKind(inventory, 'mmp-feature').flatMap((resource) => {
    const tickedOn = inventory.found.get(addressOf(resource.id))?.observed.attributes['tickedOn'];
    return typeof tickedOn === 'string' && tickedOn <= today ? [tickedOn] : [];
  });
  const [first] = days.toSorted();
  if (first === undefined) return attested;
  return { state: 'done', note: 'enabled in MMP by an administrator of the enterprise', on: first };
};

/** Activity 16: at least one user who is active may write, in an organisation where the flag is on. */
export const inUse: Proof = (inventory, activity, today) => {
  const entry = evidenceFor(inventory, activity.key);
  if (entry !== undefined && lackOf(entry, activity, today) === undefined)
    return { state: 'done', note: 'attested in evidence.yaml', on: entry.date };
  const active = desiredKind(inventory, 'mmp-user').filter(
    (resource) => resource.spec['socialMessaging'] === true && stateOf(inventory, resource) === 'ready',
  );
  if (active.length === 0) return { state: 'open', note: 'no user is active with social messaging on' };
  return { state: 'done', note: `${active.length} active ${active.length === 1 ? 'user' : 'users'}` };
};

function evidenceFor(inventory: Inventory, activity: ActivityKey): Evidence | undefined {
  return inventory.enterprise.evidence?.evidence.find((entry) => entry.activity === activity);
}

/** Why an entry proves nothing, or not any more. */
function lackOf(entry: Evidence | undefined, { key, attested }: Provable, today: string): string | undefined {
  if (entry === undefined) return `no evidence of ${key} in evidence.yaml yet`;
  const { date, expires, by, approvedBy } = entry;
  if (date > today) return `the evidence is dated ${date}, which is still to come`;
  if (expires !== undefined && expires < today) return `the evidence has expired on ${expires}`;
  const isSeenByTwo = approvedBy !== undefined && approvedBy.toLowerCase() !== by.toLowerCase();
  if (attested === 'by-two' && !isSeenByTwo)
    return `the evidence of ${key} lacks approvedBy: a second person has to look`;
  return undefined;
}

/** What Meta reviews. */
function reviewed(inventory: Inventory): readonly Desired[] {
  return [...desiredKind(inventory, 'twilio-sender'), ...desiredKind(inventory, 'twilio-template')];
}

function requiredTemplates(inventory: Inventory): readonly Desired[] {
  const all = inventory.enterprise.enterprise.policy?.approval !== 'requiredTemplates';
  const required = new Set(
    templatesInUse(inventory.enterprise)
      .filter((use) => all || use.required)
      .map(({ template }) => `${template.key}.${template.language}`),
  );
  return desiredKind(inventory, 'twilio-template').filter((resource) => required.has(resource.id.key));
}

function desiredKind(inventory: Inventory, kind: KindName): readonly Desired[] {
  return inventory.desired.filter((resource) => resource.id.kind === kind);
}

/** Whom a resource waits for. */
function waitedOn(inventory: Inventory, resource: Desired): Party | undefined {
  const readiness = readinessOf(inventory, addressOf(resource.id));
  return 'on' in readiness ? readiness.on : undefined;
}

function stateOf(inventory: Inventory, resource: Desired): Readiness['state'] | 'absent' {
  return readinessOf(inventory, addressOf(resource.id)).state;
}

function list(resources: readonly Desired[]): string {
  const shown = resources.slice(0, 3).map((resource) => resource.label);
  return resources.length > shown.length
    ? `${shown.join(', ')} and ${resources.length - shown.length} more`
    : shown.join(', ');
}

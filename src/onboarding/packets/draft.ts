import { digestOf } from '../../core/digest.ts';
import type { Party } from '../../model/activity.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import type { Contact } from '../../model/generated/enterprise.ts';
import type {
  MissingField,
  Packet,
  PacketField,
  PacketResult,
  PacketRole,
  PacketSection,
  PacketSource,
  SealedPacket,
} from '../../model/packet.ts';
import type { Activity } from '../activity.ts';

/** A packet that may still lack something. */
export interface Draft {
  readonly title: string;
  readonly audience: Party;
  readonly to: Recipient;
  readonly lead: string;
  readonly sections: readonly DraftSection[];
}

export type DraftSection = { readonly heading: string } & (
  | { readonly fields: readonly DraftField[] }
  | { readonly steps: readonly string[] }
  | { readonly text: string }
);

/** A box of a form. Without a value the packet is refused, unless the box may stay empty. */
export interface DraftField {
  readonly label: string;
  readonly value: string | undefined;
  readonly source: PacketSource;
  readonly optional?: true;
  /** What to do when it is missing; otherwise it is to be added where it belongs. */
  readonly fix?: string;
}

interface Recipient {
  readonly role: PacketRole;
  readonly name: string | undefined;
  readonly email: string;
  readonly source: PacketSource;
}

/** Whole, or refused with everything that is missing. */
export function settle(
  enterprise: Enterprise,
  { key, number }: Pick<Activity, 'key' | 'number'>,
  draft: Draft,
): PacketResult {
  const { to } = draft;
  const all = draft.sections.flatMap((section) => ('fields' in section ? section.fields : []));
  const missing = distinct([
    ...(to.name === undefined ? [missingRecipient(to)] : []),
    ...all.flatMap(missingField),
  ]);
  if (missing.length > 0 || to.name === undefined) {
    return { activity: key, number, state: 'refused', title: draft.title, missing };
  }
  const { contact, name } = enterprise.defaults.isv;
  const packet: Packet = {
    enterprise: enterprise.slug,
    activity: key,
    number,
    title: draft.title,
    audience: draft.audience,
    to: { role: to.role, name: to.name, email: to.email },
    signedBy: `${fullName(contact)}, ${name}`,
    lead: draft.lead,
    sections: draft.sections.map(settledSection),
  };
  return { activity: key, number, state: 'complete', packet };
}

export function seal(packet: Packet): SealedPacket {
  return { ...packet, digest: digestOf(packet) };
}

/** A contact of the enterprise; the business contact stands in for a portal admin who is not named. */
export function contactOf(enterprise: Enterprise, role: 'business' | 'signatory' | 'portalAdmin'): Recipient {
  const { contacts } = enterprise.enterprise;
  const contact = role === 'portalAdmin' ? (contacts.portalAdmin ?? contacts.business) : contacts[role];
  return {
    role,
    name: contact === undefined ? undefined : fullName(contact),
    email: contact?.email ?? '',
    source: { file: 'enterprise.yaml', pointer: `/contacts/${role}` },
  };
}

/** The ISV itself: it fills in a form of somebody else. */
export function isvRecipient({ defaults }: Enterprise): Recipient {
  const { contact } = defaults.isv;
  return { role: 'isv', name: fullName(contact), email: contact.email, source: inDefaults('/isv/contact') };
}

export function fullName({ firstName, lastName }: Contact): string {
  return `${firstName} ${lastName}`;
}

export function inEnterprise(pointer: string): PacketSource {
  return { file: 'enterprise.yaml', pointer };
}

export function inDefaults(pointer: string): PacketSource {
  return { file: 'defaults.yaml', pointer };
}

function settledSection(section: DraftSection): PacketSection {
  if (!('fields' in section)) return section;
  return {
    heading: section.heading,
    fields: section.fields.flatMap(({ label, value, source }): readonly PacketField[] =>
      isGiven(value) ? [{ label, value: onOneLine(value), source }] : [],
    ),
  };
}

/** A box of a form holds one line. */
function onOneLine(value: string): string {
  return value.trim().replaceAll(/\s*[\r\n]+\s*/g, ' ');
}

function missingField({ label, value, source, optional, fix }: DraftField): readonly MissingField[] {
  if (isGiven(value) || optional === true) return [];
  return [{ label, source, fix: fix ?? `Add ${nameOf(source)} to ${source.file}.` }];
}

function missingRecipient({ role, source }: Recipient): MissingField {
  return {
    label: role === 'reseller' ? 'Reseller' : 'Signatory',
    source,
    fix: `Add ${nameOf(source)} to ${source.file}.`,
  };
}

/** Each place once; where a whole contact is missing, its parts need no line of their own. */
function distinct(missing: readonly MissingField[]): readonly MissingField[] {
  const keyOf = ({ source }: MissingField): string => `${source.file}#${source.pointer}`;
  const byPlace = new Map(missing.toReversed().map((field) => [keyOf(field), field]));
  return missing.filter(
    (field) =>
      byPlace.get(keyOf(field)) === field &&
      ![...byPlace.keys()].some((other) => keyOf(field).startsWith(`${other}/`)),
  );
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

/** `contacts.signatory` for `/contacts/signatory`. */
export function nameOf({ pointer }: PacketSource): string {
  return pointer.slice(1).replaceAll('/', '.');
}

import type { ActivityKey, Party } from './activity.ts';
import type { FileName } from './enterprise.ts';

/** Where a value of a packet stands, or belongs: a file and a JSON pointer in it. */
export interface PacketSource {
  readonly file: FileName | 'defaults.yaml';
  readonly pointer: string;
}

/** One box of a form, filled in. */
export interface PacketField {
  /** As the form calls it. */
  readonly label: string;
  readonly value: string;
  readonly source: PacketSource;
}

export type PacketSection = { readonly heading: string } & (
  | { readonly fields: readonly PacketField[] }
  | { readonly steps: readonly string[] }
  | { readonly text: string }
);

/** Whom a packet is addressed to: a contact of the enterprise, its reseller, or the ISV itself. */
export type PacketRole = 'business' | 'signatory' | 'portalAdmin' | 'reseller' | 'isv';

/**
 * Everything that somebody needs for one activity. It names people and is written to them: it belongs into a file or
 * a mail, and never into a plan, a log, a status or a comment.
 */
export interface Packet {
  readonly enterprise: string;
  readonly activity: ActivityKey;
  readonly number: number;
  readonly title: string;
  readonly audience: Party;
  readonly to: { readonly role: PacketRole; readonly name: string; readonly email: string };
  /** Person and company. */
  readonly signedBy: string;
  /** What it is and what to do with it: one paragraph. */
  readonly lead: string;
  readonly sections: readonly PacketSection[];
}

/** A packet with its content hash, `sha256:` and the hash of its canonical JSON: equal packets have equal digests. */
export type SealedPacket = Packet & { readonly digest: string };

/** Something that a packet cannot do without, and where it belongs. */
export interface MissingField {
  readonly label: string;
  readonly source: PacketSource;
  readonly fix: string;
}

/** A packet is whole, or there is none and everything that is missing is named. */
export type PacketResult = { readonly activity: ActivityKey; readonly number: number } & (
  | { readonly state: 'complete'; readonly packet: Packet }
  | { readonly state: 'refused'; readonly title: string; readonly missing: readonly MissingField[] }
  | { readonly state: 'not-needed'; readonly why: string }
);

/** How one place of a packet differs from the version before. A side that has nothing there is absent. */
export interface PacketChange {
  readonly place: string;
  readonly before?: string;
  readonly after?: string;
}

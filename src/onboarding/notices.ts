import { digestOf, opaque } from '../core/digest.ts';
import type { ActivityKey } from '../model/activity.ts';
import { sentNotices } from '../model/enterprise.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { SentNotice } from '../model/generated/status.ts';
import type { Json } from '../model/json.ts';
import type { PacketResult } from '../model/packet.ts';
import { brandRequest } from './packets/brand-request.ts';
import { packetOf } from './packets/packet-of.ts';
import { shownNumbers } from './packets/sender-fields.ts';

/** A mail that an activity owes somebody. Its content is a packet. */
export interface Notice {
  readonly key: string;
  readonly activity: ActivityKey;
  readonly subject: string;
  readonly packet: PacketResult;
  /**
   * Made of the enterprise, the notice and the facts that it tells. The same facts are never sent twice by themselves;
   * a number that changes is another fact, a text that we word better is not.
   */
  readonly messageId: string;
  /** When it goes out: at the start, after an activity, or once the numbers are provisioned. */
  readonly due: 'started' | 'provisioned' | { readonly after: ActivityKey };
  /** Evidence of this activity shows that it is no longer needed. */
  readonly until?: ActivityKey;
  /** Whether new facts are told even then. */
  readonly repeats?: true;
}

type Row = Omit<Notice, 'messageId' | 'packet' | 'subject'> & {
  /** What follows the name of the enterprise. */
  readonly subject: string;
  readonly facts: (enterprise: Enterprise) => Json;
  readonly packet?: (enterprise: Enterprise) => PacketResult;
};

/** Activities 4 to 6, 8 to 12: nobody has to be written to, because the ISV and the machine do them. */
const ROWS: readonly Row[] = [
  {
    key: 'verify-request',
    activity: 'verify-business',
    subject: 'please verify your business with Meta',
    due: 'started',
    until: 'verify-business',
    facts: () => ({}),
  },
  {
    key: 'brand-request',
    activity: 'submit-brand',
    subject: 'we need some details',
    due: { after: 'verify-business' },
    until: 'submit-brand',
    facts: () => ({}),
    packet: brandRequest,
  },
  {
    key: 'terms-request',
    activity: 'pre-validate',
    subject: 'please accept the client terms',
    due: { after: 'submit-brand' },
    until: 'pre-validate',
    facts: ({ slug, enterprise }) => ({
      signatory: opaque(slug, enterprise.contacts.signatory?.email ?? ''),
    }),
  },
  {
    key: 'consent-request',
    activity: 'consent',
    subject: 'your consent is needed',
    due: { after: 'pre-approve' },
    until: 'consent',
    facts: ({ enterprise }) => ({
      process: enterprise.process ?? 'request-access',
      businessManagerId: enterprise.meta?.businessManagerId ?? '',
    }),
  },
  {
    key: 'numbers-ready',
    activity: 'provision',
    subject: 'your numbers are ready',
    due: 'provisioned',
    until: 'enable',
    repeats: true,
    facts: (enterprise) =>
      shownNumbers(enterprise).map(({ organisation, number, displayName }) => ({
        organisation,
        number,
        displayName: displayName ?? '',
      })),
  },
  {
    key: 'reseller-notice',
    activity: 'notify-reseller',
    subject: 'it is provisioned',
    due: 'provisioned',
    facts: ({ enterprise }) => ({ reseller: enterprise.reseller ?? '' }),
  },
  {
    key: 'admin-guide',
    activity: 'enable',
    subject: 'how to verify and enable it in the Management Portal',
    due: 'provisioned',
    until: 'enable',
    facts: (enterprise) => shownNumbers(enterprise).map(({ organisation }) => organisation),
  },
  {
    key: 'announcement',
    activity: 'go-live',
    subject: 'what to tell your users',
    // With the guide: from the moment the admin enables it, the users see it.
    due: 'provisioned',
    until: 'enable',
    facts: () => ({}),
  },
];

/** Every notice of an enterprise, whether due or not. */
export function noticesOf(enterprise: Enterprise): readonly Notice[] {
  return ROWS.flatMap(({ facts, packet: packetFor, ...row }) => {
    const packet = packetFor?.(enterprise) ?? packetOf(enterprise, row.activity);
    const isKnown = sentNotices(enterprise).some(({ notice }) => notice === row.key);
    if (packet.state === 'not-needed' && !isKnown) return [];
    const subject = `WhatsApp for ${enterprise.enterprise.name}: ${row.subject}`;
    return [{ ...row, subject, packet, messageId: messageIdOf(enterprise.slug, row.key, facts(enterprise)) }];
  });
}

/** The same for the same facts on every machine, so that a mail that came twice can be recognised. */
export function messageIdOf(slug: string, notice: string, facts: Json): string {
  const generation = digestOf({ enterprise: slug, notice, facts }).slice('sha256:'.length).slice(0, 12);
  return `<${slug}.${notice}.${generation}@reconcile.example.com>`;
}

/** Where a notice stands against what the status file says was sent. */
export interface NoticeStanding {
  /** The generation that is wanted. */
  readonly messageId: string;
  /** What counts as sent: this generation, or an older one that a new one is to follow. */
  readonly sent?: SentNotice;
  /** Nobody knows whether this generation was sent; it waits for a person. */
  readonly isUnclear: boolean;
}

/** Undefined when the notice is neither sent nor needed any more. */
export function standingOf(enterprise: Enterprise, notice: Notice): NoticeStanding | undefined {
  const entries = sentNotices(enterprise).filter((entry) => entry.notice === notice.key);
  const last = entries.at(-1);
  const isOver =
    notice.packet.state === 'not-needed' ||
    // Whoever was live before is not asked again, nor told what they know.
    enterprise.enterprise.adopted !== undefined ||
    enterprise.evidence?.evidence.some(({ activity }) => activity === notice.until) === true;
  if (isOver && last === undefined) return undefined;
  if (isOver && last !== undefined && notice.repeats === undefined) {
    return { messageId: last.messageId, sent: last, isUnclear: false };
  }
  const same = entries.findLast(({ messageId }) => messageId === notice.messageId);
  const isUnclear = same?.state !== undefined;
  const sent = same ?? last;
  return {
    messageId: notice.messageId,
    ...(sent === undefined || isUnclear ? {} : { sent }),
    isUnclear,
  };
}

import type { Enterprise } from '../model/enterprise.ts';
import type { Sender, SenderProfile } from '../model/generated/senders.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Need, Observed, Readiness, Report } from '../model/resource.ts';
import type {
  TwilioProfile,
  TwilioSender,
  TwilioWebhook,
  VerificationMethod,
} from '../providers/twilio/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { senderReadiness } from './sender-readiness.ts';

type SenderSpec = TwilioProfile & {
  readonly number: string;
  readonly wabaId?: string;
  readonly webhook?: TwilioWebhook;
  readonly verification?: VerificationMethod;
  readonly status?: string;
  readonly offlineReasons?: readonly string[];
  /** State of a display name that Meta reviews or refused. */
  readonly nameReview?: string;
  readonly quality?: string;
  readonly limit?: string;
};

/** A WhatsApp sender: a number with the profile that customers see, reviewed by Meta. */
export const twilioSender: Kind<SenderSpec> = {
  source: 'twilio.com/docs/whatsapp/api/senders (public beta), read 2026-11-23',
  name: 'twilio-sender',
  within: 'twilio-subaccount',
  settles: 'later',
  offboarding: 'delete',
  consequences: {
    delete:
      'The number leaves WhatsApp; to register it again, two-step verification has to be switched off by hand.',
  },
  judged: ['name'],
  fields: {
    number: { change: 'replace' },
    // Bound to the account by the first sender; another one is refused (error 63102).
    wabaId: { change: 'computed' },
    name: { change: 'in-place' },
    about: { change: 'in-place' },
    address: { change: 'in-place' },
    description: { change: 'in-place' },
    // Meta hosts the picture again elsewhere, so the address reads back changed.
    logoUrl: { change: 'in-place', unreadable: true },
    vertical: { change: 'in-place' },
    websites: { change: 'in-place' },
    emails: { change: 'in-place' },
    webhook: {
      change: 'in-place',
      accept: (desired, seen) => isPartOf(desired, seen),
    },
    // Write-only: reads back as null.
    verification: { change: 'computed' },
    status: { change: 'computed' },
    offlineReasons: { change: 'computed' },
    nameReview: { change: 'computed' },
    // Meta moves both by itself.
    quality: { change: 'computed' },
    limit: { change: 'computed' },
  },

  desired(enterprise: Enterprise): readonly Desired<SenderSpec>[] {
    const senders = enterprise.senders?.senders ?? [];
    return senders.map((sender, index) => {
      const consequence = ORIGINS[sender.origin ?? 'new'];
      return {
        id: { enterprise: enterprise.slug, kind: 'twilio-sender', key: sender.number },
        label: sender.number,
        spec: desiredSpec(enterprise, sender),
        needs: needsOf(enterprise, sender, index),
        ...(consequence === undefined ? {} : { consequence }),
        source: { file: 'senders.yaml', pointer: `/senders/${index}` },
      };
    });
  },

  covers(enterprise: Enterprise): boolean {
    return enterprise.senders !== undefined;
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<SenderSpec>[]> {
    const names = new Map(
      scope.enterprise.senders?.senders.map(({ number, profile }) => [number, profile.name]),
    );
    const senders = await reads.twilio.senders(scope.withinId);
    return senders.map((sender) => observed(sender, names.get(sender.number)));
  },

  create(writes: Writes, request: CreateRequest<SenderSpec>): Promise<string> {
    const { number, wabaId, verification, webhook } = request.spec;
    return writes.twilio.createSender(request.withinId, {
      number,
      ...(wabaId === undefined ? {} : { wabaId }),
      ...(verification === undefined ? {} : { verificationMethod: verification }),
      profile: profileOf(request.spec),
      ...(webhook === undefined ? {} : { webhook }),
    });
  },

  update(writes: Writes, request: UpdateRequest<SenderSpec>): Promise<void> {
    const { withinId, spec, observed: seen, fields } = request;
    return writes.twilio.updateSender(withinId, seen.remoteId, {
      ...(fields.some((field) => field !== 'webhook')
        ? { profile: { ...withoutLogo(profileOf(seen.attributes)), ...profileOf(spec) } }
        : {}),
      ...(fields.includes('webhook') ? { webhook: { ...seen.attributes.webhook, ...spec.webhook } } : {}),
    });
  },

  delete(writes: Writes, request: DeleteRequest<SenderSpec>): Promise<void> {
    return writes.twilio.deleteSender(request.withinId, request.observed.remoteId);
  },

  readiness(sender: Observed<SenderSpec>): Readiness {
    const { status, offlineReasons, nameReview } = sender.attributes;
    return senderReadiness({ status: status ?? '', offlineReasons: offlineReasons ?? [], nameReview });
  },

  report({ attributes: { quality, limit } }: Observed<SenderSpec>): Report {
    return {
      ...(quality === undefined ? {} : { quality }),
      ...(limit === undefined ? {} : { limit }),
    };
  },
};

/** What has to be true of a number that WhatsApp knew before (Meta, migrating phone numbers; Twilio error 63110). */
const ORIGINS: { readonly [origin in NonNullable<Sender['origin']>]?: string } = {
  migrated:
    'Moves the number from another provider: two-step verification has to be off there. Name, quality and limits come along, and so do approved templates of green quality, which are reviewed again.',
  appDeleted: 'Its account in the WhatsApp app has to be deleted first, on the phone that holds it.',
};

/** A business portfolio that Meta has not verified takes two numbers (github.com/twilio/ai, read 2026-11-23). */
const NUMBERS_BEFORE_VERIFICATION = 2;

function desiredSpec(enterprise: Enterprise, sender: Sender): SenderSpec {
  const wabaId = enterprise.enterprise.meta?.wabaId;
  return {
    number: sender.number,
    ...(wabaId === undefined ? {} : { wabaId }),
    ...(sender.hosting === 'customer' ? { verification: sender.verification ?? 'sms' } : {}),
    ...desiredProfile(sender.profile),
    ...(sender.webhook === undefined ? {} : { webhook: sender.webhook }),
  };
}

function desiredProfile(profile: SenderProfile): TwilioProfile {
  const { websites, emails, ...texts } = profile;
  return {
    ...texts,
    ...(websites === undefined
      ? {}
      : { websites: websites.map(({ url, label }) => ({ website: url, label })) }),
    ...(emails === undefined ? {} : { emails: emails.map(({ email, label }) => ({ email, label })) }),
  };
}

const VERIFIED: Need = { type: 'activity', activity: 'verify-business' };

/** Numbers are registered one at a time per WhatsApp Business Account (Twilio, register-senders-using-api). */
function needsOf(enterprise: Enterprise, sender: Sender, index: number): readonly Need[] {
  const number: Need = {
    type: 'resource',
    address: addressOf({ enterprise: enterprise.slug, kind: 'twilio-number', key: sender.number }),
    onlyToCreate: true,
  };
  const waba: Need = {
    type: 'input',
    party: 'enterprise',
    what: 'the id of the WhatsApp Business Account (meta.wabaId in enterprise.yaml)',
  };
  return [
    { type: 'activity', activity: 'consent' },
    ...(index < NUMBERS_BEFORE_VERIFICATION ? [] : [VERIFIED]),
    ...(enterprise.enterprise.meta?.wabaId === undefined ? [waba] : []),
    ...(sender.hosting === 'customer' ? [] : [number]),
    { type: 'turn' },
  ];
}

function profileOf(spec: SenderSpec): TwilioProfile {
  const { name, about, address, description, logoUrl, vertical, websites, emails } = spec;
  const profile = { name, about, address, description, logoUrl, vertical, websites, emails };
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}

/** What reads back is an address of Meta's that ends some day. */
function withoutLogo({ logoUrl: _hosted, ...profile }: TwilioProfile): TwilioProfile {
  return profile;
}

/** A webhook is managed leaf by leaf: what the files leave out may hold anything. */
function isPartOf(desired: Json, seen: Json): boolean {
  if (!isObject(desired) || !isObject(seen)) return false;
  return Object.entries(desired).every(([leaf, value]) => seen[leaf] === value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * While a new name is under review `profile.name` still holds the old one, and comparing that would ask again and
 * again. A refused name is not asked for again either; other ends of a review (`EXPIRED`, `PIN_MISMATCH`,
 * `REGISTRATION_FAILED`) are retried by sending the same name (docs/errors/63128, read 2026-11-23).
 */
function nameUnderReview(
  { pendingName }: TwilioSender,
  wanted: string | undefined,
): Pick<SenderSpec, 'name' | 'nameReview'> {
  if (pendingName === undefined || RETRIED.has(pendingName.status)) return {};
  const { name, status } = pendingName;
  // A refused name is asked for again only when the files ask for another one.
  return status === 'DECLINED' && name !== wanted ? {} : { name, nameReview: status };
}

/** Ends of a review that sending the same name again may change, and the end of one that went well. */
const RETRIED: ReadonlySet<string> = new Set(['EXPIRED', 'PIN_MISMATCH', 'REGISTRATION_FAILED', 'COMPLETED']);

function observed(sender: TwilioSender, wanted: string | undefined): Observed<SenderSpec> {
  return {
    key: sender.number,
    remoteId: sender.sid,
    attributes: {
      number: sender.number,
      ...(sender.wabaId === undefined ? {} : { wabaId: sender.wabaId }),
      ...sender.profile,
      webhook: sender.webhook,
      ...nameUnderReview(sender, wanted),
      status: sender.status,
      offlineReasons: sender.offlineReasons.map((reason) => reason.code),
      ...(sender.quality === undefined ? {} : { quality: sender.quality }),
      ...(sender.limit === undefined ? {} : { limit: sender.limit }),
    },
  };
}

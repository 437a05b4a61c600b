import type { Enterprise } from '../model/enterprise.ts';
import type { Sender, SenderProfile } from '../model/generated/senders.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Need, Observed, Readiness } from '../model/resource.ts';
import type { TwilioProfile, TwilioSender } from '../providers/twilio/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { senderReadiness } from './sender-readiness.ts';

type SenderSpec = TwilioProfile & {
  readonly number: string;
  readonly wabaId?: string;
  readonly status?: string;
  readonly offlineReasons?: readonly string[];
  /** State of a display name that Meta reviews or refused. */
  readonly nameReview?: string;
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
  fields: {
    number: { change: 'replace' },
    // Bound to the account by the first sender; another one is refused (error 63102).
    wabaId: { change: 'computed' },
    name: { change: 'in-place' },
    about: { change: 'in-place' },
    address: { change: 'in-place' },
    description: { change: 'in-place' },
    // Meta hosts the picture again elsewhere, so the address reads back changed.
    logoUrl: { change: 'computed' },
    vertical: { change: 'in-place' },
    websites: { change: 'in-place' },
    emails: { change: 'in-place' },
    status: { change: 'computed' },
    offlineReasons: { change: 'computed' },
    nameReview: { change: 'computed' },
  },

  desired(enterprise: Enterprise): readonly Desired<SenderSpec>[] {
    const senders = enterprise.senders?.senders ?? [];
    return senders.map((sender, index) => ({
      id: { enterprise: enterprise.slug, kind: 'twilio-sender', key: sender.number },
      label: sender.number,
      spec: desiredSpec(enterprise, sender),
      needs: needsOf(enterprise, sender),
      source: { file: 'senders.yaml', pointer: `/senders/${index}` },
    }));
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
    const { number, wabaId } = request.spec;
    return writes.twilio.createSender(request.withinId, {
      number,
      ...(wabaId === undefined ? {} : { wabaId }),
      profile: profileOf(request.spec),
    });
  },

  update(writes: Writes, request: UpdateRequest<SenderSpec>): Promise<void> {
    return writes.twilio.updateSender(request.withinId, request.observed.remoteId, {
      ...profileOf(request.observed.attributes),
      ...profileOf(request.spec),
    });
  },

  delete(writes: Writes, request: DeleteRequest<SenderSpec>): Promise<void> {
    return writes.twilio.deleteSender(request.withinId, request.observed.remoteId);
  },

  readiness(sender: Observed<SenderSpec>): Readiness {
    const { status, offlineReasons, nameReview } = sender.attributes;
    return senderReadiness({ status: status ?? '', offlineReasons: offlineReasons ?? [], nameReview });
  },
};

function desiredSpec(enterprise: Enterprise, sender: Sender): SenderSpec {
  const wabaId = enterprise.enterprise.meta?.wabaId;
  return {
    number: sender.number,
    ...(wabaId === undefined ? {} : { wabaId }),
    ...desiredProfile(sender.profile),
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

/** Numbers are registered one at a time per WhatsApp Business Account (Twilio, register-senders-using-api). */
function needsOf(enterprise: Enterprise, sender: Sender): readonly Need[] {
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

/**
 * While a new name is under review `profile.name` still holds the old one, and comparing that would ask again and
 * again. A refused name is not asked for again either; other ends of a review (`EXPIRED`, `PIN_MISMATCH`,
 * `REGISTRATION_FAILED`) are retried by sending the same name (docs/errors/63128, read 2026-11-23).
 */
function nameUnderReview(
  { pendingName }: TwilioSender,
  wanted: string | undefined,
): Pick<SenderSpec, 'name' | 'nameReview'> {
  if (pendingName === undefined) return {};
  const { name, status } = pendingName;
  if (status === 'PENDING_REVIEW' || status === 'APPROVED') return { name, nameReview: status };
  return status === 'DECLINED' && name === wanted ? { name, nameReview: status } : {};
}

function observed(sender: TwilioSender, wanted: string | undefined): Observed<SenderSpec> {
  return {
    key: sender.number,
    remoteId: sender.sid,
    attributes: {
      number: sender.number,
      ...(sender.wabaId === undefined ? {} : { wabaId: sender.wabaId }),
      ...sender.profile,
      ...nameUnderReview(sender, wanted),
      status: sender.status,
      offlineReasons: sender.offlineReasons.map((reason) => reason.code),
    },
  };
}

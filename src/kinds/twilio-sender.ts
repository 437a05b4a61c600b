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
  },

  desired(enterprise: Enterprise): readonly Desired<SenderSpec>[] {
    const senders = enterprise.senders?.senders ?? [];
    return senders.map((sender, index) => ({
      id: { enterprise: enterprise.slug, kind: 'twilio-sender', key: sender.number },
      label: sender.number,
      spec: desiredSpec(enterprise, sender),
      needs: needsOf(enterprise, sender, senders[index - 1]),
      source: { file: 'senders.yaml', pointer: `/senders/${index}` },
    }));
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<SenderSpec>[]> {
    return (await reads.twilio.senders(scope.withinId)).map(observed);
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
    return senderReadiness(sender.attributes.status ?? '', sender.attributes.offlineReasons ?? []);
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

/** One number at a time per WhatsApp Business Account: each waits until the one before it is online. */
function needsOf(enterprise: Enterprise, sender: Sender, previous: Sender | undefined): readonly Need[] {
  const resource = (kind: 'twilio-number' | 'twilio-sender', key: string) => ({
    type: 'resource' as const,
    address: addressOf({ enterprise: enterprise.slug, kind, key }),
  });
  const waba: Need = {
    type: 'input',
    party: 'enterprise',
    what: 'the id of the WhatsApp Business Account (meta.wabaId in enterprise.yaml)',
  };
  return [
    { type: 'activity', activity: 'consent' },
    ...(enterprise.enterprise.meta?.wabaId === undefined ? [waba] : []),
    ...(sender.hosting === 'customer' ? [] : [resource('twilio-number', sender.number)]),
    ...(previous === undefined
      ? []
      : [{ ...resource('twilio-sender', previous.number), onlyToCreate: true } as const]),
  ];
}

function profileOf(spec: SenderSpec): TwilioProfile {
  const { number: _number, wabaId: _wabaId, status: _status, offlineReasons: _reasons, ...profile } = spec;
  return profile;
}

function observed(sender: TwilioSender): Observed<SenderSpec> {
  return {
    key: sender.number,
    remoteId: sender.sid,
    attributes: {
      number: sender.number,
      ...(sender.wabaId === undefined ? {} : { wabaId: sender.wabaId }),
      ...sender.profile,
      // While a new name is under review `profile.name` still holds the old one; comparing that would loop.
      ...(sender.pendingName === undefined ? {} : { name: sender.pendingName.name }),
      status: sender.status,
      offlineReasons: sender.offlineReasons.map((reason) => reason.code),
    },
    reported: { quality: sender.quality ?? null, limit: sender.limit ?? null },
  };
}

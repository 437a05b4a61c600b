import type { Enterprise } from '../model/enterprise.ts';
import type { Sender } from '../model/generated/senders.ts';
import type { Desired, Need, Observed, Readiness } from '../model/resource.ts';
import type { TwilioNumber } from '../providers/twilio/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';

type NumberSpec = {
  readonly number: string;
  readonly sms?: boolean;
  readonly voice?: boolean;
};

/** A phone number that Twilio hosts; its verification code is read by Twilio itself. */
export const twilioNumber: Kind<NumberSpec> = {
  source: 'twilio.com/docs/phone-numbers/api/incomingphonenumber-resource, read 2026-11-23',
  name: 'twilio-number',
  within: 'twilio-subaccount',
  settles: 'at-once',
  offboarding: 'keep',
  consequences: {
    create: 'Buys the number: it costs money every month.',
    delete: 'A released number cannot be had back.',
  },
  fields: {
    number: { change: 'replace' },
    sms: { change: 'computed' },
    voice: { change: 'computed' },
  },

  desired(enterprise: Enterprise): readonly Desired<NumberSpec>[] {
    const senders = enterprise.senders?.senders ?? [];
    return senders.flatMap((sender, index) =>
      sender.hosting === 'customer' ? [] : [desiredNumber(enterprise, sender, index)],
    );
  },

  covers(enterprise: Enterprise): boolean {
    return enterprise.senders !== undefined;
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<NumberSpec>[]> {
    return (await reads.twilio.numbers(scope.withinId)).map(observed);
  },

  create(writes: Writes, request: CreateRequest<NumberSpec>): Promise<string> {
    return writes.twilio.buyNumber(request.withinId, request.spec.number);
  },

  async update(_writes: Writes, _request: UpdateRequest<NumberSpec>): Promise<void> {
    // The number is its own key: another number is another resource.
  },

  delete(writes: Writes, request: DeleteRequest<NumberSpec>): Promise<void> {
    return writes.twilio.releaseNumber(request.withinId, request.observed.remoteId);
  },

  readiness({ attributes: { sms, voice } }: Observed<NumberSpec>): Readiness {
    return sms === false && voice === false ? UNREACHABLE : { state: 'ready' };
  },
};

/** twilio.com/docs/whatsapp/isv/register-senders, read 2026-11-23: a code has to arrive by SMS or by voice. */
const UNREACHABLE: Readiness = {
  state: 'blocked',
  on: 'isv',
  reason: 'The number takes neither SMS nor calls, so no verification code can reach it.',
  fix: 'Use a number that takes SMS or calls.',
};

function desiredNumber(enterprise: Enterprise, sender: Sender, index: number): Desired<NumberSpec> {
  const pointer = `/senders/${index}/number`;
  const bought: Need = {
    type: 'input',
    party: 'isv',
    what: `${sender.number} is not in the subaccount: move it there, or set acquire: true to buy it`,
  };
  return {
    id: { enterprise: enterprise.slug, kind: 'twilio-number', key: sender.number },
    label: sender.number,
    spec: { number: sender.number },
    needs: [{ type: 'activity', activity: 'request-access' }, ...(sender.acquire === true ? [] : [bought])],
    source: { file: 'senders.yaml', pointer },
  };
}

function observed(number: TwilioNumber): Observed<NumberSpec> {
  return {
    key: number.number,
    remoteId: number.sid,
    attributes: { number: number.number, ...number.capabilities },
  };
}

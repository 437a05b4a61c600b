import type { Enterprise } from '../model/enterprise.ts';
import type { Desired, Observed, Readiness } from '../model/resource.ts';
import type { TwilioAccount } from '../providers/twilio/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';

type SubaccountSpec = { readonly friendlyName: string; readonly status: string };

/**
 * One subaccount per enterprise, because Twilio ties an account to one WhatsApp Business Account
 * (twilio.com/docs/whatsapp/self-sign-up, errors 63102 and 63103).
 */
export const twilioSubaccount: Kind<SubaccountSpec> = {
  source: 'twilio.com/docs/iam/api/account, read 2026-11-23',
  name: 'twilio-subaccount',
  settles: 'at-once',
  offboarding: 'keep',
  consequences: { delete: 'A closed account can never be opened again.' },
  fields: {
    friendlyName: { change: 'in-place' },
    // Suspending is a decision of Twilio or of the ISV's billing; it is reported, not undone.
    status: { change: 'computed' },
  },

  desired(enterprise: Enterprise): readonly Desired<SubaccountSpec>[] {
    const friendlyName = accountName(enterprise);
    return [
      {
        id: { enterprise: enterprise.slug, kind: 'twilio-subaccount', key: enterprise.slug },
        label: friendlyName,
        spec: { friendlyName, status: 'active' },
        needs: [{ type: 'activity', activity: 'submit-brand' }],
        source: { file: 'enterprise.yaml', pointer: '/name' },
      },
    ];
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<SubaccountSpec>[]> {
    const { slug } = scope.enterprise;
    const open = (await reads.twilio.accounts()).filter((account) => account.status !== 'closed');
    const known = open.filter((account) => account.sid === recordedSid(scope.enterprise));
    const named = open.filter((account) => account.friendlyName === accountName(scope.enterprise));
    return (known.length > 0 ? known : named).map((account) => observed(slug, account));
  },

  create(writes: Writes, request: CreateRequest<SubaccountSpec>): Promise<string> {
    return writes.twilio.createAccount({ friendlyName: request.spec.friendlyName });
  },

  update(writes: Writes, request: UpdateRequest<SubaccountSpec>): Promise<void> {
    return writes.twilio.renameAccount(request.observed.remoteId, request.spec.friendlyName);
  },

  delete(writes: Writes, request: DeleteRequest<SubaccountSpec>): Promise<void> {
    return writes.twilio.setAccountStatus(request.observed.remoteId, 'closed');
  },

  readiness(account: Observed<SubaccountSpec>): Readiness {
    if (account.attributes.status === 'active') return { state: 'ready' };
    return { state: 'blocked', on: 'isv', reason: `The Twilio subaccount is ${account.attributes.status}.` };
  },
};

function accountName(enterprise: Enterprise): string {
  return enterprise.enterprise.twilio?.friendlyName ?? enterprise.slug;
}

/** What the status file says: names can be changed by anybody in the console, a sid stays. */
function recordedSid(enterprise: Enterprise): string | undefined {
  const name = `twilio-subaccount/${enterprise.slug}`;
  return enterprise.status?.resources.find(({ resource }) => resource === name)?.remoteId;
}

function observed(slug: string, account: TwilioAccount): Observed<SubaccountSpec> {
  return {
    key: slug,
    remoteId: account.sid,
    attributes: { friendlyName: account.friendlyName, status: account.status },
  };
}

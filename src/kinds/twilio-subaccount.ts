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
        id: { enterprise: enterprise.slug, kind: 'twilio-subaccount', key: friendlyName },
        label: friendlyName,
        spec: { friendlyName, status: 'active' },
        needs: [{ type: 'activity', activity: 'submit-brand' }],
        source: { file: 'enterprise.yaml', pointer: '/name' },
      },
    ];
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<SubaccountSpec>[]> {
    const accounts = await reads.twilio.accounts();
    const name = accountName(scope.enterprise);
    return accounts
      .filter((account) => account.friendlyName === name && account.status !== 'closed')
      .map(observed);
  },

  create(writes: Writes, request: CreateRequest<SubaccountSpec>): Promise<string> {
    return writes.twilio.createAccount({ friendlyName: request.spec.friendlyName });
  },

  async update(_writes: Writes, _request: UpdateRequest<SubaccountSpec>): Promise<void> {
    // Found by its name and compared by nothing else, so it never differs.
  },

  delete(writes: Writes, request: DeleteRequest<SubaccountSpec>): Promise<void> {
    return writes.twilio.setAccountStatus(request.observed.remoteId, 'closed');
  },

  readiness(account: Observed<SubaccountSpec>): Readiness {
    if (account.attributes.status === 'active') return { state: 'ready' };
    return { state: 'blocked', on: 'isv', reason: `The Twilio subaccount is ${account.attributes.status}.` };
  },
};

/** The name a subaccount is found by. */
function accountName(enterprise: Enterprise): string {
  return enterprise.enterprise.twilio?.friendlyName ?? enterprise.slug;
}

function observed(account: TwilioAccount): Observed<SubaccountSpec> {
  return {
    key: account.friendlyName,
    remoteId: account.sid,
    attributes: { friendlyName: account.friendlyName, status: account.status },
  };
}

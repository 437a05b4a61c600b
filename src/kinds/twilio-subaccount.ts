import type { Enterprise } from '../model/enterprise.ts';
import type { Desired, Observed, Obstacle, Readiness } from '../model/resource.ts';
import type { TwilioAccount, TwilioReads } from '../providers/twilio/port.ts';
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
    const accounts = await subaccountsOf(scope.enterprise, reads.twilio);
    return accounts.map((account) => observed(scope.enterprise, account));
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
    const { status } = account.attributes;
    // Of an account that is not listed we hold a key; if it is suspended, nothing within it can be read.
    if (status === 'active' || status === 'not-listed') return { state: 'ready' };
    return { state: 'blocked', on: 'isv', ...(INACTIVE[status] ?? unknownStatus(status)) };
  },
};

/** twilio.com/docs/iam/api/subaccounts, read 2026-11-23: suspending can be undone, closing cannot. */
const INACTIVE: { readonly [status: string]: Pick<Obstacle, 'reason' | 'fix'> } = {
  suspended: {
    reason: 'The Twilio subaccount is suspended.',
    fix: 'Find out who suspended it and why, then set it to active in the Twilio console.',
  },
  closed: {
    reason: 'The Twilio subaccount was closed, and with it all that was in it.',
    fix: 'To start anew, give twilio.friendlyName in enterprise.yaml another name and remove status.yaml.',
  },
};

function unknownStatus(status: string): Pick<Obstacle, 'reason'> {
  return { reason: `The Twilio subaccount has a status that is not known here: ${status}.` };
}

/** The account of an enterprise: by the sid in its files, else in its status, else by name, which is not unique. */
export async function subaccountsOf(
  enterprise: Enterprise,
  twilio: Pick<TwilioReads, 'accounts'>,
): Promise<readonly TwilioAccount[]> {
  const stated = enterprise.enterprise.twilio?.apiKey?.accountSid;
  const all = await twilio.accounts(stated);
  const recorded = recordedSid(enterprise);
  const name = accountName(enterprise);
  // A recorded account that was closed is shown as closed: another one in its place would start all over.
  const candidates = [
    all.filter((account) => account.sid === stated),
    all.filter((account) => account.sid === recorded),
    all.filter((account) => account.status !== 'closed' && account.friendlyName === name),
  ];
  return candidates.find((accounts) => accounts.length > 0) ?? [];
}

function accountName(enterprise: Enterprise): string {
  return enterprise.enterprise.twilio?.friendlyName ?? enterprise.slug;
}

/** What the status file says: names can be changed by anybody in the console, a sid stays. */
function recordedSid(enterprise: Enterprise): string | undefined {
  const name = `twilio-subaccount/${enterprise.slug}`;
  return enterprise.status?.resources.find(({ resource }) => resource === name)?.remoteId;
}

/** The name of an account that is not listed is taken as the files state it, because it cannot be compared. */
function observed(
  enterprise: Enterprise,
  { sid, friendlyName, status }: TwilioAccount,
): Observed<SubaccountSpec> {
  return {
    key: enterprise.slug,
    remoteId: sid,
    attributes: { friendlyName: status === 'not-listed' ? accountName(enterprise) : friendlyName, status },
  };
}

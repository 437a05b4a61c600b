import type { Place } from '../adopt/remote.ts';
import { nearest } from '../config/nearest.ts';
import type { Reads } from '../kinds/kind.ts';
import { UsageError } from '../model/errors.ts';
import type { TwilioAccount } from '../providers/twilio/port.ts';

/** Where somebody says that the enterprise is; `root` and `friendlyName` have a default. */
export interface Whereabouts {
  readonly subaccount?: string;
  readonly friendlyName: string;
  readonly root: string;
  readonly instance: string;
}

/** Finds the one subaccount and the one organisation. Throws `UsageError` when it is not clear which. */
export async function findPlace(
  { twilio, mmp }: Pick<Reads, 'twilio' | 'mmp'>,
  where: Whereabouts,
): Promise<Place> {
  const account = accountOf(await twilio.accounts(where.subaccount), where);
  const organisations = await mmp.organisations(where.root);
  const root = organisations.find(({ externalId }) => externalId === where.root);
  if (root === undefined) {
    throw new UsageError(
      `MMP has no organisation ${JSON.stringify(where.root)} on the instance ${where.instance}.`,
      'Name the external id of the enterprise with --organisation, and its instance with --instance.',
    );
  }
  if (root.parentExternalId !== null) {
    throw new UsageError(
      `The organisation ${JSON.stringify(where.root)} is not the root: it is below another one.`,
      'Name the organisation at the top of the enterprise with --organisation.',
    );
  }
  return { account, organisations, root: where.root };
}

function accountOf(accounts: readonly TwilioAccount[], where: Whereabouts): TwilioAccount {
  const { subaccount, friendlyName } = where;
  const found = accounts.filter((account) =>
    subaccount === undefined ? account.friendlyName === friendlyName : account.sid === subaccount,
  );
  const open = found.filter(({ status }) => status !== 'closed');
  const [account, ...others] = open;
  if (account === undefined) throw found.length > 0 ? closed(found) : notThere(accounts, where);
  if (others.length === 0) return account;
  throw new UsageError(
    `${open.length} subaccounts have the name ${JSON.stringify(friendlyName)}.`,
    `Name one of them with --subaccount: ${open.map(({ sid }) => sid).join(', ')}.`,
  );
}

function closed(accounts: readonly TwilioAccount[]): UsageError {
  return new UsageError(
    `The subaccount ${accounts.map(({ sid }) => sid).join(' and ')} is closed, and with it all that was in it.`,
    'Name another one with --subaccount or --friendly-name.',
  );
}

function notThere(accounts: readonly TwilioAccount[], { subaccount, friendlyName }: Whereabouts): UsageError {
  const wanted =
    subaccount === undefined ? `with the name ${JSON.stringify(friendlyName)}` : JSON.stringify(subaccount);
  const names = accounts.flatMap((account) => (account.status === 'closed' ? [] : [account.friendlyName]));
  const meant = subaccount === undefined ? nearest(friendlyName, names) : undefined;
  return new UsageError(
    `Twilio has no subaccount ${wanted}.`,
    meant === undefined
      ? 'Name it as the Twilio console does, with --friendly-name, or by its sid with --subaccount.'
      : `Did you mean --friendly-name ${JSON.stringify(meant)}?`,
  );
}

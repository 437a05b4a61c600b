import { ProviderError } from '../../model/errors.ts';
import type { JsonObject } from '../../model/json.ts';
import { textOf } from './json.ts';
import type { ListRequest } from './list.ts';
import { parseAccount } from './parse.ts';
import type { TwilioAccount } from './port.ts';
import { accountUrl, withQuery } from './urls.ts';

export interface AccountEntry {
  readonly account: TwilioAccount;
  /** Empty when Twilio did not give it. */
  readonly authToken: string;
}

/** The accounts of this run and their credentials, which Twilio gives with the list and which are kept nowhere else. */
export interface AccountBook {
  /** All subaccounts, without the parent. Read once; a failed reading is not remembered. */
  accounts(): Promise<readonly TwilioAccount[]>;
  /** One account with its token. Throws `ProviderError` when it is not one of ours. */
  entry(sid: string): Promise<AccountEntry>;
  /** Takes in an account as Twilio returns it on creation; returns its sid. */
  add(raw: JsonObject, operation: string): string;
  setStatus(sid: string, status: string): void;
}

export function accountBook(
  parent: AccountEntry,
  list: (request: Omit<ListRequest, 'base'>) => Promise<readonly JsonObject[]>,
): AccountBook {
  const entries = new Map<string, AccountEntry>();
  let reading: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    const operation = 'list the accounts';
    const url = withQuery(accountUrl(), { PageSize: '1000' });
    const raws = await list({ operation, url, key: 'accounts' });
    for (const entry of raws.map((raw) => parseEntry(raw, operation)))
      // What was created or changed while the list was on its way is newer than the list.
      if (entry.account.sid !== parent.account.sid && !entries.has(entry.account.sid))
        entries.set(entry.account.sid, entry);
  };
  const readOnce = (): Promise<void> => {
    reading ??= read().catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };

  return {
    async accounts() {
      await readOnce();
      return [...entries.values()].map((entry) => entry.account);
    },
    async entry(sid) {
      if (sid === parent.account.sid) return parent;
      if (!entries.has(sid)) await readOnce();
      const entry = entries.get(sid);
      if (entry === undefined) throw notOurs('The account is not a subaccount of the configured one.');
      if (entry.authToken === '') throw notOurs('Twilio did not give the credentials of the subaccount.');
      return entry;
    },
    add(raw, operation) {
      const entry = parseEntry(raw, operation);
      entries.set(entry.account.sid, entry);
      return entry.account.sid;
    },
    setStatus(sid, status) {
      const entry = entries.get(sid);
      if (entry !== undefined) entries.set(sid, { ...entry, account: { ...entry.account, status } });
    },
  };
}

function parseEntry(raw: JsonObject, operation: string): AccountEntry {
  return { account: parseAccount(raw, operation), authToken: textOf(raw['auth_token']) ?? '' };
}

function notOurs(summary: string): ProviderError {
  return new ProviderError({
    provider: 'twilio',
    result: 'refused',
    code: 'no-credentials',
    operation: 'find the credentials of a subaccount',
    summary,
    fix: 'Use the auth token of the parent account, and a subaccount of it in enterprise.yaml.',
    party: 'isv',
  });
}

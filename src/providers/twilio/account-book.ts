import type { JsonObject } from '../../model/json.ts';
import { isWithoutList, keyNotSet, keyRejected, notOurs, tokenMissing } from './account-errors.ts';
import { isKeySid } from './credentials.ts';
import type { AccountKey, ParentCredentials } from './credentials.ts';
import { textOf } from './json.ts';
import type { ListRequest } from './list.ts';
import { parseAccount } from './parse.ts';
import type { TwilioAccount } from './port.ts';
import { accountUrl, withQuery } from './urls.ts';
import type { Credentials } from './wire.ts';

export interface AccountEntry {
  readonly account: TwilioAccount;
  readonly credentials: Credentials;
  /** The key of its own that the credentials are. */
  readonly ownKey?: AccountKey;
}

/** The accounts of this run and their credentials, which Twilio gives with the list and which are kept nowhere else. */
export interface AccountBook {
  /**
   * All subaccounts, without the parent. Read once; a failed reading is not remembered, unless it cannot succeed.
   * When the list cannot be read and `own` has a key of its own, that account alone, `not-listed`.
   */
  accounts(own?: string): Promise<readonly TwilioAccount[]>;
  /** One account with what it is reached with. Throws `ProviderError` when there is nothing to reach it with. */
  entry(sid: string): Promise<AccountEntry>;
  /** Takes in an account as Twilio returns it on creation; returns its sid. */
  add(raw: JsonObject, operation: string): string;
  setStatus(sid: string, status: string): void;
}

export interface BookOptions {
  readonly parent: ParentCredentials | undefined;
  readonly keys: readonly AccountKey[];
  /** Lists as the parent. Throws `ProviderError`, also when there is no parent. */
  readonly list: (request: Omit<ListRequest, 'base'>) => Promise<readonly JsonObject[]>;
}

interface Listed {
  readonly account: TwilioAccount;
  /** Empty when Twilio did not give it. */
  readonly authToken: string;
}

export function accountBook({ parent, keys, list }: BookOptions): AccountBook {
  const listed = new Map<string, Listed>();
  const keyOf = new Map(keys.map((key) => [key.accountSid, key]));
  const readOnce = once(async () => {
    const operation = 'list the accounts';
    const url = withQuery(accountUrl(), { PageSize: '1000' });
    const raws = await list({ operation, url, key: 'accounts' });
    for (const entry of raws.map((raw) => parseListed(raw, operation)))
      // What was created or changed while the list was on its way is newer than the list.
      if (entry.account.sid !== parent?.accountSid && !listed.has(entry.account.sid))
        listed.set(entry.account.sid, entry);
  });
  const accountOf = (sid: string) =>
    listed.get(sid)?.account ?? { sid, friendlyName: '', status: 'not-listed' };

  return {
    async accounts(own = '') {
      const key = keyOf.get(own);
      try {
        await readOnce();
      } catch (error) {
        if (key === undefined || !isWithoutList(error)) throw error;
        if (key.key === undefined) throw keyNotSet(key);
        return [accountOf(own)];
      }
      // The files say that it is there; taking it for absent would create it again.
      if (key !== undefined && !listed.has(own)) throw notOurs();
      return [...listed.values()].map(({ account }) => account);
    },
    async entry(sid) {
      const ownKey = keyOf.get(sid);
      if (ownKey?.key !== undefined)
        return { account: accountOf(sid), credentials: keyCredentials(ownKey), ownKey };
      if (!listed.has(sid))
        await readOnce().catch((error: unknown) => {
          throw ownKey !== undefined && isWithoutList(error) ? keyNotSet(ownKey) : error;
        });
      const entry = listed.get(sid);
      if (entry === undefined) throw notOurs();
      if (entry.authToken === '') throw tokenMissing();
      const { account, authToken } = entry;
      return { account, credentials: { accountSid: sid, user: sid, password: authToken } };
    },
    add(raw, operation) {
      const entry = parseListed(raw, operation);
      listed.set(entry.account.sid, entry);
      return entry.account.sid;
    },
    setStatus(sid, status) {
      const entry = listed.get(sid);
      if (entry !== undefined) listed.set(sid, { ...entry, account: { ...entry.account, status } });
    },
  };
}

/** Runs one reading for all who ask. The next one asks again after a failure, unless that is known to stay. */
function once(read: () => Promise<void>): () => Promise<void> {
  let reading: Promise<void> | undefined;
  return () => {
    reading ??= read().catch((error: unknown) => {
      if (!isWithoutList(error)) reading = undefined;
      throw error;
    });
    return reading;
  };
}

function keyCredentials(ownKey: AccountKey): Credentials {
  const { accountSid, key } = ownKey;
  if (key === undefined || !isKeySid(key.sid)) throw keyRejected(ownKey);
  return { accountSid, user: key.sid, password: key.secret };
}

function parseListed(raw: JsonObject, operation: string): Listed {
  return { account: parseAccount(raw, operation), authToken: textOf(raw['auth_token']) ?? '' };
}

import { ProviderError, UsageError } from '../../model/errors.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Retry } from '../retry.ts';
import { accountBook } from './account-book.ts';
import type { AccountBook } from './account-book.ts';
import { twilioBaseUrl } from './base-url.ts';
import { wholeList } from './list.ts';
import type { ListRequest } from './list.ts';
import type { TwilioAccount } from './port.ts';
import { twilioWire } from './wire.ts';
import type { TwilioRequest } from './wire.ts';

export interface TwilioConnection {
  /** Of the parent account; Twilio refuses a parent's API keys on subaccount resources (iam/api/subaccounts). */
  readonly accountSid: string;
  readonly authToken: string;
  /** `TWILIO_BASE_URL`; throws `UsageError` when it is not an origin to be trusted. */
  readonly baseUrl?: string;
  /** The guarded one of `providers/http.ts`. */
  readonly fetch: typeof globalThis.fetch;
  readonly retry: { readonly reads: Retry; readonly writes: Retry };
}

/** Sending as one account or another. The credentials stay in here. */
export interface TwilioSession {
  readonly parent: string;
  readonly book: AccountBook;
  /** Whole or an error; of a closed account there is nothing to list. */
  readonly list: (account: string, request: Omit<ListRequest, 'base'>) => Promise<readonly JsonObject[]>;
  readonly write: (account: string, request: TwilioRequest) => Promise<JsonObject>;
}

export function twilioSession(connection: TwilioConnection): TwilioSession {
  const { accountSid, authToken, retry } = connection;
  if (!accountSid.startsWith('AC'))
    throw new UsageError(
      'TWILIO_ACCOUNT_SID is not the sid of an account.',
      'Give the sid of the parent account, which starts with AC.',
    );
  const base = connection.baseUrl === undefined ? undefined : twilioBaseUrl(connection.baseUrl);
  const wire = twilioWire({ fetch: connection.fetch, base });
  const parent = { account: { sid: accountSid, friendlyName: '', status: 'active' }, authToken };
  const book = accountBook(parent, (request) =>
    wholeList(
      (page) => retry.reads(() => wire({ accountSid, user: accountSid, password: authToken }, page)),
      { ...request, base },
    ),
  );
  const call = async (repeat: Retry, sid: string, request: TwilioRequest): Promise<JsonObject> => {
    const entry = await book.entry(sid);
    const credentials = { accountSid: sid, user: sid, password: entry.authToken };
    return repeat(() => wire(credentials, request)).catch((error: unknown) => {
      throw ofAccount(entry.account, error);
    });
  };
  return {
    parent: accountSid,
    book,
    async list(sid, request) {
      const { account } = await book.entry(sid);
      if (account.status === 'closed') return [];
      return wholeList((page) => call(retry.reads, sid, page), { ...request, base });
    },
    write: (sid, request) => call(retry.writes, sid, request),
  };
}

/**
 * Twilio answers 401 for a suspended account too (docs/api/errors/20003). That concerns one enterprise, so it must
 * not look like the rejection of the ISV's own credentials, which ends the run.
 */
function ofAccount(account: TwilioAccount, error: unknown): unknown {
  if (account.status === 'active' || !(error instanceof ProviderError) || error.facts.status !== 401)
    return error;
  const { provider, result, operation } = error.facts;
  return new ProviderError({
    provider,
    result,
    code: 'account-not-active',
    operation,
    summary: 'The Twilio subaccount is not active.',
    fix: 'Find out who suspended it, and set it to active in the Twilio console.',
    party: 'isv',
  });
}

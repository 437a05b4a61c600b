import { ProviderError } from '../../model/errors.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Log } from '../../model/log.ts';
import type { Retry } from '../retry.ts';
import { accountBook } from './account-book.ts';
import type { AccountBook, AccountEntry } from './account-book.ts';
import { keyRejected, noParent, notActive, parentKeyRefused } from './account-errors.ts';
import { twilioBaseUrl } from './base-url.ts';
import { parentCredentials } from './credentials.ts';
import type { TwilioSettings } from './credentials.ts';
import { wholeList } from './list.ts';
import type { ListRequest } from './list.ts';
import { twilioWire } from './wire.ts';
import type { TwilioRequest } from './wire.ts';

export interface TwilioConnection extends TwilioSettings {
  /** The guarded one of `providers/http.ts`. */
  readonly fetch: typeof globalThis.fetch;
  readonly retry: { readonly reads: Retry; readonly writes: Retry };
  readonly log?: Pick<Log, 'info'>;
}

/** Sending as one account or another. The credentials stay in here. */
export interface TwilioSession {
  readonly book: AccountBook;
  /** Whole or an error; of a closed account there is nothing to list. */
  readonly list: (account: string, request: Omit<ListRequest, 'base'>) => Promise<readonly JsonObject[]>;
  readonly write: (account: string, request: TwilioRequest) => Promise<JsonObject>;
  /** As the parent account, which alone may change accounts. */
  readonly writeAsParent: (request: TwilioRequest) => Promise<JsonObject>;
  readonly log: Pick<Log, 'info'> | undefined;
}

export function twilioSession(connection: TwilioConnection): TwilioSession {
  const { retry, accountKeys: keys = [], log } = connection;
  const parent = parentCredentials(connection);
  const base = connection.baseUrl === undefined ? undefined : twilioBaseUrl(connection.baseUrl);
  const wire = twilioWire({ fetch: connection.fetch, base });
  const asParent = async (repeat: Retry, request: TwilioRequest): Promise<JsonObject> => {
    if (parent === undefined) throw noParent();
    return repeat(() => wire(parent, request)).catch((error: unknown) => {
      throw parent.isKey && isForbidden(error) ? parentKeyRefused(request.operation) : error;
    });
  };
  const book = accountBook({
    parent,
    keys,
    list: (request) => wholeList((page) => asParent(retry.reads, page), { ...request, base }),
  });
  const call = async (repeat: Retry, sid: string, request: TwilioRequest): Promise<JsonObject> => {
    const entry = await book.entry(sid);
    return repeat(() => wire(entry.credentials, request)).catch((error: unknown) => {
      throw ofAccount(entry, error);
    });
  };
  return {
    book,
    async list(sid, request) {
      const { account } = await book.entry(sid);
      if (account.status === 'closed') return [];
      return wholeList((page) => call(retry.reads, sid, page), { ...request, base });
    },
    write: (sid, request) => call(retry.writes, sid, request),
    writeAsParent: (request) => asParent(retry.writes, request),
    log,
  };
}

/**
 * Twilio answers 401 for a suspended account too (docs/api/errors/20003). That concerns one enterprise, as does a key
 * of its own, so neither must look like the rejection of the ISV's own credentials, which ends the run.
 */
function ofAccount({ account, ownKey }: AccountEntry, error: unknown): unknown {
  if (!(error instanceof ProviderError) || error.facts.status !== 401) return error;
  const { operation } = error.facts;
  if (account.status !== 'active' && account.status !== 'not-listed') return notActive(operation);
  return ownKey === undefined ? error : keyRejected(ownKey, operation);
}

function isForbidden(error: unknown): boolean {
  return error instanceof ProviderError && (error.facts.status === 401 || error.facts.status === 403);
}

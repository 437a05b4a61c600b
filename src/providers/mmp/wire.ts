import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import { InvariantError, ProviderError, UsageError } from '../../model/errors.ts';
import { mmpBaseUrl } from './base-url.ts';
import { noReply, unexpectedReply } from './errors.ts';
import type { paths } from './generated/contract.ts';

export interface MmpConnection {
  readonly baseUrl: string;
  readonly token: string;
  readonly fetch: typeof globalThis.fetch;
  /** For one call and its reply, when `fetch` has no deadline of its own. */
  readonly timeoutMs?: number;
  readonly retry: <T>(call: () => Promise<T>) => Promise<T>;
}

export type MmpClient = Client<paths>;

/** What `openapi-fetch` gives for one call; nothing in it was checked yet. */
export interface Reply {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

export interface Wire {
  /** Makes one call, again while the connection's `retry` says so. Throws `ProviderError`. */
  <T>(operation: string, call: (client: MmpClient) => Promise<T>): Promise<T>;
}

/** Opens a connection without calling anything. Throws `UsageError` for one that cannot work. */
export function openWire(connection: MmpConnection): Wire {
  const client = clientOf(connection);
  return (operation, call) =>
    connection.retry(async () => {
      try {
        return await call(client);
      } catch (error) {
        throw failureOf(error, operation);
      }
    });
}

function clientOf({ baseUrl, token, fetch, timeoutMs }: MmpConnection): MmpClient {
  // A header that cannot be sent would be quoted in the error of the built-in fetch.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new UsageError('MMP_API_TOKEN is not a token.', 'Set it to the token alone, on one line.');
  return createClient<paths>({
    baseUrl: mmpBaseUrl(baseUrl),
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json, application/problem+json' },
    redirect: 'manual',
    fetch: (request) =>
      timeoutMs === undefined
        ? fetch(request)
        : fetch(new Request(request, { signal: AbortSignal.timeout(timeoutMs) })),
  });
}

/** Errors of the built-in fetch are not kept as a cause: they may quote the address, and with it a person. */
function failureOf(error: unknown, operation: string): Error {
  if (error instanceof ProviderError) return new ProviderError({ ...error.facts, operation });
  if (error instanceof InvariantError) return error;
  if (error instanceof SyntaxError) return unexpectedReply(operation);
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  return noReply(operation, isTimeout ? 'timeout' : 'connection-lost');
}

import type { Context } from 'hono';
import { unauthenticated } from './errors.ts';
import type { Account, TwilioState } from './state.ts';

export interface Caller {
  readonly account: Account;
  /** Keys made in an account may not touch /Accounts (iam/api-keys: a Standard key cannot). */
  readonly isKey: boolean;
}

export interface TwilioVariables {
  readonly Variables: { caller: Caller };
}

/** The account whose credentials came with the request. Throws 401/20003. */
export function callerOf(context: Context, twilio: TwilioState): Caller {
  const { user, password } = basicAuth(context.req.header('authorization') ?? '');
  const key = twilio.keys.find((candidate) => candidate.sid === user && candidate.secret === password);
  const account = twilio.accounts.find((candidate) =>
    key === undefined
      ? candidate.sid === user && candidate.authToken === password
      : candidate.sid === key.accountSid,
  );
  if (account === undefined || account.status !== 'active') throw unauthenticated();
  return { account, isKey: key !== undefined };
}

/**
 * The account named in a v2010 path, when the caller may act on it: its own, or a subaccount of it. Throws 401/20003.
 * A parent's API key is refused on subaccounts; its auth token is not (iam/api/subaccounts).
 */
export function accountInPath(caller: Caller, twilio: TwilioState, sid: string): Account {
  const account = twilio.accounts.find((candidate) => candidate.sid === sid);
  if (account === undefined) throw unauthenticated();
  if (account.sid === caller.account.sid) return account;
  if (account.ownerSid !== caller.account.sid || caller.isKey) throw unauthenticated();
  return account;
}

function basicAuth(header: string): { readonly user: string; readonly password: string } {
  const [scheme = '', encoded = ''] = header.split(' ');
  if (scheme.toLowerCase() !== 'basic') throw unauthenticated();
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return { user: decoded.slice(0, Math.max(colon, 0)), password: decoded.slice(colon + 1) };
}

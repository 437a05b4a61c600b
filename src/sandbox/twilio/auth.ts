import type { Context } from 'hono';
import { TwilioProblem, unauthenticated } from './errors.ts';
import { permissionOf } from './permissions.ts';
import type { Account, ApiKey, TwilioState } from './state.ts';

export interface Caller {
  readonly account: Account;
  /** The API key that was used; undefined when it was the auth token. */
  readonly key: ApiKey | undefined;
}

export interface TwilioVariables {
  readonly Variables: { caller: Caller };
}

/** The account whose credentials came with the request. Throws 401/20003, or 401/70051 for a restricted key. */
export function callerOf(context: Context, twilio: TwilioState): Caller {
  const { user, password } = basicAuth(context.req.header('authorization') ?? '');
  const key = twilio.keys.find((candidate) => candidate.sid === user && candidate.secret === password);
  const account = twilio.accounts.find((candidate) =>
    key === undefined
      ? candidate.sid === user && candidate.authToken === password
      : candidate.sid === key.accountSid,
  );
  if (account === undefined || !isOpen(account, twilio, context.req.path)) throw unauthenticated();
  const permission = permissionOf(context.req.method, context.req.path);
  // How a restricted key is refused is an assumption: the dictionary's 70051 is "Authorization Error".
  if (key?.kind === 'restricted' && !key.allow.includes(permission))
    throw new TwilioProblem(
      { status: 401, code: 70_051 },
      `Authorization Error: ${permission} is not allowed`,
    );
  return { account, key };
}

/**
 * The account named in a v2010 path, when the caller may act on it: its own, or a subaccount of it. Throws 401/20003.
 * A parent's API key is refused on subaccounts, whatever its kind; its auth token is not (iam/api/subaccounts).
 */
export function accountInPath(caller: Caller, twilio: TwilioState, sid: string): Account {
  const account = twilio.accounts.find((candidate) => candidate.sid === sid);
  if (account === undefined) throw unauthenticated();
  if (account.sid === caller.account.sid) return account;
  if (account.ownerSid !== caller.account.sid || caller.key !== undefined) throw unauthenticated();
  return account;
}

/**
 * Suspended and closed accounts are refused, and subaccounts with a suspended parent. A suspended parent still reaches its
 * accounts, since that is where Twilio answers 21476 (docs/errors/21476).
 */
function isOpen(account: Account, { accounts, parentSid }: TwilioState, path: string): boolean {
  if (account.sid === parentSid && path.startsWith('/api.twilio.com/2010-04-01/Accounts')) return true;
  const parent = accounts.find(({ sid }) => sid === account.ownerSid);
  return account.status === 'active' && parent?.status === 'active';
}

function basicAuth(header: string): { readonly user: string; readonly password: string } {
  const [scheme = '', encoded = ''] = header.split(' ');
  if (scheme.toLowerCase() !== 'basic') throw unauthenticated();
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return { user: decoded.slice(0, Math.max(colon, 0)), password: decoded.slice(colon + 1) };
}

import type { Enterprise } from '../model/enterprise.ts';
import type { AccountKey, TwilioSettings } from '../providers/twilio/credentials.ts';
import type { Context } from './context.ts';

type Env = Context['env'];

/** What the environment gives to reach Twilio with, and what is wrong with it. */
export interface TwilioEnvironment {
  readonly settings: TwilioSettings;
  /** Variables that are needed and not set. */
  readonly missing: readonly string[];
  /** What cannot be read with what there is. */
  readonly note?: string;
}

/** The parent's token or key, and the keys of their own that enterprises name. An empty variable is not set. */
export function twilioEnvironment(env: Env, enterprises: readonly Enterprise[]): TwilioEnvironment {
  const accountSid = set(env, 'TWILIO_ACCOUNT_SID');
  const authToken = set(env, 'TWILIO_AUTH_TOKEN');
  const apiKey = pair(env, 'TWILIO_API_KEY', 'TWILIO_API_SECRET');
  const baseUrl = set(env, 'TWILIO_BASE_URL');
  const keys = enterprises.flatMap((enterprise) => ownKey(env, enterprise));
  const keyed = keys.filter(({ accountKey }) => accountKey.key !== undefined);
  const settings: TwilioSettings = {
    ...(accountSid === undefined ? {} : { accountSid }),
    ...(authToken === undefined ? {} : { authToken }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    accountKeys: keys.map(({ accountKey }) => accountKey),
  };
  const note = noteOn(
    keyed.map(({ slug }) => slug),
    settings,
  );
  return {
    settings,
    missing: missingOf(env, keyed.length > 0),
    ...(note === undefined ? {} : { note }),
  };
}

/** All values that must never be shown. */
export function twilioSecrets({ authToken, apiKey, accountKeys = [] }: TwilioSettings): readonly string[] {
  return [authToken, apiKey?.secret, ...accountKeys.map(({ key }) => key?.secret)].filter(
    (secret) => secret !== undefined,
  );
}

function ownKey(
  env: Env,
  { slug, enterprise }: Enterprise,
): readonly { readonly slug: string; readonly accountKey: AccountKey }[] {
  const named = enterprise.twilio?.apiKey;
  if (named === undefined) return [];
  const key = pair(env, named.keyVariable, named.secretVariable);
  return [{ slug, accountKey: { ...named, ...(key === undefined ? {} : { key }) } }];
}

/** Half of a pair is a mistake; nothing at all is one only when no enterprise has a key of its own. */
function missingOf(env: Env, isAnyKeyed: boolean): readonly string[] {
  const isUnset = (name: string) => set(env, name) === undefined;
  const key = ['TWILIO_API_KEY', 'TWILIO_API_SECRET'];
  const hasToken = !isUnset('TWILIO_AUTH_TOKEN');
  const hasKey = key.some((name) => !isUnset(name));
  if (!hasToken && !hasKey && isAnyKeyed) return [];
  const password = hasToken || !hasKey ? ['TWILIO_AUTH_TOKEN'] : key;
  return ['TWILIO_ACCOUNT_SID', ...password].filter(isUnset);
}

function noteOn(slugs: readonly string[], { authToken, apiKey }: TwilioSettings): string | undefined {
  if (slugs.length === 0 || authToken !== undefined) return undefined;
  const unless = apiKey === undefined ? '' : ', unless TWILIO_API_KEY is a Main key';
  return (
    `Without TWILIO_AUTH_TOKEN the list of subaccounts cannot be read${unless}: ` +
    `name and state of the subaccount are taken as the files state them for ${slugs.join(', ')}.`
  );
}

function pair(env: Env, keyVariable: string, secretVariable: string): AccountKey['key'] {
  const [sid, secret] = [set(env, keyVariable), set(env, secretVariable)];
  return sid === undefined || secret === undefined ? undefined : { sid, secret };
}

function set(env: Env, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}

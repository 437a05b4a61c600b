import { UsageError } from '../../model/errors.ts';
import type { Credentials } from './wire.ts';

/** An API key, which stands for the account that it was made in. */
export interface ApiKey {
  /** `SK...` */
  readonly sid: string;
  readonly secret: string;
}

/** The key of one subaccount, and the variables of the environment that hold it. */
export interface AccountKey {
  readonly accountSid: string;
  readonly keyVariable: string;
  readonly secretVariable: string;
  /** Absent when the variables are not set. */
  readonly key?: ApiKey;
}

/** What we have been given to reach Twilio with. */
export interface TwilioSettings {
  /** The parent account. Without it, only accounts with a key of their own can be reached. */
  readonly accountSid?: string;
  /** Of the parent account; gives the list of accounts with the token of each. */
  readonly authToken?: string;
  /**
   * Of the parent account, in place of its token. Twilio refuses it on subaccounts, and only a Main key may read the
   * list of accounts (docs/iam/api-keys, iam/api/subaccounts, read 2026-11-23).
   */
  readonly apiKey?: ApiKey;
  /** Of subaccounts, which need the parent for nothing but the list of accounts. */
  readonly accountKeys?: readonly AccountKey[];
  /** `TWILIO_BASE_URL`; throws `UsageError` when it is not an origin to be trusted. */
  readonly baseUrl?: string;
}

export interface ParentCredentials extends Credentials {
  readonly isKey: boolean;
}

/** The parent's credentials, its token before its key; undefined without any. Throws `UsageError` for the sid of something else. */
export function parentCredentials(settings: TwilioSettings): ParentCredentials | undefined {
  const { accountSid, authToken, apiKey } = settings;
  if (accountSid === undefined) return undefined;
  if (!accountSid.startsWith('AC'))
    throw new UsageError(
      'TWILIO_ACCOUNT_SID is not the sid of an account.',
      'Give the sid of the parent account, which starts with AC.',
    );
  if (authToken !== undefined) return { accountSid, user: accountSid, password: authToken, isKey: false };
  if (apiKey === undefined) return undefined;
  if (!isKeySid(apiKey.sid))
    throw new UsageError(
      'TWILIO_API_KEY is not the sid of an API key.',
      'Give the sid of a key of the parent account, which starts with SK, and its secret in TWILIO_API_SECRET.',
    );
  return { accountSid, user: apiKey.sid, password: apiKey.secret, isKey: true };
}

/** So that nothing else that stands in the environment is ever sent in place of one. */
export function isKeySid(text: string): boolean {
  return /^SK[0-9a-zA-Z]{8,64}$/.test(text);
}

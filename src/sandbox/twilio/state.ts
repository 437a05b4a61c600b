import { digest, sidOf } from '../ids.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import type { TwilioOptions } from './options.ts';

export type Block = Record<string, unknown>;

export interface Account {
  readonly sid: string;
  readonly number: number;
  readonly ownerSid: string;
  readonly authToken: string;
  readonly created: string;
  friendlyName: string;
  status: 'active' | 'suspended' | 'closed';
  /** Twilio suspends accounts too, and then only Twilio activates them. */
  isSuspendedByTwilio: boolean;
  updated: string;
}

/** iam/api-keys: a main key may do all, a standard one all but accounts and keys, a restricted one what it lists. */
export type KeyKind = 'main' | 'standard' | 'restricted';

export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
  readonly accountSid: string;
  readonly kind: KeyKind;
  /** What a restricted key may do: `/twilio/messaging/senders/read`. */
  readonly allow: readonly string[];
}

export interface PhoneNumber {
  readonly sid: string;
  readonly number: number;
  readonly phoneNumber: string;
  readonly created: string;
  accountSid: string;
  friendlyName: string;
  settings: Block;
  updated: string;
}

export interface PendingName {
  name: string;
  status: string;
  date: string;
  /** Why Meta declined it. */
  reason: string | null;
}

/** The code that was sent last: the how manieth, when, and by which way. */
interface SentCode {
  readonly count: number;
  readonly at: string;
  readonly by: 'sms' | 'voice';
}

export interface Sender {
  readonly sid: string;
  readonly number: number;
  readonly accountSid: string;
  readonly phoneNumber: string;
  readonly created: string;
  status: string;
  friendlyName: string | null;
  wabaId: string;
  configuration: Block;
  webhook: Block | null;
  profile: Block;
  properties: Block | null;
  offlineReasons: readonly Block[] | null;
  pendingName: PendingName | null;
  code: SentCode | null;
  /** When the last approved change of the display name took effect. */
  renamed: string | null;
  /** Whatever else a console edit puts into the replies. */
  extra: Block;
}

interface Approval {
  name: string;
  category: string;
  contentType: string;
  status: string;
  rejectionReason: string;
  allowCategoryChange: boolean;
  sendTtlSeconds: number | null;
  submitted: string;
  /** How often Meta has paused it for its quality. */
  pauses: number;
}

export interface Content {
  readonly sid: string;
  readonly number: number;
  readonly accountSid: string;
  readonly language: string;
  readonly created: string;
  friendlyName: string | null;
  variables: Record<string, string>;
  types: Record<string, Block>;
  updated: string;
  approval: Approval | null;
  /** Whatever else a console edit puts into the replies. */
  extra: Block;
}

export interface TwilioState {
  readonly parentSid: string;
  accounts: Account[];
  keys: ApiKey[];
  numbers: PhoneNumber[];
  senders: Sender[];
  contents: Content[];
  options: TwilioOptions;
}

/** Twilio on the first day: the ISV's parent account and nothing else. */
export function emptyTwilio(now: Date): TwilioState {
  const parentSid = sidOf('AC', 0);
  const parent: Account = {
    sid: parentSid,
    number: 0,
    ownerSid: parentSid,
    authToken: tokenOf(parentSid),
    created: now.toISOString(),
    updated: now.toISOString(),
    friendlyName: 'Sandbox parent',
    status: 'active',
    isSuspendedByTwilio: false,
  };
  return {
    parentSid,
    accounts: [parent],
    keys: [],
    numbers: [],
    senders: [],
    contents: [],
    options: DEFAULT_OPTIONS,
  };
}

/** An account's auth token: always the same for the same account. */
export function tokenOf(accountSid: string): string {
  return digest(`token:${accountSid}`);
}

import { digest, sidOf } from '../ids.ts';

export type Block = Record<string, unknown>;

export interface Account {
  readonly sid: string;
  readonly number: number;
  readonly ownerSid: string;
  readonly authToken: string;
  readonly created: string;
  friendlyName: string;
  status: 'active' | 'suspended' | 'closed';
  updated: string;
}

interface ApiKey {
  readonly sid: string;
  readonly secret: string;
  readonly accountSid: string;
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
}

export interface Sender {
  readonly sid: string;
  readonly number: number;
  readonly accountSid: string;
  readonly phoneNumber: string;
  status: string;
  friendlyName: string | null;
  wabaId: string;
  configuration: Block;
  webhook: Block | null;
  profile: Block;
  properties: Block | null;
  offlineReasons: readonly Block[] | null;
  pendingName: PendingName | null;
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
  };
  return { parentSid, accounts: [parent], keys: [], numbers: [], senders: [], contents: [] };
}

/** An account's auth token: always the same for the same account. */
export function tokenOf(accountSid: string): string {
  return digest(`token:${accountSid}`);
}

import type { JsonObject } from '../../model/json.ts';

/** A subaccount without its credentials: those never leave the client. */
export interface TwilioAccount {
  readonly sid: string;
  readonly friendlyName: string;
  /**
   * `active`, `suspended`, `closed`, or whatever Twilio adds. `not-listed`, without a name: we hold a key of it, and
   * cannot read the list of accounts that tells more.
   */
  readonly status: string;
}

export interface TwilioNumber {
  readonly sid: string;
  readonly number: string;
  /** What the number can receive, and so how a verification code can reach it. */
  readonly capabilities: { readonly sms: boolean; readonly voice: boolean };
  /** ISO 3166, where Twilio gives it. */
  readonly country?: string;
}

/** A WhatsApp sender as fetched or listed; every leaf may be missing (twilio.com/docs/whatsapp/api/senders). */
export interface TwilioSender {
  readonly sid: string;
  /** E.164, without the `whatsapp:` prefix. */
  readonly number: string;
  /** Open: values we do not know must not crash us. */
  readonly status: string;
  readonly wabaId?: string;
  readonly profile: TwilioProfile;
  readonly webhook: TwilioWebhook;
  /** A display name under review; `profile.name` keeps the old one until it is approved. */
  readonly pendingName?: { readonly name: string; readonly status: string };
  readonly offlineReasons: readonly { readonly code: string }[];
  readonly quality?: string;
  readonly limit?: string;
}

export type TwilioProfile = {
  readonly name?: string;
  readonly about?: string;
  readonly address?: string;
  readonly description?: string;
  readonly logoUrl?: string;
  readonly vertical?: string;
  readonly websites?: readonly { readonly website: string; readonly label: string }[];
  readonly emails?: readonly { readonly email: string; readonly label: string }[];
};

/** Where Twilio sends messages and their delivery states. */
export type TwilioWebhook = {
  readonly callbackUrl?: string;
  readonly callbackMethod?: string;
  readonly fallbackUrl?: string;
  readonly fallbackMethod?: string;
  readonly statusCallbackUrl?: string;
  readonly statusCallbackMethod?: string;
};

/** A Content with the state of its approval (ContentAndApprovals). */
export interface TwilioTemplate {
  readonly sid: string;
  readonly friendlyName: string;
  readonly language: string;
  readonly types: JsonObject;
  readonly variables: JsonObject;
  /** As Twilio writes it (ISO 8601); empty when it does not. */
  readonly created: string;
  readonly updated?: string;
  readonly approval: {
    /** `unsubmitted received pending approved rejected paused disabled`, or unknown. */
    readonly status: string;
    readonly name: string;
    readonly category: string;
    /** Code of the rejection (`INVALID_FORMAT`, `2388299`); its text stays at the edge, as it may quote anything. */
    readonly rejectionReason: string;
  };
}

/** How a verification code is sent to a number. */
export type VerificationMethod = 'sms' | 'voice';

export interface SenderBody {
  readonly number: string;
  readonly wabaId?: string;
  /** Twilio's default is `sms`. */
  readonly verificationMethod?: VerificationMethod;
  readonly profile: TwilioProfile;
  readonly webhook?: TwilioWebhook;
}

/** Blocks of a sender; one that is left out stays as it is (docs/whatsapp/api/senders, patch examples). */
export interface SenderChange {
  readonly profile?: TwilioProfile;
  readonly webhook?: TwilioWebhook;
}

export interface ContentBody {
  readonly friendlyName: string;
  readonly language: string;
  readonly types: JsonObject;
  readonly variables: JsonObject;
}

/** Reading Twilio. Every list is whole or an error; each is read at most once per account and call. */
export interface TwilioReads {
  /**
   * All subaccounts of the parent, without the parent itself. Read once and remembered. `own` is the account that the
   * files name along with its key: when the list cannot be read, it alone is given, `not-listed`.
   */
  accounts(own?: string): Promise<readonly TwilioAccount[]>;
  numbers(account: string): Promise<readonly TwilioNumber[]>;
  /** Without drafts that have no number yet. */
  senders(account: string): Promise<readonly TwilioSender[]>;
  templates(account: string): Promise<readonly TwilioTemplate[]>;
}

/**
 * Changing Twilio. Creates return the new sid. None of them is repeated when its result is unknown. Deleting what is
 * gone already is done.
 */
export interface TwilioWrites {
  createAccount(body: { readonly friendlyName: string }): Promise<string>;
  renameAccount(account: string, friendlyName: string): Promise<void>;
  setAccountStatus(account: string, status: 'active' | 'suspended' | 'closed'): Promise<void>;
  buyNumber(account: string, number: string): Promise<string>;
  releaseNumber(account: string, sid: string): Promise<void>;
  createSender(account: string, body: SenderBody): Promise<string>;
  /**
   * A block goes whole: what becomes of leaves left out is not documented. Refused with `display-name-not-taken` when
   * all but the display name was changed.
   */
  updateSender(account: string, sid: string, change: SenderChange): Promise<void>;
  /** Enters the code that was read off the number; what Twilio makes of it shows in the status, minutes later. */
  enterCode(account: string, sid: string, code: string): Promise<void>;
  /** Has a new code sent. A number has ten attempts in 72 hours (Meta, register), so this is never done in a loop. */
  requestCode(account: string, sid: string, method: VerificationMethod): Promise<void>;
  deleteSender(account: string, sid: string): Promise<void>;
  createContent(account: string, body: ContentBody): Promise<string>;
  /** Only before it was submitted; the language can never change. */
  updateContent(account: string, sid: string, body: ContentBody): Promise<void>;
  submitContent(
    account: string,
    sid: string,
    request: { readonly name: string; readonly category: string },
  ): Promise<void>;
  deleteContent(account: string, sid: string): Promise<void>;
}

import type { JsonObject } from '../../model/json.ts';
import { unusableReply } from './errors.ts';
import { codeOf, isArray, isObject, objectOf, objectsOf, textOf } from './json.ts';
import { sidOf } from './list.ts';
import type {
  TwilioAccount,
  TwilioNumber,
  TwilioProfile,
  TwilioSender,
  TwilioTemplate,
  TwilioWebhook,
} from './port.ts';

/** What Twilio's raw JSON says, in the shapes of the port. Missing keys throw `unexpected-reply`; all else may lack. */
export function parseAccount(raw: JsonObject, operation: string): TwilioAccount {
  return {
    sid: sidOf(raw, operation),
    friendlyName: textOf(raw['friendly_name']) ?? '',
    status: textOf(raw['status']) ?? 'unknown',
  };
}

export function parseNumber(raw: JsonObject): TwilioNumber {
  const number = textOf(raw['phone_number']);
  if (number === undefined) throw unusableReply('unexpected-reply', { operation: 'list the numbers' });
  const capabilities = objectOf(raw['capabilities']);
  return {
    sid: sidOf(raw, 'list the numbers'),
    number,
    capabilities: {
      sms: capabilities['sms'] === true || capabilities['SMS'] === true,
      voice: capabilities['voice'] === true,
    },
    ...present({ country: textOf(raw['iso_country']) }),
  };
}

/** Whether it is a draft of somebody in the console that has no number yet: nothing that could be ours. */
export function isNumberlessDraft(raw: JsonObject): boolean {
  return textOf(raw['status']) === 'DRAFT' && textOf(raw['sender_id']) === undefined;
}

export function parseSender(raw: JsonObject): TwilioSender {
  const address = textOf(raw['sender_id']);
  if (address === undefined) throw unusableReply('unexpected-reply', { operation: 'list the senders' });
  const properties = objectOf(raw['properties']);
  return {
    sid: sidOf(raw, 'list the senders'),
    number: address.replace(/^whatsapp:/, ''),
    status: textOf(raw['status']) ?? 'unknown',
    ...present({ wabaId: textOf(objectOf(raw['configuration'])['waba_id']) }),
    profile: parseProfile(objectOf(raw['profile'])),
    webhook: parseWebhook(objectOf(raw['webhook'])),
    ...present({ pendingName: parsePendingName(raw) }),
    offlineReasons: objectsOf(raw['offline_reasons']).map((reason) => ({
      code: codeOf(reason['code']) ?? 'unknown',
    })),
    ...present({
      quality: textOf(properties['quality_rating']),
      limit: textOf(properties['messaging_limit']),
    }),
  };
}

/** Names and labels as they are; what is null, empty or absent is left out. */
function parseProfile(raw: JsonObject): TwilioProfile {
  const { websites, emails } = raw;
  return present({
    name: textOf(raw['name']),
    about: textOf(raw['about']),
    address: textOf(raw['address']),
    description: textOf(raw['description']),
    logoUrl: textOf(raw['logo_url']),
    vertical: textOf(raw['vertical']),
    websites: isArray(websites)
      ? objectsOf(websites).map((entry) => ({
          website: textOf(entry['website']) ?? '',
          label: textOf(entry['label']) ?? '',
        }))
      : undefined,
    emails: isArray(emails)
      ? objectsOf(emails).map((entry) => ({
          email: textOf(entry['email']) ?? '',
          label: textOf(entry['label']) ?? '',
        }))
      : undefined,
  });
}

function parseWebhook(raw: JsonObject): TwilioWebhook {
  return present({
    callbackUrl: textOf(raw['callback_url']),
    callbackMethod: textOf(raw['callback_method']),
    fallbackUrl: textOf(raw['fallback_url']),
    fallbackMethod: textOf(raw['fallback_method']),
    statusCallbackUrl: textOf(raw['status_callback_url']),
    statusCallbackMethod: textOf(raw['status_callback_method']),
  });
}

/** At the top in the official client 6.2.0, within `profile` on the page of error 63128: both are read. */
function parsePendingName(raw: JsonObject): TwilioSender['pendingName'] {
  const profile = objectOf(raw['profile']);
  const name = textOf(raw['pending_display_name']) ?? textOf(profile['pending_display_name']);
  const status = textOf(raw['pending_display_name_status']) ?? textOf(profile['pending_display_name_status']);
  return name === undefined ? undefined : { name, status: status ?? 'unknown' };
}

export function parseTemplate(raw: JsonObject): TwilioTemplate {
  const requests = objectOf(raw['approval_requests']);
  // Flat in the specification, keyed by channel in replies that others recorded.
  const approval = isObject(requests['whatsapp']) ? requests['whatsapp'] : requests;
  return {
    sid: sidOf(raw, 'list the templates'),
    friendlyName: textOf(raw['friendly_name']) ?? '',
    language: textOf(raw['language']) ?? '',
    types: objectOf(raw['types']),
    variables: objectOf(raw['variables']),
    created: textOf(raw['date_created']) ?? '',
    ...present({ updated: textOf(raw['date_updated']) }),
    approval: {
      status: textOf(approval['status']) ?? 'unsubmitted',
      name: textOf(approval['name']) ?? '',
      category: textOf(approval['category']) ?? '',
      rejectionReason: rejectionCode(textOf(approval['rejection_reason']) ?? ''),
    },
  };
}

/**
 * The code within Meta's free text, which may quote the template: its own number where it names one, else the word
 * that the text begins with (`INVALID_FORMAT`).
 */
function rejectionCode(text: string): string {
  const [, number] = /(?<!\d)(238\d{4}|1330\d{2})(?!\d)/.exec(text) ?? [];
  const [word = ''] = /^[A-Z][A-Z_]{2,40}(?![a-z])/.exec(text) ?? [];
  return number ?? word;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined. */
function present<T extends object>(fields: T): Present<T>;
function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

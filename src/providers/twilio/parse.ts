import type { JsonObject } from '../../model/json.ts';
import { unexpectedReply } from './errors.ts';
import { codeOf, isArray, isObject, objectOf, objectsOf, textOf } from './json.ts';
import { sidOf } from './list.ts';
import type { TwilioAccount, TwilioNumber, TwilioProfile, TwilioSender, TwilioTemplate } from './port.ts';

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
  if (number === undefined) throw unexpectedReply('list the numbers');
  const capabilities = objectOf(raw['capabilities']);
  return {
    sid: sidOf(raw, 'list the numbers'),
    number,
    sms: capabilities['sms'] === true || capabilities['SMS'] === true,
    voice: capabilities['voice'] === true,
  };
}

export function parseSender(raw: JsonObject): TwilioSender {
  const address = textOf(raw['sender_id']);
  if (address === undefined) throw unexpectedReply('list the senders');
  const properties = objectOf(raw['properties']);
  return {
    sid: sidOf(raw, 'list the senders'),
    number: address.replace(/^whatsapp:/, ''),
    status: textOf(raw['status']) ?? 'unknown',
    ...present({ wabaId: textOf(objectOf(raw['configuration'])['waba_id']) }),
    profile: parseProfile(objectOf(raw['profile'])),
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
    approval: {
      status: textOf(approval['status']) ?? 'unsubmitted',
      name: textOf(approval['name']) ?? '',
      category: textOf(approval['category']) ?? '',
      rejectionReason: textOf(approval['rejection_reason']) ?? '',
    },
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined. */
function present<T extends object>(fields: T): Present<T>;
function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

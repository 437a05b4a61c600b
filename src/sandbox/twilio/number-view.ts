import { rfc2822 } from './forms.ts';
import type { Block, PhoneNumber } from './state.ts';

/** The form fields of a number that are kept and read back, and what they are called there. */
const SETTINGS: Readonly<Record<string, string>> = {
  SmsApplicationSid: 'sms_application_sid',
  SmsFallbackMethod: 'sms_fallback_method',
  SmsFallbackUrl: 'sms_fallback_url',
  SmsMethod: 'sms_method',
  SmsUrl: 'sms_url',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
  VoiceApplicationSid: 'voice_application_sid',
  VoiceFallbackMethod: 'voice_fallback_method',
  VoiceFallbackUrl: 'voice_fallback_url',
  VoiceMethod: 'voice_method',
  VoiceUrl: 'voice_url',
  AddressSid: 'address_sid',
  BundleSid: 'bundle_sid',
  IdentitySid: 'identity_sid',
  TrunkSid: 'trunk_sid',
  EmergencyAddressSid: 'emergency_address_sid',
};
const METHOD = /_method$/;

/** The settings in a create or update form; an empty value clears. */
export function settingsIn(form: Record<string, string>): Block {
  const given = Object.entries(SETTINGS).filter(([field]) => form[field] !== undefined);
  return Object.fromEntries(given.map(([field, key]) => [key, form[field] === '' ? null : form[field]]));
}

/** A number as v2010 shows it. */
export function numberBody(number: PhoneNumber): Record<string, unknown> {
  const { sms = true, voice = true, ...settings } = number.settings;
  const defaults = Object.values(SETTINGS).map((key) => [key, METHOD.test(key) ? 'POST' : null] as const);
  return {
    account_sid: number.accountSid,
    address_requirements: 'none',
    api_version: '2010-04-01',
    beta: false,
    capabilities: { voice, sms, mms: sms, fax: false },
    date_created: rfc2822(number.created),
    date_updated: rfc2822(number.updated),
    emergency_status: 'Inactive',
    emergency_address_status: 'unregistered',
    friendly_name: number.friendlyName,
    origin: 'twilio',
    phone_number: number.phoneNumber,
    sid: number.sid,
    status: 'in-use',
    type: 'local',
    uri: `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_caller_id_lookup: false,
    voice_receive_mode: 'voice',
    ...Object.fromEntries(defaults),
    ...settings,
  };
}

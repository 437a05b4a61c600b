import { digest } from '../ids.ts';
import type { TwilioOptions } from './options.ts';
import type { SenderInput } from './sender-input.ts';
import type { Block, Sender } from './state.ts';

const CONFIGURATION = { voice_application_sid: null, account_type: null };
const WEBHOOK = {
  callback_url: null,
  callback_method: null,
  fallback_url: null,
  fallback_method: null,
  status_callback_url: null,
  status_callback_method: null,
};
const PROFILE = {
  name: null,
  about: null,
  address: null,
  description: null,
  emails: null,
  logo_url: null,
  vertical: null,
  websites: null,
  banner_url: null,
  privacy_url: null,
  terms_of_service_url: null,
  accent_color: null,
  use_case: null,
  phone_numbers: null,
};

/** The whole sender, as GET shows it (messaging_v2 specification, whatsapp_fetch). Write-only fields read back null. */
export function senderBody(sender: Sender, options: TwilioOptions): Record<string, unknown> {
  return {
    sid: sender.sid,
    status: sender.status,
    sender_id: `whatsapp:${sender.phoneNumber}`,
    friendly_name: sender.friendlyName,
    configuration: {
      ...CONFIGURATION,
      ...sender.configuration,
      waba_id: sender.wabaId,
      verification_method: null,
      verification_code: null,
    },
    webhook: { ...WEBHOOK, ...sender.webhook },
    profile: { ...PROFILE, ...sender.profile, logo_url: logoUrl(sender, options) },
    compliance: null,
    properties: sender.properties,
    offline_reasons: sender.offlineReasons,
    url: `https://messaging.twilio.com/v2/Channels/Senders/${sender.sid}`,
    ...pendingName(sender),
    ...sender.extra,
  };
}

/** The sparse 202 of a create: no properties, no offline_reasons, no url (whatsapp_create_response). */
export function createdBody(sender: Sender, input: SenderInput): Record<string, unknown> {
  return {
    sid: sender.sid,
    status: sender.status,
    sender_id: `whatsapp:${sender.phoneNumber}`,
    configuration: {
      ...CONFIGURATION,
      ...sender.configuration,
      waba_id: sender.wabaId,
      verification_method: input.configuration?.['verification_method'] ?? 'sms',
      verification_code: null,
    },
    webhook: input.webhook ?? null,
    profile: input.profile ?? null,
  };
}

/** The sparse 202 of an update: blocks that were not sent come back null (whatsapp_patch_*_response). */
export function updatedBody(
  sender: Sender,
  input: SenderInput,
  nameStatus: string | undefined,
): Record<string, unknown> {
  return {
    sid: sender.sid,
    status: sender.status,
    sender_id: `whatsapp:${sender.phoneNumber}`,
    friendly_name: input.friendlyName ?? null,
    compliance: null,
    configuration: input.configuration === undefined ? null : withoutEmptyType(input.configuration),
    webhook: input.webhook ?? null,
    profile: input.profile === undefined ? null : { ...PROFILE, ...input.profile },
    ...(nameStatus === undefined ? {} : { display_name_status: nameStatus }),
  };
}

/** Meta keeps pictures on its own hosts (option logoEcho). */
function logoUrl({ profile }: Sender, { logoEcho }: TwilioOptions): unknown {
  const given = profile['logo_url'] ?? null;
  const isMoved = logoEcho === 're-hosted' && typeof given === 'string';
  return isMoved ? `https://media.example.com/${digest(given)}.jpg` : given;
}

function withoutEmptyType(configuration: Block): Block {
  return configuration['account_type'] === '' ? { ...configuration, account_type: null } : configuration;
}

/** All three fields, or none (twilio 6.2.0, channelsSender). */
function pendingName(sender: Sender): Record<string, unknown> {
  if (sender.pendingName === null) return {};
  return {
    pending_display_name: sender.pendingName.name,
    pending_display_name_status: sender.pendingName.status,
    pending_display_name_status_date: sender.pendingName.date,
  };
}

import type { JsonObject } from '../../model/json.ts';
import type { ContentBody, SenderBody, SenderChange, TwilioProfile, TwilioWebhook } from './port.ts';

/** Create body of `POST /v2/Channels/Senders`: snake_case, or Twilio refuses it with 63100. */
export function senderBody(sender: SenderBody): JsonObject {
  const { number, wabaId, verificationMethod, profile, webhook } = sender;
  const configuration = {
    ...(wabaId === undefined ? {} : { waba_id: wabaId }),
    ...(verificationMethod === undefined ? {} : { verification_method: verificationMethod }),
  };
  return {
    sender_id: `whatsapp:${number}`,
    ...(Object.keys(configuration).length === 0 ? {} : { configuration }),
    ...senderChange({ profile, ...(webhook === undefined ? {} : { webhook }) }),
  };
}

export function senderChange({ profile, webhook }: SenderChange): JsonObject {
  return {
    ...(profile === undefined ? {} : { profile: profileBody(profile) }),
    ...(webhook === undefined ? {} : { webhook: webhookBody(webhook) }),
  };
}

function webhookBody(webhook: TwilioWebhook): JsonObject {
  const named = {
    callback_url: webhook.callbackUrl,
    callback_method: webhook.callbackMethod,
    fallback_url: webhook.fallbackUrl,
    fallback_method: webhook.fallbackMethod,
    status_callback_url: webhook.statusCallbackUrl,
    status_callback_method: webhook.statusCallbackMethod,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

export function profileBody(profile: TwilioProfile): JsonObject {
  const { name, about, address, description, logoUrl, vertical, websites, emails } = profile;
  return {
    ...(name === undefined ? {} : { name }),
    ...(about === undefined ? {} : { about }),
    ...(address === undefined ? {} : { address }),
    ...(description === undefined ? {} : { description }),
    ...(logoUrl === undefined ? {} : { logo_url: logoUrl }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(websites === undefined
      ? {}
      : { websites: websites.map(({ website, label }) => ({ website, label })) }),
    ...(emails === undefined ? {} : { emails: emails.map(({ email, label }) => ({ email, label })) }),
  };
}

/** Everything goes each time: whether PUT keeps what is left out is not documented. */
export function contentBody(content: ContentBody): JsonObject {
  const { friendlyName, language, types, variables } = content;
  return { friendly_name: friendlyName, language, types, variables };
}

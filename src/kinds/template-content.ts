import { AUTHENTICATION_DEFAULTS, spaced } from '../core/template-content.ts';
import type { TemplateContent } from '../core/template-content.ts';
import type { Json, JsonObject } from '../model/json.ts';

/**
 * The Content `types` block that carries a template: the plainest type that can
 * (twilio.com/docs/content/content-types-overview, read 2026-11-23).
 */
export function typesOf(content: TemplateContent): JsonObject {
  const { body, header, media, footer, buttons, authentication } = content;
  if (authentication !== null) return { 'whatsapp/authentication': authenticationBlock(authentication) };
  const actions = buttons.map(actionOf);
  const sorts = new Set(buttons.map((button) => button['type'] === 'quick-reply'));
  const isCard = header !== null || footer !== null || sorts.size > 1;
  if (isCard || (media !== null && actions.length > 0)) {
    return {
      'whatsapp/card': {
        body,
        ...(header === null ? {} : { header_text: header }),
        ...(media === null ? {} : { media: [media] }),
        ...(footer === null ? {} : { footer }),
        ...(actions.length === 0 ? {} : { actions }),
      },
    };
  }
  if (media !== null) return { 'twilio/media': { body, media: [media] } };
  if (actions.length === 0) return { 'twilio/text': { body } };
  return { [sorts.has(true) ? 'twilio/quick-reply' : 'twilio/call-to-action']: { body, actions } };
}

/** Reads a template back out of whatever type holds it; keys that Twilio fills in by itself are passed over. */
export function contentFrom(types: JsonObject): TemplateContent {
  const [[type, block] = ['', null]] = Object.entries(types).toSorted(
    ([a], [b]) => Number(b.startsWith('whatsapp/')) - Number(a.startsWith('whatsapp/')),
  );
  const source = isObject(block) ? block : {};
  const actions = Array.isArray(source['actions']) ? source['actions'].filter(isObject) : [];
  if (type === 'whatsapp/authentication') return authenticationFrom(source, actions);
  // A twilio/card calls its body `title` and its footer `subtitle` (content_v1 specification).
  const isCard = type === 'twilio/card';
  const header = text(source['header_text']);
  const [media = null] = Array.isArray(source['media']) ? source['media'].map(text) : [];
  return {
    ...NOTHING,
    body: spaced(text(source['body']) ?? (isCard ? text(source['title']) : null) ?? ''),
    header: header === null ? null : spaced(header),
    media: media === null ? null : spaced(media),
    footer: text(source[isCard ? 'subtitle' : 'footer']),
    buttons: actions.map(buttonFrom),
  };
}

const NOTHING: TemplateContent = {
  body: '',
  header: null,
  media: null,
  footer: null,
  buttons: [],
  authentication: null,
};

const ACTION_TYPES: { readonly [button: string]: string } = {
  'quick-reply': 'QUICK_REPLY',
  url: 'URL',
  phone: 'PHONE_NUMBER',
  'copy-code': 'COPY_CODE',
};

/** An action of a card needs a title; WhatsApp shows a text of its own on a button that copies. */
const COPY_TITLE = 'Copy code';

function actionOf(button: JsonObject): JsonObject {
  const type = ACTION_TYPES[text(button['type']) ?? ''] ?? 'QUICK_REPLY';
  return { ...(type === 'COPY_CODE' ? { title: COPY_TITLE } : {}), ...button, type };
}

function buttonFrom(action: JsonObject): JsonObject {
  const actionType = text(action['type']) ?? 'QUICK_REPLY';
  const type = Object.keys(ACTION_TYPES).find((key) => ACTION_TYPES[key] === actionType) ?? actionType;
  if (type === 'copy-code') return { type, code: spaced(text(action['code']) ?? '') };
  const kept: JsonObject = { type, title: text(action['title']) ?? '' };
  if (type === 'url') return { ...kept, url: spaced(text(action['url']) ?? '') };
  if (type === 'phone') return { ...kept, phone: text(action['phone']) ?? '' };
  return kept;
}

function authenticationBlock(authentication: JsonObject): JsonObject {
  const { securityRecommendation, codeExpirationMinutes, copyCodeText } = authentication;
  return {
    add_security_recommendation: securityRecommendation ?? true,
    ...(typeof codeExpirationMinutes === 'number' ? { code_expiration_minutes: codeExpirationMinutes } : {}),
    actions: [{ type: 'COPY_CODE', copy_code_text: copyCodeText ?? AUTHENTICATION_DEFAULTS.copyCodeText }],
  };
}

/** Whatever body Twilio shows is Meta's text, not ours. */
function authenticationFrom(source: JsonObject, [action]: readonly JsonObject[]): TemplateContent {
  const minutes = source['code_expiration_minutes'];
  return {
    ...NOTHING,
    authentication: {
      securityRecommendation: source['add_security_recommendation'] !== false,
      codeExpirationMinutes: typeof minutes === 'number' ? minutes : null,
      copyCodeText: text(action?.['copy_code_text']) ?? AUTHENTICATION_DEFAULTS.copyCodeText,
    },
  };
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

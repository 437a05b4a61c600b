import type { Template, QuickReplyButton, UrlButton, PhoneButton } from '../model/generated/templates.ts';
import type { Json, JsonObject } from '../model/json.ts';

type Button = QuickReplyButton | UrlButton | PhoneButton;

/** What customers see of a template, whatever content type carries it. Here an absent part is managed: it is absent. */
export type TemplateContent = {
  readonly body: string;
  readonly header: string | null;
  readonly footer: string | null;
  readonly buttons: readonly JsonObject[];
};

export function contentOf(template: Template): TemplateContent {
  return {
    body: spaced(template.body),
    header: template.header === undefined ? null : spaced(template.header),
    footer: template.footer ?? null,
    buttons: (template.buttons ?? []).map(buttonFacts),
  };
}

/**
 * The Content `types` block that carries a template: the plainest type that can
 * (twilio.com/docs/content/content-types-overview, read 2026-11-23).
 */
export function typesOf(content: TemplateContent): JsonObject {
  const { body, header, footer, buttons } = content;
  const actions = buttons.map(actionOf);
  const sorts = new Set(buttons.map((button) => button['type'] === 'quick-reply'));
  if (header !== null || footer !== null || sorts.size > 1) {
    return {
      'whatsapp/card': {
        body,
        ...(header === null ? {} : { header_text: header }),
        ...(footer === null ? {} : { footer }),
        ...(actions.length === 0 ? {} : { actions }),
      },
    };
  }
  if (actions.length === 0) return { 'twilio/text': { body } };
  return { [sorts.has(true) ? 'twilio/quick-reply' : 'twilio/call-to-action']: { body, actions } };
}

/** Reads a template back out of whatever type holds it; keys that Twilio fills in by itself are passed over. */
export function contentFrom(types: JsonObject): TemplateContent {
  const [block] = Object.values(types);
  const source = isObject(block) ? block : {};
  const header = text(source['header_text']);
  const actions = Array.isArray(source['actions']) ? source['actions'].filter(isObject) : [];
  return {
    body: spaced(text(source['body']) ?? ''),
    header: header === null ? null : spaced(header),
    footer: text(source['footer']),
    buttons: actions.map(buttonFrom),
  };
}

function buttonFacts(button: Button): JsonObject {
  switch (button.type) {
    case 'quick-reply':
      return { type: button.type, title: button.title };
    case 'url':
      return { type: button.type, title: button.title, url: spaced(button.url) };
    case 'phone':
      return { type: button.type, title: button.title, phone: button.phone };
  }
}

const ACTION_TYPES: { readonly [button: string]: string } = {
  'quick-reply': 'QUICK_REPLY',
  url: 'URL',
  phone: 'PHONE_NUMBER',
};

function actionOf(button: JsonObject): JsonObject {
  return { ...button, type: ACTION_TYPES[text(button['type']) ?? ''] ?? 'QUICK_REPLY' };
}

function buttonFrom(action: JsonObject): JsonObject {
  const actionType = text(action['type']) ?? 'QUICK_REPLY';
  const type = Object.keys(ACTION_TYPES).find((key) => ACTION_TYPES[key] === actionType) ?? actionType;
  const kept: JsonObject = { type, title: text(action['title']) ?? '' };
  if (type === 'url') return { ...kept, url: spaced(text(action['url']) ?? '') };
  if (type === 'phone') return { ...kept, phone: text(action['phone']) ?? '' };
  return kept;
}

/** Twilio echoes `{{1}}` as `{{ 1 }}` in places; both mean the same. */
function spaced(value: string): string {
  return value.replaceAll(/\{\{\s*(\w{1,16})\s*\}\}/g, '{{$1}}');
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

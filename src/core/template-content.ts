import type { Authentication, Button, Template } from '../model/generated/templates.ts';
import type { JsonObject } from '../model/json.ts';
import { shortDigest } from './digest.ts';

/** What customers see of a template, whatever content type carries it. Here an absent part is managed: it is absent. */
export type TemplateContent = {
  /** Empty where Meta fixes the text: in an authentication template. */
  readonly body: string;
  readonly header: string | null;
  /** Address of what stands above the message instead of a text. */
  readonly media: string | null;
  readonly footer: string | null;
  readonly buttons: readonly JsonObject[];
  readonly authentication: JsonObject | null;
};

export function contentOf(template: Template): TemplateContent {
  const { header, media, footer, buttons = [], authentication } = template;
  return {
    body: spaced(template.body ?? ''),
    header: header === undefined ? null : spaced(header),
    media: media === undefined ? null : spaced(media),
    footer: footer ?? null,
    buttons: buttons.map(buttonFacts),
    authentication: authentication === undefined ? null : authenticationFacts(authentication),
  };
}

/** Stands for what Meta reviews of a template; a verdict holds as long as it is the same. Samples are not part of it. */
export function templateDigest(template: Template): string {
  return shortDigest({ ...contentOf(template), category: template.category });
}

/** The text as MMP lists it. That of an authentication template is fixed by Meta (Twilio, whatsapp/authentication). */
export function listedText({ body, authentication }: Template): string {
  if (authentication === undefined) return body ?? '';
  const { securityRecommendation, codeExpirationMinutes } = authenticationFacts(authentication);
  return [
    '{{1}} is your verification code.',
    ...(securityRecommendation ? ['For your security, do not share this code.'] : []),
    ...(codeExpirationMinutes === null ? [] : [`This code expires in ${codeExpirationMinutes} minutes.`]),
  ].join(' ');
}

/** What Twilio and Meta assume where nothing is said (content_v1 specification, whatsappAuthentication). */
export const AUTHENTICATION_DEFAULTS = {
  securityRecommendation: true,
  codeExpirationMinutes: null,
  copyCodeText: 'Copy code',
} as const;

function authenticationFacts(authentication: Authentication) {
  return { ...AUTHENTICATION_DEFAULTS, ...authentication };
}

function buttonFacts(button: Button): JsonObject {
  switch (button.type) {
    case 'quick-reply':
      return { type: button.type, title: button.title };
    case 'url':
      return { type: button.type, title: button.title, url: spaced(button.url) };
    case 'phone':
      return { type: button.type, title: button.title, phone: button.phone };
    case 'copy-code':
      return { type: button.type, code: spaced(button.code) };
  }
}

/** Twilio echoes `{{1}}` as `{{ 1 }}` in places; both mean the same. */
export function spaced(value: string): string {
  return value.replaceAll(/\{\{\s*(\w{1,16})\s*\}\}/g, '{{$1}}');
}

import type { Content } from '../twilio/state.ts';

export interface Button {
  readonly type: string;
  readonly title: string;
  readonly url: string;
  readonly phone: string;
}

/** A template as Meta's reviewer sees it, whatever Twilio type it was written in. */
export interface Draft {
  readonly category: string;
  readonly body: string;
  readonly header: string;
  readonly footer: string;
  readonly buttons: readonly Button[];
  readonly media: readonly string[];
  readonly samples: Readonly<Record<string, string>>;
  /** whatsapp/authentication: Meta fixes the text, so the rules about it do not apply. */
  readonly isAuthentication: boolean;
}

/** The parts of a submitted Content. A twilio/card calls its body `title` and its footer `subtitle`. */
export function draftOf(content: Content): Draft {
  const [type = '', given = {}] = Object.entries(content.types)[0] ?? [];
  const isCard = type === 'twilio/card';
  return {
    category: content.approval?.category ?? '',
    body: text(isCard && given['body'] === undefined ? given['title'] : given['body']),
    header: text(given['header_text']),
    footer: text(isCard ? given['subtitle'] : given['footer']),
    buttons: list(given['actions']).map((action) => buttonOf(type, action)),
    media: list(given['media']).filter((url) => typeof url === 'string'),
    samples: content.variables,
    isAuthentication: type === 'whatsapp/authentication',
  };
}

/** The names of the variables in a text, in the order they appear. */
export function variablesOf(template: string): readonly string[] {
  return Array.from(template.matchAll(/\{\{\s*(\w+)\s*\}\}/g), (match) => match[1] ?? '');
}

function buttonOf(type: string, action: unknown): Button {
  const fields = new Map(Object.entries(typeof action === 'object' && action !== null ? action : {}));
  const fallback = type === 'twilio/quick-reply' ? 'QUICK_REPLY' : '';
  return {
    type: text(fields.get('type')) || fallback,
    title: text(fields.get('title')),
    url: text(fields.get('url')),
    phone: text(fields.get('phone')),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

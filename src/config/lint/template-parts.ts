import type { Template } from '../../model/generated/templates.ts';
import { pointer } from '../pointer.ts';

/** One text of a template, and where it stands below it. */
export interface Part {
  readonly at: string;
  readonly text: string;
}

/** A variable as WhatsApp and Twilio agree on it: a number from 1 in double braces, without spaces. */
export const VARIABLE = /\{\{([1-9]\d{0,2})\}\}/g;

/** Every text that customers read. */
export function shownParts(template: Template): readonly Part[] {
  const { header, body, footer, buttons = [] } = template;
  return [
    ...partOf('/header', header),
    ...partOf('/body', body),
    ...partOf('/footer', footer),
    ...buttons.flatMap((button, index) =>
      'title' in button ? [{ at: pointer('buttons', index, 'title'), text: button.title }] : [],
    ),
  ];
}

/** Every text that may hold variables. */
export function variableParts(template: Template): readonly Part[] {
  const { header, media, body } = template;
  return [
    ...partOf('/body', body),
    ...partOf('/header', header),
    ...partOf('/media', media),
    ...buttonTargets(template),
  ];
}

/** What stands behind the buttons: addresses and codes. */
export function buttonTargets({ buttons = [] }: Template): readonly Part[] {
  return buttons.flatMap((button, index) => {
    if (button.type === 'url') return [{ at: pointer('buttons', index, 'url'), text: button.url }];
    return button.type === 'copy-code' ? [{ at: pointer('buttons', index, 'code'), text: button.code }] : [];
  });
}

/** Every text that may hold an address. */
export function linkParts(template: Template): readonly Part[] {
  return [...shownParts(template), ...buttonTargets(template)];
}

export function partOf(at: string, text: string | undefined): readonly Part[] {
  return text === undefined ? [] : [{ at, text }];
}

/** The numbers of the variables in a text, in the order they appear, repeated ones repeatedly. */
export function variablesIn(text: string): readonly number[] {
  return [...text.matchAll(VARIABLE)].map(([, number]) => Number(number));
}

/** What stands in braces or brackets and is no variable. */
export function malformedIn(text: string): string | undefined {
  const rest = text.replaceAll(VARIABLE, '');
  const [odd] = /\{{1,3}[^{}]*\}{1,3}|[{}]+|\[{2,4}\s?\w{1,16}\s?\]{2,4}/.exec(rest) ?? [];
  return odd;
}

/** The numbers of all variables of a template; undefined while one of them is malformed, since then nothing adds up. */
export function numbersOf(template: Template): ReadonlySet<number> | undefined {
  const texts = variableParts(template).map(({ text }) => text);
  if (texts.some((text) => malformedIn(text) !== undefined)) return undefined;
  return new Set(texts.flatMap(variablesIn));
}

import type { Party } from '../model/activity.ts';
import type { Json } from '../model/json.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const PARTIES: { readonly [party in Party]: string } = {
  enterprise: 'Enterprise',
  isv: 'ISV',
  twilio: 'Twilio',
  meta: 'Meta',
  reseller: 'Reseller',
  'end-users': 'End users',
};

export function partyName(party: Party): string {
  return PARTIES[party];
}

/** `2 Dec` for a day written `2026-12-02`; with the year when it is not that of `today`. */
export function shortDay(day: string, today: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const text = `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`;
  return year === today.slice(0, 4) ? text : `${text} ${year}`;
}

/** A value on one line of at most `width` characters, with nothing in it that a terminal would obey. */
export function shortValue(value: Json | undefined, width: number): string {
  const text = value === undefined ? '(none)' : inert(JSON.stringify(value));
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** Control, format and direction characters become visible escapes; line breaks too. */
export function inert(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const point = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return `\\u${point}`;
  });
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

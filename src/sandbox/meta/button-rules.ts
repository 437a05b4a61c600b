import { variablesOf } from './draft.ts';
import type { Button } from './draft.ts';
import type { TemplateRule } from './template-rules.ts';

/** Meta, templates/components; Twilio's quick reply page has 20 for a quick reply's title. */
const MOST_BUTTONS = 10;
const LONGEST_TITLE = 25;
const LONGEST_QUICK_REPLY = 20;
const MOST_OF_TYPE: Readonly<Record<string, number>> = { URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1 };
const LONGEST_URL = 2000;
const LONGEST_PHONE = 20;

/** The rules about buttons that Meta applies automatically (facts B4). */
export const BUTTON_RULES: readonly TemplateRule[] = [
  ({ buttons }) => (buttons.length > MOST_BUTTONS ? 'There are more than 10 buttons' : undefined),
  ({ buttons }) => (buttons.some(hasLongTitle) ? 'The text of a button is too long' : undefined),
  ({ buttons }) => {
    const [type] = Object.entries(MOST_OF_TYPE).find(([name, most]) => count(buttons, name) > most) ?? [];
    return type === undefined ? undefined : `There are too many buttons of type ${type}`;
  },
  ({ buttons }) => (buttons.some(hasBadUrl) ? 'The URL of a button is not valid' : undefined),
  ({ buttons }) =>
    buttons.some((button) => button.phone.length > LONGEST_PHONE)
      ? 'The phone number of a button is too long'
      : undefined,
  ({ buttons }) => (isInterleaved(buttons) ? 'Quick reply buttons must be grouped together' : undefined),
];

function count(buttons: readonly Button[], type: string): number {
  return buttons.filter((button) => button.type === type).length;
}

function hasLongTitle({ type, title }: Button): boolean {
  return title.length > (type === 'QUICK_REPLY' ? LONGEST_QUICK_REPLY : LONGEST_TITLE);
}

/** A variable stands only at the very end, after a slash; the domain is fixed. */
function hasBadUrl({ type, url }: Button): boolean {
  if (type !== 'URL') return false;
  if (url.length > LONGEST_URL || !/^https?:\/\/[^\s{}/]+/.test(url)) return true;
  const variables = variablesOf(url);
  return variables.length > 1 || (variables.length === 1 && !/\/[^{}]*\{\{\s*\w+\s*\}\}$/.test(url));
}

function isInterleaved(buttons: readonly Button[]): boolean {
  const changes = buttons.filter(
    (button, index) =>
      index > 0 && (button.type === 'QUICK_REPLY') !== (buttons[index - 1]?.type === 'QUICK_REPLY'),
  );
  return changes.length > 1;
}

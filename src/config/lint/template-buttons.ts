import type { Button } from '../../model/generated/templates.ts';
import { pointer } from '../pointer.ts';
import { quoted } from '../wording.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { emojiIn, folded, lengthOf } from './text-measures.ts';

const COMPONENTS = 'Meta, templates/components, read 2026-11-23';
const MOST = 10;
const MOST_OF_TYPE = { url: 2, phone: 1, 'copy-code': 1 } as const;
/** Meta has 25, Twilio's quick reply page 20: what both take. */
const LONGEST_TITLE = 20;
/** Meta, coupon code templates (3 December 2025): 20; it was 15 before. */
const LONGEST_CODE = 20;
const LONGEST_PHONE = 20;

/** Rules about the buttons of a template; where they lead is in template-links.ts. */
export const buttonRules: readonly TemplateRule[] = [
  {
    code: 'template-button-count',
    predicts: 'INVALID_FORMAT',
    source: `${COMPONENTS}; twilio.com/docs/content/twilio-call-to-action`,
    severity: 'error',
    find: fewEnough,
  },
  {
    code: 'template-button-text',
    predicts: 'INVALID_FORMAT',
    source: `${COMPONENTS}; twilio.com/docs/content/twilio-quick-reply`,
    severity: 'error',
    find: titles,
  },
  {
    // Meta writes "alphanumeric characters only"; in practice some pass.
    code: 'template-button-emoji',
    predicts: 'INVALID_FORMAT',
    source: 'Meta, coupon code templates, read 2026-11-24',
    severity: 'warning',
    find: titlesWithEmoji,
  },
  {
    code: 'template-button-repeated',
    predicts: 'INVALID_FORMAT',
    source: COMPONENTS,
    severity: 'error',
    find: titlesOnce,
  },
  {
    code: 'template-button-order',
    predicts: 'INVALID_FORMAT',
    source: COMPONENTS,
    severity: 'error',
    find: grouped,
  },
  {
    code: 'template-button-phone',
    predicts: 'INVALID_FORMAT',
    source: COMPONENTS,
    severity: 'error',
    find: phones,
  },
  {
    code: 'template-button-code',
    predicts: 'INVALID_FORMAT',
    source: 'Meta, coupon code templates, read 2026-11-24',
    severity: 'error',
    find: codes,
  },
];

function fewEnough({ template: { buttons = [] } }: TemplateSubject): readonly Finding[] {
  const total = unless(buttons.length <= MOST, {
    at: pointer('buttons', MOST),
    summary: `There are ${buttons.length} buttons; at most ${MOST} are allowed`,
    fix: `Remove ${buttons.length - MOST}.`,
  });
  const ofType = Object.entries(MOST_OF_TYPE).flatMap(([type, most]) => {
    const [first, ...more] = placesOf(buttons, (button) => button.type === type).slice(most);
    return first === undefined
      ? []
      : [
          {
            at: first,
            summary: `There are ${most + 1 + more.length} buttons of type ${type}; at most ${most} may be there`,
            fix: 'Keep the most important one, and put the others into the text or into another template.',
          },
        ];
  });
  return [...total, ...ofType];
}

function titles({ template: { buttons = [] } }: TemplateSubject): readonly Finding[] {
  return titlesOf(buttons).flatMap(({ at, title }) => {
    const length = lengthOf(title);
    const faults = [
      ...(title.trim() === '' ? ['is blank'] : []),
      ...(length > LONGEST_TITLE ? [`has ${length} characters; at most ${LONGEST_TITLE} fit`] : []),
      ...(/\{\{|\}\}/.test(title) ? ['holds a variable'] : []),
      ...(/[\r\n\t]/.test(title.trim()) ? ['has a line break or tab'] : []),
    ];
    return unless(faults.length === 0, {
      at,
      summary: `The text of a button ${faults.join(' and ')}`,
      fix: 'Write one to three fixed words.',
    });
  });
}

function titlesWithEmoji({ template: { buttons = [] } }: TemplateSubject): readonly Finding[] {
  return titlesOf(buttons).flatMap(({ at, title }) =>
    unless(emojiIn(title) === 0, {
      at,
      summary: 'The text of a button has an emoji',
      fix: 'Use letters and digits only.',
    }),
  );
}

function titlesOnce({ template: { buttons = [] } }: TemplateSubject): readonly Finding[] {
  const all = titlesOf(buttons);
  const seen = all.map(({ title }) => folded(title));
  return all.flatMap(({ at, title }, index) =>
    unless(seen.indexOf(folded(title)) === index || title.trim() === '', {
      at,
      summary: `Two buttons read ${quoted(title)}`,
      fix: 'Give each button a text of its own.',
    }),
  );
}

/** Quick replies stand together, before or after all others. */
function grouped({ template: { buttons = [] } }: TemplateSubject): readonly Finding[] {
  const changes = placesOf(
    buttons,
    (button, index) =>
      index > 0 && (button.type === 'quick-reply') !== (buttons[index - 1]?.type === 'quick-reply'),
  );
  const [, second] = changes;
  if (second === undefined) return [];
  return [
    {
      at: second,
      summary: 'Quick replies and other buttons are mixed',
      fix: 'Put all quick replies first, or all last.',
    },
  ];
}

function phones({ template: { buttons = [] } }: TemplateSubject): readonly Finding[] {
  return buttons.flatMap((button, index) =>
    unless(button.type !== 'phone' || button.phone.length <= LONGEST_PHONE, {
      at: pointer('buttons', index, 'phone'),
      summary: `The number of a button has more than ${LONGEST_PHONE} characters`,
      fix: 'Write it in E.164 form, as in "+14045550122".',
    }),
  );
}

function codes({ template: { buttons = [] } }: TemplateSubject): readonly Finding[] {
  return buttons.flatMap((button, index) => {
    if (button.type !== 'copy-code') return [];
    const isVariable = /^\{\{\d+\}\}$/.test(button.code);
    const isPlain = /^[^\s{}]+$/.test(button.code) && lengthOf(button.code) <= LONGEST_CODE;
    return unless(isVariable || isPlain, {
      at: pointer('buttons', index, 'code'),
      summary: `${quoted(button.code)} is no code that a button can copy`,
      fix: `Write up to ${LONGEST_CODE} characters without blanks, or one variable alone.`,
    });
  });
}

function titlesOf(buttons: readonly Button[]): readonly { readonly at: string; readonly title: string }[] {
  return buttons.flatMap((button, index) =>
    'title' in button ? [{ at: pointer('buttons', index, 'title'), title: button.title }] : [],
  );
}

function placesOf(
  buttons: readonly Button[],
  isMeant: (button: Button, index: number) => boolean,
): readonly string[] {
  return buttons.flatMap((button, index) =>
    isMeant(button, index) ? [pointer('buttons', index, 'type')] : [],
  );
}

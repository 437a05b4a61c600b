import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { VARIABLE, variablesIn } from './template-parts.ts';
import { emojiIn, lengthOf } from './text-measures.ts';

const COMPONENTS = 'Meta, templates/components; twilio.com/docs/api/errors/63040, read 2026-11-23';
const LONGEST = 60;

/** Rules about the texts above and below the body. */
export const headerRules: readonly TemplateRule[] = [
  {
    code: 'template-header-length',
    predicts: 'Meta 2388047',
    source: COMPONENTS,
    severity: 'error',
    find: ({ template: { header } }) => tooLong('/header', 'The header', header),
  },
  {
    code: 'template-header-variable',
    predicts: 'Meta 2388047',
    source: COMPONENTS,
    severity: 'error',
    find: oneVariable,
  },
  {
    code: 'template-header-format',
    predicts: 'Meta 2388047, INVALID_FORMAT',
    source: COMPONENTS,
    severity: 'error',
    find: plainHeader,
  },
  {
    code: 'template-header-media',
    predicts: 'Twilio 63040',
    source: 'twilio.com/docs/content/whatsappcard, read 2026-11-23',
    severity: 'error',
    find: textOrMedia,
  },
  {
    code: 'template-footer-length',
    predicts: 'Meta 2388073',
    source: COMPONENTS,
    severity: 'error',
    find: ({ template: { footer } }) => tooLong('/footer', 'The footer', footer),
  },
  {
    code: 'template-footer-variable',
    predicts: 'Meta 2388073',
    source: COMPONENTS,
    severity: 'error',
    find: noVariable,
  },
  {
    code: 'template-footer-format',
    predicts: 'Meta 2388073, INVALID_FORMAT',
    source: COMPONENTS,
    severity: 'error',
    find: plainFooter,
  },
];

function tooLong(at: string, what: string, text = ''): readonly Finding[] {
  const length = lengthOf(text);
  return unless(length <= LONGEST, {
    at,
    summary: `${what} has ${length} characters; at most ${LONGEST} fit`,
    fix: `Shorten it by ${length - LONGEST}, or move it into the body.`,
  });
}

function oneVariable({ template: { header = '' } }: TemplateSubject): readonly Finding[] {
  return unless(variablesIn(header).length <= 1, {
    at: '/header',
    summary: 'A header takes one variable at most',
    fix: 'Move the others into the body.',
  });
}

/** Asterisks anywhere; the other signs of markup only around words, since they stand in plain text too. */
const MARKUP = /[*`]|(?<!\S)([_~])\S(?:.*?\S)?\1(?!\S)/;

function plainHeader({ template: { header } }: TemplateSubject): readonly Finding[] {
  if (header === undefined) return [];
  const text = header.replaceAll(VARIABLE, 'x');
  const faults = [
    ...(header.trim() === '' ? ['is blank'] : []),
    ...(emojiIn(text) > 0 ? ['has an emoji'] : []),
    ...(/[\r\n]/.test(text.trimEnd()) ? ['has a line break'] : []),
    ...(MARKUP.test(text) ? ['has markup such as asterisks'] : []),
  ];
  return faultsFound('/header', 'The header', faults);
}

function textOrMedia({ template: { header, media } }: TemplateSubject): readonly Finding[] {
  return unless(header === undefined || media === undefined, {
    at: '/media',
    summary: 'A template has a header text or media, not both',
    fix: 'Remove "header" or "media"; the text can begin the body.',
  });
}

function noVariable({ template: { footer = '' } }: TemplateSubject): readonly Finding[] {
  return unless(!/\{\{|\}\}/.test(footer), {
    at: '/footer',
    summary: 'A footer takes no variables',
    fix: 'Move the variable into the body.',
  });
}

function plainFooter({ template: { footer } }: TemplateSubject): readonly Finding[] {
  if (footer === undefined) return [];
  const faults = [
    ...(footer.trim() === '' ? ['is blank'] : []),
    ...(emojiIn(footer) > 0 ? ['has an emoji'] : []),
    ...(/[\r\n]/.test(footer.trimEnd()) ? ['has a line break'] : []),
  ];
  return faultsFound('/footer', 'The footer', faults);
}

function faultsFound(at: string, what: string, faults: readonly string[]): readonly Finding[] {
  return unless(faults.length === 0, {
    at,
    summary: `${what} ${faults.join(' and ')}`,
    fix: 'Write one line of plain text, or remove the key.',
  });
}

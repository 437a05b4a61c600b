import type { Template } from '../../model/generated/templates.ts';
import { quoted } from '../wording.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { folded } from './text-measures.ts';
import { VAGUE_NAME } from './vague-words.ts';

/** Rules about what tells a template from others, and about the one kind whose text is fixed. */
export const identityRules: readonly TemplateRule[] = [
  {
    code: 'template-name-vague',
    predicts: 'Twilio 63040',
    source: 'BUAL, common rejection reasons, read 2026-11-23',
    severity: 'warning',
    find: tellingName,
  },
  {
    code: 'template-name-reused',
    predicts: 'Meta 2388023',
    source: 'Meta, templates/template-management: a deleted name is blocked for 30 days, read 2026-11-23',
    severity: 'warning',
    find: ownName,
  },
  {
    code: 'template-duplicate-content',
    predicts: 'Twilio 63040, Meta 2388024',
    source: 'Meta, templates/template-management; twilio.com/docs/api/errors/63040, read 2026-11-23',
    severity: 'error',
    find: ownContent,
  },
  {
    code: 'template-authentication-category',
    predicts: 'INCORRECT_CATEGORY',
    source: 'twilio.com/docs/content/whatsappauthentication, read 2026-11-23',
    severity: 'error',
    find: ownCategory,
  },
  {
    code: 'template-authentication-parts',
    predicts: 'INVALID_FORMAT',
    source: 'twilio.com/docs/content/whatsappauthentication, read 2026-11-23',
    severity: 'error',
    find: fixedText,
  },
];

function tellingName({ template: { key }, isVetted }: TemplateSubject): readonly Finding[] {
  return unless(isVetted || !VAGUE_NAME.test(key), {
    at: '/key',
    summary: `${quoted(key)} says nothing about the template`,
    fix: 'Name it by its purpose, as in appointment_reminder.',
  });
}

/** Whoever later takes the library's template of that name would have to delete this one first. */
function ownName({ template: { key }, libraryNames, isVetted }: TemplateSubject): readonly Finding[] {
  return unless(isVetted || !libraryNames.includes(key), {
    at: '/key',
    summary: `The library has another template named ${quoted(key)}`,
    fix: 'Choose another name: one that is given up cannot be used again for 30 days.',
  });
}

/** Same body and footer in the same language; authentication templates are exempt, since they all read alike. */
function ownContent({ template, earlier }: TemplateSubject): readonly Finding[] {
  const { body = '', language, category } = template;
  if (category === 'AUTHENTICATION' || body.trim() === '') return [];
  const twin = earlier.find(
    (other) =>
      other.category !== 'AUTHENTICATION' &&
      other.language === language &&
      saying(other) === saying(template),
  );
  return twin === undefined
    ? []
    : [
        {
          at: '/body',
          summary: `${quoted(twin.key)} has the same body and footer in ${language}`,
          fix: 'Use that template, or say something else here; other letter case and blanks make no difference.',
        },
      ];
}

function saying({ body = '', footer = '' }: Template): string {
  return `${folded(body)}\n${folded(footer)}`;
}

function ownCategory({ template }: TemplateSubject): readonly Finding[] {
  const { category, authentication } = template;
  const isCategory = category === 'AUTHENTICATION';
  if (isCategory === (authentication !== undefined)) return [];
  return [
    {
      at: '/category',
      summary: isCategory
        ? 'An authentication template has a text that Meta fixes, not one of its own'
        : `A template with "authentication" is of category AUTHENTICATION, not ${category}`,
      fix: isCategory
        ? 'Replace body and all else by "authentication: { codeExpirationMinutes: 10 }"; for any other text choose UTILITY.'
        : 'Set the category to AUTHENTICATION, or remove the block.',
    },
  ];
}

const FIXED = ['body', 'header', 'media', 'footer', 'buttons', 'samples'] as const;

function fixedText({ template }: TemplateSubject): readonly Finding[] {
  const given =
    template.authentication === undefined ? [] : FIXED.filter((key) => template[key] !== undefined);
  return given.map((key) => ({
    at: `/${key}`,
    summary: `An authentication template has no ${key} of its own`,
    fix: `Remove "${key}": Meta supplies the text and the button.`,
  }));
}

import type { Template } from '../../model/generated/templates.ts';
import { quoted } from '../wording.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { VARIABLE } from './template-parts.ts';
import { emojiIn, folded, lengthOf, wordCount } from './text-measures.ts';
import { VAGUE_BODIES } from './vague-words.ts';

const COMPONENTS = 'Meta, templates/components, read 2026-11-23';
const ERROR_63040 = 'twilio.com/docs/api/errors/63040, read 2026-11-23';
const LONGEST = 1024;
/** twilio.com/docs/content/twilio-call-to-action: "Maximum 640 characters". A card has more room. */
const LONGEST_ABOVE_LINKS = 640;
const MOST_EMOJI = 10;

/** Rules about the body of a template as a whole. */
export const bodyRules: readonly TemplateRule[] = [
  {
    code: 'template-body-missing',
    predicts: 'Meta 2388072',
    source: COMPONENTS,
    severity: 'error',
    find: present,
  },
  {
    code: 'template-body-length',
    predicts: 'Meta 2388040',
    source: `${COMPONENTS}; twilio.com/docs/content/twilio-call-to-action`,
    severity: 'error',
    find: short,
  },
  {
    code: 'template-body-blanks',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: ERROR_63040,
    severity: 'error',
    find: withoutGaps,
  },
  {
    // 63040 forbids line breaks, Twilio's FAQ and Meta allow them: only what looks like a mistake is told.
    code: 'template-body-newlines',
    predicts: 'Twilio 63040',
    source: ERROR_63040,
    severity: 'warning',
    find: withoutEmptyLines,
  },
  {
    code: 'template-body-emoji',
    predicts: 'Meta 2388072, INVALID_FORMAT',
    source: 'Meta, templates/components (study of September 2026)',
    severity: 'error',
    find: fewEmoji,
  },
  {
    code: 'template-body-vague',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: ERROR_63040,
    severity: 'error',
    find: speaking,
  },
];

function present({ template }: TemplateSubject): readonly Finding[] {
  const { body = '', authentication, category } = template;
  // Without its block an authentication template has a rule of its own.
  const isFixed = authentication !== undefined || category === 'AUTHENTICATION';
  return unless(isFixed || body.trim() !== '', {
    at: template.body === undefined ? '' : '/body',
    summary: 'The template has no body',
    fix: 'Add "body": what the message says.',
  });
}

function short({ template }: TemplateSubject): readonly Finding[] {
  const length = lengthOf(template.body ?? '');
  const most = isCallToAction(template) ? LONGEST_ABOVE_LINKS : LONGEST;
  return unless(length <= most, {
    at: '/body',
    summary: `The body has ${length} characters; ${most === LONGEST ? '' : 'above buttons with links or calls '}at most ${most} fit`,
    fix: `Shorten it by ${length - most}.`,
  });
}

/** Whether Twilio carries it as `twilio/call-to-action`: only buttons that lead somewhere, and nothing else. */
function isCallToAction({ buttons = [], header, media, footer }: Template): boolean {
  const isPlain = header === undefined && media === undefined && footer === undefined;
  return isPlain && buttons.length > 0 && buttons.every(({ type }) => type !== 'quick-reply');
}

function withoutGaps({ template: { body = '' } }: TemplateSubject): readonly Finding[] {
  return unless(!/\t|[ \u00A0]{5}/.test(body), {
    at: '/body',
    summary: 'The body has a tab or more than four blanks in a row',
    fix: 'Use single blanks, and line breaks instead of tables.',
  });
}

function withoutEmptyLines({ template: { body = '' } }: TemplateSubject): readonly Finding[] {
  return unless(!/\n[^\S\n]*\n[^\S\n]*\n/.test(body.trim()), {
    at: '/body',
    summary: 'The body has more than two line breaks in a row',
    fix: 'Leave at most one line empty between paragraphs.',
  });
}

function fewEmoji({ template: { body = '' } }: TemplateSubject): readonly Finding[] {
  const count = emojiIn(body);
  return unless(count <= MOST_EMOJI, {
    at: '/body',
    summary: `The body has ${count} emoji; at most ${MOST_EMOJI} are allowed`,
    fix: `Remove ${count - MOST_EMOJI}.`,
  });
}

/** A text that says nothing by itself: a variable alone, a single word, or a test. */
function speaking({ template: { body = '' } }: TemplateSubject): readonly Finding[] {
  const text = folded(body.replaceAll(VARIABLE, '').replaceAll(/[^\p{L}\p{N}\s]/gu, ''));
  const isVague = wordCount(body) < 2 || VAGUE_BODIES.has(text);
  return unless(body.trim() === '' || !isVague, {
    at: '/body',
    summary: text === '' ? 'The body says nothing without its variables' : `${quoted(body)} is too vague`,
    fix: 'Say in whole sentences what the message is about, so that the reviewer sees its purpose.',
  });
}

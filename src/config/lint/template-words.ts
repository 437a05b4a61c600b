import { quoted } from '../wording.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { PASSCODES } from './passcode-words.ts';
import { GIVEN_OFFERS, HAPPENED, OFFERS } from './promotional-words.ts';
import {
  ASKING,
  DENIED,
  FORBIDDEN,
  GIVING,
  NEEDED,
  NUMBERS,
  OTHERWISE,
  PARTIAL,
  SECRETS,
  THREATS,
  TOLD,
  WARNING,
} from './sensitive-words.ts';
import { shownParts } from './template-parts.ts';
import type { Part } from './template-parts.ts';

const ERROR_63040 = 'twilio.com/docs/api/errors/63040, read 2026-11-23';

/** Rules about what a template says. They know English words for the most part; Meta's reviewers read all languages. */
export const wordRules: readonly TemplateRule[] = [
  {
    code: 'template-promotional-utility',
    predicts: 'TAG_CONTENT_MISMATCH',
    source: `${ERROR_63040}; Twilio changelog of 3 April 2020`,
    severity: 'error',
    find: promotion,
  },
  {
    code: 'template-copy-code-category',
    predicts: 'TAG_CONTENT_MISMATCH',
    source: 'Meta, coupon code templates: "are marketing templates", read 2026-11-24',
    severity: 'error',
    find: coupon,
  },
  {
    code: 'template-passcode-category',
    predicts: 'TAG_CONTENT_MISMATCH',
    source: 'Meta, authentication templates: one-time passcodes take no other category, read 2026-11-24',
    severity: 'error',
    find: passcode,
  },
  {
    code: 'template-sensitive-request',
    predicts: 'Twilio 63040, SCAM',
    source: `Aircall, templates; ${ERROR_63040}`,
    severity: 'error',
    find: sensitiveRequest,
  },
  {
    code: 'template-threat',
    predicts: 'Twilio 63040, ABUSIVE_CONTENT',
    source: ERROR_63040,
    severity: 'error',
    find: threat,
  },
];

function promotion({ template }: TemplateSubject): readonly Finding[] {
  if (template.category !== 'UTILITY') return [];
  return firstOf(sentencesOf(template), (sentence) => {
    const offer = OFFERS.map((pattern) => pattern.exec(sentence)?.[0]).find((found) => found !== undefined);
    const [given] = HAPPENED.test(sentence) ? [] : (GIVEN_OFFERS.exec(sentence) ?? []);
    return offer ?? given;
  }).map(({ at, words }) => ({
    at,
    summary: `${quoted(words)} is promotional, and UTILITY takes no promotion`,
    fix: 'Set the category to MARKETING, or leave the offer out.',
  }));
}

function coupon({ template: { category, buttons = [] } }: TemplateSubject): readonly Finding[] {
  const index = buttons.findIndex(({ type }) => type === 'copy-code');
  return unless(index === -1 || category === 'MARKETING', {
    at: `/buttons/${index}/type`,
    summary: `A button that copies an offer code makes a template MARKETING, not ${category}`,
    fix: 'Set the category to MARKETING, or remove the button.',
  });
}

function passcode({ template: { category, body = '' } }: TemplateSubject): readonly Finding[] {
  const [words] = PASSCODES.exec(body) ?? [];
  if (words === undefined || category === 'AUTHENTICATION') return [];
  return [
    {
      at: '/body',
      summary: `${quoted(words)} hands over a passcode, and only AUTHENTICATION templates may`,
      fix: 'Use category AUTHENTICATION with an "authentication" block: Meta fixes the text.',
    },
  ];
}

function sensitiveRequest({ template }: TemplateSubject): readonly Finding[] {
  return firstOf(sentencesOf(template), (sentence) => {
    if (PARTIAL.test(sentence) || WARNING.test(sentence)) return undefined;
    return askedFor(sentence, NUMBERS, ASKING) ?? askedFor(sentence, SECRETS, GIVING);
  }).map(({ at, words }) => ({
    at,
    summary: `The text asks for ${quoted(words)}`,
    fix: 'Never ask for whole numbers or secrets in a chat. The last four digits may be asked for.',
  }));
}

/** How far from a noun its verb may stand, in characters. */
const REACH = 200;

/** What a verb asks for: it stands before the noun, in a clause that does not forbid it. */
function askedFor(sentence: string, nouns: RegExp, verbs: RegExp): string | undefined {
  for (const { 0: noun, index } of sentence.matchAll(nouns)) {
    const before = sentence.slice(Math.max(0, index - REACH), index);
    const after = sentence.slice(index + noun.length, index + noun.length + REACH);
    const isAsked = [...before.matchAll(verbs)].some((verb) => asks(before, verb));
    if (isAsked && !isGivenOut(after)) return noun;
    if (NEEDED.test(after) && !FORBIDDEN.test(after)) return noun;
  }
  return undefined;
}

function asks(before: string, verb: RegExpExecArray): boolean {
  const clause = before.slice(0, verb.index).split(/[,;:]/).at(-1) ?? '';
  const between = before.slice(verb.index + verb[0].length);
  return !TOLD.test(clause) && !FORBIDDEN.test(clause + between) && !OTHERWISE.test(between);
}

/** "Your one-time password is {{1}}" gives, and does not ask. */
function isGivenOut(after: string): boolean {
  return /^\s*(?:is|:|-)?\s*\{\{/.test(after);
}

function threat({ template }: TemplateSubject): readonly Finding[] {
  return firstOf(sentencesOf(template), (sentence) =>
    DENIED.test(sentence) ? undefined : THREATS.exec(sentence)?.[0],
  ).map(({ at, words }) => ({
    at,
    summary: `${quoted(words)} reads as a threat`,
    fix: 'State what is due and how to settle it, without consequences.',
  }));
}

/** Sentences with their place. A line of its own is a sentence. */
function sentencesOf(template: TemplateSubject['template']): readonly Part[] {
  return shownParts(template).flatMap(({ at, text }) =>
    text.split(/(?<=[.!?])\s+|\n+/).map((sentence) => ({ at, text: sentence })),
  );
}

/** The first words that are objected to in each text. */
function firstOf(
  sentences: readonly Part[],
  objection: (sentence: string) => string | undefined,
): readonly { readonly at: string; readonly words: string }[] {
  const found = new Map<string, string>();
  for (const { at, text } of sentences) {
    const words = found.has(at) ? undefined : objection(text);
    if (words !== undefined) found.set(at, words);
  }
  return [...found].map(([at, words]) => ({ at, words }));
}

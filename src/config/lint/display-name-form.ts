import type { Finding, NameRule, NameSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { emojiIn, lengthOf } from './text-measures.ts';

const GUIDELINES = 'WhatsApp display name guidelines (Botmaker 8717730687200028172, FChat), read 2026-11-23';
/** Twilio, error 63060: rejected without a reason; 63124: a change of the name, with it. */
const PREDICTS = 'Twilio 63060 or 63124';
/** More capitals than this are shouting rather than an acronym. */
const LONGEST_ACRONYM = 5;
const LONGEST = 60;
const MOST_WORDS = 8;

/** Rules about how a display name is written. Established brands are exempt: a policy switches the rule off for them. */
export const nameFormRules: readonly NameRule[] = [
  {
    code: 'display-name-length',
    predicts: PREDICTS,
    source: GUIDELINES,
    severity: 'error',
    find: longEnough,
  },
  {
    code: 'display-name-capitals',
    predicts: PREDICTS,
    source: GUIDELINES,
    severity: 'error',
    find: notShouting,
  },
  {
    code: 'display-name-emoji',
    predicts: PREDICTS,
    source: GUIDELINES,
    severity: 'error',
    find: withoutEmoji,
  },
  {
    code: 'display-name-symbol',
    predicts: PREDICTS,
    source: GUIDELINES,
    severity: 'error',
    find: withoutSymbols,
  },
  {
    code: 'display-name-punctuation',
    predicts: PREDICTS,
    source: GUIDELINES,
    severity: 'error',
    find: withoutExtraPunctuation,
  },
  {
    code: 'display-name-spacing',
    predicts: PREDICTS,
    source: GUIDELINES,
    severity: 'error',
    find: evenlySpaced,
  },
  {
    code: 'display-name-url',
    predicts: PREDICTS,
    source: GUIDELINES,
    severity: 'error',
    find: notAnAddress,
  },
  {
    code: 'display-name-slogan',
    predicts: PREDICTS,
    source: 'UChat 667385890; twilio.com/docs/api/errors/63060, read 2026-11-23',
    severity: 'error',
    find: notASlogan,
  },
];

function longEnough({ name }: NameSubject): readonly Finding[] {
  return unless(lengthOf(name.trim()) >= 3, {
    at: '',
    summary: 'A display name has at least three characters besides blanks',
    fix: 'Write the name of the brand in full.',
  });
}

function notShouting({ name, brandNames }: NameSubject): readonly Finding[] {
  const letters = name.replaceAll(/\P{L}/gu, '');
  const isShouting = letters.length > LONGEST_ACRONYM && /\p{Lu}{2}/u.test(name) && !/\p{Ll}/u.test(name);
  return unless(!isShouting || isWrittenSo(name, brandNames), {
    at: '',
    summary: 'A display name in capitals only is normally declined',
    fix: 'Capitalise it as a sentence would, unless the brand provably writes itself this way.',
  });
}

/** A registered name in mixed letters that holds this in capitals shows that the brand is written so. */
function isWrittenSo(name: string, brandNames: readonly string[]): boolean {
  return brandNames.some((brand) => /\p{Ll}/u.test(brand) && brand.includes(name.trim()));
}

function withoutEmoji({ name }: NameSubject): readonly Finding[] {
  return unless(emojiIn(name) === 0, {
    at: '',
    summary: 'A display name with an emoji is normally declined',
    fix: 'Leave the emoji out.',
  });
}

function withoutSymbols({ name }: NameSubject): readonly Finding[] {
  const [symbol] = /[™®©℠℗]|\((?:tm|r|c)\)/i.exec(name) ?? [];
  return unless(symbol === undefined, {
    at: '',
    summary: `A display name with ${symbol ?? ''} is normally declined`,
    fix: 'Write the name without the sign.',
  });
}

/** Signs that names of companies have are kept: AT&T, O'Neill, Coca-Cola, A+, St. Mary's, Smith, Lee and Co. */
function withoutExtraPunctuation({ name, brandNames }: NameSubject): readonly Finding[] {
  const text = name.replaceAll(/\((?:tm|r|c)\)/gi, '').trim();
  const [odd] =
    /[!?;:*_~"“”„«»#@%^=<>|\\[\]{}$€£…•·]|[.,&+'’-]{2,}|^[.,&'’/-]|[,&'’/-]$|\.\s*\.|(?<!\b\p{L}{1,5})\.$/u.exec(
      text,
    ) ?? [];
  const isBranded = brandNames.some((brand) => brand.includes(text));
  return unless(odd === undefined || isBranded || isAddress(text), {
    at: '',
    summary: `A display name with extra punctuation (${odd ?? ''}) is normally declined`,
    fix: 'Use the signs only that are part of the registered name.',
  });
}

/** Blanks at the ends or doubled, or letters set apart: "A c m e". */
function evenlySpaced({ name }: NameSubject): readonly Finding[] {
  const isOdd = /^\s|\s$|\s{2,}|[^\S ]/.test(name) || /(?:(?<!\S)\p{L} ){3,}\p{L}(?!\S)/u.test(name);
  return unless(!isOdd, {
    at: '',
    summary: 'The spacing of the display name is not consistent',
    fix: 'Write one blank between words and none elsewhere.',
  });
}

function notAnAddress({ name, brandNames }: NameSubject): readonly Finding[] {
  const isBranded = brandNames.some((brand) => brand.toLowerCase().includes(name.trim().toLowerCase()));
  return unless(!isAddress(name) || (isBranded && !/:\/\/|\bwww\./i.test(name)), {
    at: '',
    summary: 'A display name written as a web address is normally declined',
    fix: 'Write the name as words; the address belongs into "websites".',
  });
}

function isAddress(text: string): boolean {
  return /https?:|\bwww\.|[\p{L}\p{N}-]\.(?:com|net|org|info|biz|io|ai|app|co|shop|store|online|[a-z]{2}\.[a-z]{2}|co\.[a-z]{2}|de|fr|uk|us|in|ca|eu|es|it|nl|br|mx|au)\b(?!\.)/iu.test(
    text,
  );
}

function notASlogan({ name, brandNames }: NameSubject): readonly Finding[] {
  const words = name.trim().split(/\s+/).length;
  const isLong = words > MOST_WORDS || lengthOf(name.trim()) > LONGEST;
  return unless(!isLong || brandNames.includes(name.trim()), {
    at: '',
    summary: 'This is too long for a name, and reads as a slogan',
    fix: 'Write the name alone; the slogan belongs into "about".',
  });
}

import type { Verdict } from './state.ts';

interface NameRule {
  readonly broken: (name: string) => boolean;
  readonly reason: string;
}

const SHORTEST = 3;
const LONGEST = 255;
/** More capitals than this are shouting rather than an acronym. */
const LONGEST_ACRONYM = 6;
const GENERIC = [
  'fashion',
  'food',
  'bank',
  'banking',
  'business',
  'company',
  'shop',
  'store',
  'support',
  'test',
  'demo',
];

/** Meta's display name guidelines, as far as a machine can apply them (facts B1: BotMaker, FChat, UChat, BizChat). */
const RULES: readonly NameRule[] = [
  {
    broken: (name) => name.trim().length < SHORTEST || name.length > LONGEST,
    reason: `it must have ${SHORTEST} to ${LONGEST} characters`,
  },
  { broken: isShouting, reason: 'it must not be all capital letters' },
  {
    broken: (name) => /\p{Extended_Pictographic}/u.test(name),
    reason: 'it must not contain emoji or symbols',
  },
  {
    broken: (name) => /whatsapp|facebook|instagram/i.test(name),
    reason: 'it must not contain trademarks of Meta',
  },
  {
    broken: (name) => /https?:|www\.|\.(com|org|net)\b/i.test(name),
    reason: 'it must not be formatted like a URL',
  },
  { broken: (name) => /\s{2,}|^\s|\s$/.test(name), reason: 'its spacing is inconsistent' },
  { broken: (name) => /[!?.,;:*_~]{2,}|^[!?.,;:*_~]/.test(name), reason: 'it has extra punctuation' },
  {
    broken: (name) => GENERIC.includes(name.trim().toLowerCase()),
    reason: 'it is a generic term that does not represent the business',
  },
];

/** Meta's verdict on a display name. */
export function reviewName(name: string): Verdict {
  const broken = RULES.find((rule) => rule.broken(name));
  return broken === undefined ? { verdict: 'approve' } : { verdict: 'reject', reason: broken.reason };
}

function isShouting(name: string): boolean {
  const letters = name.replaceAll(/[^\p{L}]/gu, '');
  return (
    letters.length > LONGEST_ACRONYM && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  );
}

import { quoted } from '../wording.ts';
import type { Finding, NameRule, NameSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { COMMON, GENERIC, PLACES } from './name-words.ts';
import { folded } from './text-measures.ts';

/** Twilio, error 63060: rejected without a reason; 63124: a change of the name, with it. */
const PREDICTS = 'Twilio 63060 or 63124';

/** Rules about what a display name stands for. */
export const nameMeaningRules: readonly NameRule[] = [
  {
    code: 'display-name-trademark',
    predicts: PREDICTS,
    source: 'BusinessChat 6517841: no trademarks of Meta, read 2026-11-23',
    severity: 'error',
    find: withoutTrademark,
  },
  {
    code: 'display-name-generic',
    predicts: PREDICTS,
    source: 'UChat 667385890; twilio.com/docs/api/errors/63060, read 2026-11-23',
    severity: 'error',
    find: notGeneric,
  },
  {
    code: 'display-name-place',
    predicts: PREDICTS,
    source: 'UChat 667385890, read 2026-11-23',
    severity: 'error',
    find: notAPlace,
  },
  {
    code: 'display-name-unrelated',
    predicts: PREDICTS,
    source: 'BusinessChat 6517841: it must appear on the website, or say "by <Company>", read 2026-11-23',
    severity: 'warning',
    find: related,
  },
];

function withoutTrademark({ name, brandNames }: NameSubject): readonly Finding[] {
  const [mark] = /whats\s?app|facebook|instagram|\boculus\b|\bmeta\b|\bfb\b/iu.exec(name) ?? [];
  // A company may be called Meta Architects; it is registered so.
  const isWord = mark !== undefined && mark.length <= 'meta'.length;
  const isOwn = isWord && brandNames.some((brand) => folded(brand).split(' ').includes(folded(mark)));
  return unless(mark === undefined || isOwn, {
    at: '',
    summary: `A display name must not hold a trademark of Meta (${mark ?? ''})`,
    fix: 'Use the name of the brand alone.',
  });
}

function notGeneric({ name, brandNames }: NameSubject): readonly Finding[] {
  const words = wordsOf(name);
  const isOwn = brandNames.some((brand) => folded(brand) === folded(name));
  const isGeneric = words.length > 0 && words.every((word) => GENERIC.has(word) || COMMON.has(word));
  return unless(!isGeneric || isOwn, {
    at: '',
    summary: `${quoted(name)} names a trade, not a business`,
    fix: 'Put the name of the brand before it.',
  });
}

function notAPlace({ name, brandNames }: NameSubject): readonly Finding[] {
  const isOwn = brandNames.some((brand) => folded(brand) === folded(name));
  return unless(!PLACES.has(wordsOf(name).join(' ')) || isOwn, {
    at: '',
    summary: `${quoted(name)} names a place, not a business`,
    fix: 'Put the name of the brand before it.',
  });
}

function related({ name, brandNames, hosts }: NameSubject): readonly Finding[] {
  if (brandNames.length === 0) return [];
  const words = wordsOf(name).filter((word) => word.length > 1 && !COMMON.has(word));
  const known = new Set(brandNames.flatMap(wordsOf));
  const labels = hosts
    .flatMap((host) => host.split('.').slice(0, -1))
    .map((label) => label.replaceAll('-', ''));
  const initials = brandNames.map((brand) => initialsOf(wordsOf(brand)));
  const isRelated =
    words.some((word) => (known.has(word) && !GENERIC.has(word)) || initials.includes(word)) ||
    labels.some((label) => label.length > 2 && words.join('').includes(label)) ||
    labels.some((label) =>
      words.some((word) => word.length > 2 && !GENERIC.has(word) && label.includes(word)),
    ) ||
    (words.length > 0 && words.every((word) => known.has(word)));
  return unless(isRelated, {
    at: '',
    summary: `${quoted(name)} shares no word with the names or the website of the business`,
    fix: 'Write it as "... by <company>", or show the name on the website before it is submitted.',
  });
}

function wordsOf(name: string): readonly string[] {
  return folded(name)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function initialsOf(words: readonly string[]): string {
  return words
    .filter((word) => !COMMON.has(word))
    .map((word) => word[0] ?? '')
    .join('');
}

import type { Diagnostic } from '../../model/diagnostic.ts';
import { pointer } from '../pointer.ts';
import { caution } from '../problem.ts';
import { repeated } from './repeated.ts';
import type { Folder, FolderRule } from './rule.ts';

/** Rules about senders.yaml. */
export const senderRules: readonly FolderRule[] = [
  { name: 'a number is listed once', reads: ['senders.yaml'], check: numbers },
  { name: 'display names follow the guidelines', reads: ['senders.yaml'], check: displayNames },
];

function numbers({ files }: Folder): readonly Diagnostic[] {
  const file = files['senders.yaml'];
  if (file === undefined) return [];
  const claims = file.value.senders.map(({ number }, index) => ({
    key: number,
    source: () => file.locate(pointer('senders', index, 'number')),
  }));
  return repeated('duplicate-number', claims, (first, number) => ({
    summary: `${number} is listed in line ${first.line} already`,
    fix: 'Keep one entry per number.',
  }));
}

const GUIDELINES = [
  {
    code: 'display-name-capitals',
    breaks: (name: string) =>
      /\p{Lu}{2}/u.test(name) && !/\p{Ll}/u.test(name) && name.replace(/\P{L}/gu, '').length > 5,
    summary: 'A display name in capitals only is normally declined',
    fix: 'Capitalise it as a sentence would, unless the brand provably writes itself this way.',
  },
  {
    code: 'display-name-emoji',
    breaks: (name: string) => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(name),
    summary: 'A display name with an emoji or symbol is normally declined',
    fix: 'Leave the symbol out.',
  },
  {
    code: 'display-name-trademark',
    breaks: (name: string) => /whats\s?app|facebook|instagram|\bmeta\b/iu.test(name),
    summary: 'A display name must not hold a trademark of Meta',
    fix: 'Use the name of the brand alone.',
  },
] as const;

/** Warnings only: established brands are exempt (WhatsApp display name guidelines), and Meta decides. */
function displayNames({ files }: Folder): readonly Diagnostic[] {
  const file = files['senders.yaml'];
  if (file === undefined) return [];
  return file.value.senders.flatMap(({ profile }, index) =>
    GUIDELINES.filter(({ breaks }) => breaks(profile.name)).map(({ code, summary, fix }) =>
      caution(code, file.locate(pointer('senders', index, 'profile', 'name')), { summary, fix }),
    ),
  );
}

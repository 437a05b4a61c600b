import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { pointer } from '../pointer.ts';
import { caution, problem } from '../problem.ts';
import { oneOf, quoted } from '../wording.ts';
import type { Folder, FolderRule } from './rule.ts';

/** Rules about the numbers of senders.yaml. */
export const numberRules: readonly FolderRule[] = [
  { name: 'numbers can be dialled', reads: ['senders.yaml'], check: dialled },
  { name: 'numbers belong to the regions', reads: ['senders.yaml', 'enterprise.yaml'], check: inRegions },
  { name: 'the portfolio has room for the numbers', reads: ['senders.yaml'], check: room },
];

function dialled({ files }: Folder): readonly Diagnostic[] {
  const file = files['senders.yaml'];
  if (file === undefined) return [];
  return file.value.senders.flatMap(({ number }, index) => {
    if (parsePhoneNumberFromString(number)?.isPossible() === true) return [];
    return [
      problem('number-not-possible', file.locate(pointer('senders', index, 'number')), {
        summary: `${quoted(number)} is no number that could be dialled`,
        fix: 'Check the country code and the count of digits.',
      }),
    ];
  });
}

/** Customers trust a number of their country, and Meta looks at where a business writes to (seed, activity 4). */
function inRegions({ files }: Folder): readonly Diagnostic[] {
  const file = files['senders.yaml'];
  const regions: readonly string[] = files['enterprise.yaml']?.value.messaging.regions ?? [];
  if (file === undefined || regions.length === 0) return [];
  return file.value.senders.flatMap(({ number }, index) => {
    const country = parsePhoneNumberFromString(number)?.country;
    if (country === undefined || regions.includes(country)) return [];
    return [
      caution('number-outside-regions', file.locate(pointer('senders', index, 'number')), {
        summary: `The number is of ${country}, and messaging.regions names ${oneOf(regions, 6)}`,
        fix: `Add ${country} to messaging.regions in enterprise.yaml, or use a number of a region that is named.`,
      }),
    ];
  });
}

/** Numbers per verified business portfolio, and with an exception (github.com/twilio/ai, read 2026-11-23). */
const ROOM = { verified: 20, excepted: 50 } as const;

function room({ files }: Folder): readonly Diagnostic[] {
  const file = files['senders.yaml'];
  const count = file?.value.senders.length ?? 0;
  if (file === undefined || count <= ROOM.verified) return [];
  const source = file.locate(pointer('senders', ROOM.verified));
  if (count > ROOM.excepted) {
    return [
      problem('too-many-senders', source, {
        summary: `There are ${count} numbers; a business portfolio takes ${ROOM.excepted} at the most (63104)`,
        fix: 'Split the enterprise by business portfolio.',
      }),
    ];
  }
  return [
    caution('many-senders', source, {
      summary: `There are ${count} numbers; a verified business portfolio takes ${ROOM.verified} (63104)`,
      fix: `Have Twilio support ask Meta for an exception; with it there is room for ${ROOM.excepted}.`,
    }),
  ];
}

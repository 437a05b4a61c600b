import type { BrokenCopy } from './broken.ts';

const ENTERPRISE = 'abc-banking/enterprise.yaml';
const SENDERS = 'abc-banking/senders.yaml';
const ORG = 'abc-banking/org.yaml';

/** What is wrong with numbers, and with what is to be done about drift. */
export const numberCases: readonly BrokenCopy[] = [
  {
    name: 'a number that no phone has',
    code: 'number-not-possible',
    edits: [
      { file: SENDERS, find: '"+14045550122"', put: '‹"+1404555012"›' },
      { file: ORG, find: 'sender: "+14045550122"', put: 'sender: "+1404555012"' },
    ],
    fix: 'count of digits',
  },
  {
    name: 'a number of a country that no message goes to',
    code: 'number-outside-regions',
    edits: [
      { file: SENDERS, find: '"+14045550122"', put: '‹"+353205550122"›' },
      { file: ORG, find: 'sender: "+14045550122"', put: 'sender: "+353205550122"' },
    ],
    fix: 'Add IE to messaging.regions',
  },
  {
    name: 'drift that is ignored for ever',
    code: 'drift-without-date',
    edits: [{ file: ENTERPRISE, find: 'brand:', put: 'policy:\n  drift:\n    - ‹do›: ignore\n\nbrand:' }],
    fix: 'Add "until"',
  },
];

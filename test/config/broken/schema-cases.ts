import type { BrokenCopy } from './broken.ts';

const ENTERPRISE = 'abc-banking/enterprise.yaml';
const SENDERS = 'abc-banking/senders.yaml';
const ORG = 'abc-banking/org.yaml';
const TEMPLATES = 'fernhill-motors/templates.yaml';
const CUSTOM = `custom:
  - key: booking
    language: en
    category: UTILITY
    body: Your car is ready. See you soon.
`;

/** What the schemas do not allow. */
export const schemaCases: readonly BrokenCopy[] = [
  {
    name: 'a phone number without quotes',
    code: 'phone-not-quoted',
    edits: [{ file: SENDERS, find: '"+14045550122"', put: '‹+14045550122›' }],
    fix: 'Put it in quotes: "+14045550122".',
  },
  {
    name: 'a phone number without quotes and without its plus sign',
    code: 'phone-not-quoted',
    edits: [{ file: ENTERPRISE, find: '"+14045550110"', put: '‹14045550110›' }],
    fix: '"+14045550110"',
  },
  {
    name: 'a phone number with blanks',
    code: 'wrong-pattern',
    edits: [{ file: SENDERS, find: '"+14045550122"', put: '‹"+1 404 555 0122"›' }],
    fix: 'E.164',
  },
  {
    name: 'an id without quotes',
    code: 'not-quoted',
    edits: [{ file: ENTERPRISE, find: '"102938475610293"', put: '‹102938475610293›' }],
    fix: '"102938475610293"',
  },
  {
    name: 'a name that YAML reads as a truth value',
    code: 'not-quoted',
    edits: [{ file: ORG, find: 'name: Finance', put: 'name: ‹true›' }],
    fix: '"true"',
  },
  {
    name: 'a misspelt key',
    code: 'unknown-key',
    edits: [{ file: SENDERS, find: 'about:', put: '‹abuot›:' }],
    fix: 'Did you mean "about"?',
  },
  {
    name: 'a misspelt key that is required is one problem',
    code: 'unknown-key',
    edits: [{ file: ENTERPRISE, find: 'monthlyVolume:', put: '‹montlyVolume›:' }],
    fix: '"monthlyVolume"',
  },
  {
    name: 'a key in another letter case',
    code: 'unknown-key',
    edits: [{ file: ENTERPRISE, find: 'legalName:', put: '‹legalname›:' }],
    fix: '"legalName"',
  },
  {
    name: 'a key one level too high',
    code: 'unknown-key',
    edits: [
      {
        file: SENDERS,
        find: '    acquire: true\n',
        put: '    acquire: true\n    ‹logoUrl›: https://example.com/a.png\n',
      },
    ],
    fix: 'below "profile"',
  },
  {
    name: 'a key that nothing resembles',
    code: 'unknown-key',
    edits: [{ file: ORG, find: '  - id: finance\n', put: '  - id: finance\n    ‹colour›: blue\n' }],
    fix: 'Known here: id, name, parent',
  },
  {
    name: 'a key called __proto__',
    code: 'unknown-key',
    edits: [{ file: ENTERPRISE, find: 'brand:\n', put: 'brand:\n  ‹__proto__›: { polluted: yes }\n' }],
  },
  {
    name: 'a key called constructor',
    code: 'unknown-key',
    edits: [{ file: ENTERPRISE, find: 'brand:\n', put: 'brand:\n  ‹constructor›: { prototype: x }\n' }],
  },
  {
    name: 'a merge key',
    code: 'unknown-key',
    edits: [{ file: ENTERPRISE, find: 'brand:\n', put: 'brand:\n  ‹<<›: { name: x }\n' }],
  },
  {
    name: 'a missing key',
    code: 'missing-key',
    edits: [
      { file: ENTERPRISE, find: '  legalName: ABC Banking Corporation\n  website', put: '  ‹website›' },
    ],
    fix: 'legalName',
  },
  {
    name: 'a missing key in an entry of a list',
    code: 'missing-key',
    edits: [
      {
        file: ORG,
        find: '  - id: finance\n    parent: operations\n    name: Finance\n',
        put: '  - ‹id›: finance\n    parent: operations\n',
      },
    ],
    fix: '"name"',
  },
  {
    name: 'a missing version',
    code: 'missing-key',
    edits: [{ file: ORG, find: 'apiVersion: reconcile/v1\norganisations', put: '‹organisations›' }],
    fix: 'reconcile/v1',
  },
  {
    name: 'a version of the future',
    code: 'wrong-value',
    edits: [{ file: SENDERS, find: 'reconcile/v1', put: '‹reconcile/v2›' }],
    fix: 'Write reconcile/v1.',
  },
  {
    name: 'a choice that does not exist',
    code: 'not-allowed',
    edits: [{ file: SENDERS, find: 'vertical: Finance and Banking', put: 'vertical: ‹Finance & Banking›' }],
    fix: 'Did you mean "Finance and Banking"?',
  },
  {
    name: 'a truth value where a word is due',
    code: 'not-allowed',
    edits: [
      {
        file: ORG,
        find: '    name: Finance\n    whatsapp: enabled',
        put: '    name: Finance\n    whatsapp: ‹true›',
      },
    ],
    fix: 'enabled, disabled or inherited',
  },
  {
    name: 'a language with a hyphen',
    code: 'template-language-form',
    edits: [{ file: TEMPLATES, find: '- key: template_5', put: '- key: template_5\n    language: ‹en-US›' }],
    fix: '"en_US"',
  },
  {
    name: 'a button of an unknown type',
    code: 'not-allowed',
    edits: [
      {
        file: TEMPLATES,
        find: 'end',
        put: `${CUSTOM}    buttons:\n      - type: ‹quickreply›\n        title: Yes\n`,
      },
    ],
    fix: 'Did you mean "quick-reply"?',
  },
  {
    name: 'a button without a type',
    code: 'missing-key',
    edits: [{ file: TEMPLATES, find: 'end', put: `${CUSTOM}    buttons:\n      - ‹title›: Call us\n` }],
    fix: 'quick-reply, url, phone or copy-code',
  },
  {
    name: 'a button without its address',
    code: 'missing-key',
    edits: [
      {
        file: TEMPLATES,
        find: 'end',
        put: `${CUSTOM}    buttons:\n      - ‹type›: url\n        title: Open\n`,
      },
    ],
    fix: 'https://',
  },
  {
    name: 'an address without https',
    code: 'wrong-pattern',
    edits: [
      { file: ENTERPRISE, find: 'https://abc-banking.example.com', put: '‹http://abc-banking.example.com›' },
    ],
    fix: 'https://',
  },
  {
    name: 'an address that is none',
    code: 'wrong-format',
    edits: [{ file: SENDERS, find: 'https://abc-banking.example.com/whatsapp-logo.png', put: '‹logo.png›' }],
  },
  {
    name: 'a mail address that is none',
    code: 'wrong-format',
    edits: [{ file: ENTERPRISE, find: 'mei.tan@abc-banking.example.com', put: '‹mei.tan at abc-banking›' }],
    fix: 'a mail address',
  },
  {
    name: 'a day that does not exist',
    code: 'wrong-format',
    edits: [{ file: ENTERPRISE, find: '2026-10-05', put: '‹2026-02-30›' }],
    fix: 'year first',
  },
  {
    name: 'a text that is too long',
    code: 'too-long',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: `‹${'x'.repeat(150)}›` }],
    fix: 'Shorten it by 11.',
  },
  {
    name: 'a text that is too short',
    code: 'too-short',
    edits: [{ file: SENDERS, find: 'name: ABC Banking', put: 'name: ‹AB›' }],
  },
  {
    name: 'an empty text',
    code: 'too-short',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: '‹""›' }],
  },
  {
    name: 'a key without a value',
    code: 'wrong-type',
    edits: [{ file: SENDERS, find: 'about: Banking made simple', put: '‹about›:' }],
    fix: 'Fill it in',
  },
  {
    name: 'a text where a list is due',
    code: 'wrong-type',
    edits: [{ file: ENTERPRISE, find: '[US, GB, DE]', put: '‹US›' }],
    fix: '"- "',
  },
  {
    name: 'a list where a group of keys is due',
    code: 'wrong-type',
    edits: [{ file: ENTERPRISE, find: 'mmp:\n  instance: us', put: 'mmp: ‹[us]›' }],
    fix: 'instance',
  },
  {
    name: 'a yes where true is due',
    code: 'wrong-type',
    edits: [{ file: SENDERS, find: 'acquire: true', put: 'acquire: ‹yes›' }],
    fix: 'true or false',
  },
  {
    name: 'a number in quotes',
    code: 'wrong-type',
    edits: [{ file: ENTERPRISE, find: '20000', put: '‹"20000"›' }],
    fix: 'without quotes',
  },
  {
    name: 'a number that is too small',
    code: 'too-small',
    edits: [{ file: ENTERPRISE, find: '20000', put: '‹0›' }],
  },
  {
    name: 'an empty list where one entry is due',
    code: 'too-few',
    edits: [{ file: ENTERPRISE, find: '[US, GB, DE]', put: '‹[]›' }],
  },
  {
    name: 'one entry too many',
    code: 'too-many',
    edits: [
      {
        file: SENDERS,
        find: '      emails:\n',
        put: '        - { url: https://example.com, label: b }\n        - ‹{ url: https://example.com, label: c }›\n      emails:\n',
      },
    ],
  },
  {
    name: 'an entry twice in a list',
    code: 'duplicate-item',
    edits: [{ file: ENTERPRISE, find: '[US, GB, DE]', put: '[US, GB, ‹US›]' }],
  },
  {
    name: 'a sample that is not named by a number',
    code: 'wrong-pattern',
    edits: [{ file: TEMPLATES, find: 'end', put: `${CUSTOM}    samples: { ‹name›: Ann }\n` }],
    fix: '"1" for {{1}}',
  },
  {
    name: 'a default library without texts',
    code: 'wrong-type',
    edits: [{ file: 'defaults.yaml', find: 'guard:\n  maxDeletes: 0', put: 'guard:\n  maxDeletes: ‹none›' }],
  },
];

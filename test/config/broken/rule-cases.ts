import type { BrokenCopy } from './broken.ts';

const ENTERPRISE = 'abc-banking/enterprise.yaml';
const SENDERS = 'abc-banking/senders.yaml';
const ORG = 'abc-banking/org.yaml';
const USERS = 'abc-banking/users.yaml';
const EVIDENCE = 'abc-banking/evidence.yaml';
const TEMPLATES = 'fernhill-motors/templates.yaml';

const custom = (body: string, more = ''): string => `custom:
  - key: booking
    language: en
    category: UTILITY
    body: ${body}
${more}`;

/** What is wrong between fields, files and enterprises. */
export const ruleCases: readonly BrokenCopy[] = [
  {
    name: 'a user with a mail address and a device',
    code: 'user-address',
    edits: [
      {
        file: USERS,
        find: '  - device: "+14045550131"',
        put: '  - email: a@example.com\n    device: ‹"+14045550131"›',
      },
    ],
  },
  {
    name: 'a user with neither',
    code: 'user-address',
    edits: [{ file: USERS, find: '  - device: "+14045550131"\n    organisation', put: '  - ‹organisation›' }],
  },
  {
    name: 'a user listed twice in other letters',
    code: 'duplicate-user',
    edits: [
      {
        file: USERS,
        find: 'jonas.weber@abc-banking.example.com',
        put: '‹Amara.Diallo@ABC-banking.example.com›',
      },
    ],
    fix: 'one entry per user',
  },
  {
    name: 'a user in an organisation that does not exist',
    code: 'unknown-organisation',
    edits: [{ file: USERS, find: 'north-america', put: '‹north-amercia›' }],
    fix: 'Did you mean "north-america"?',
  },
  {
    name: 'a second root',
    code: 'second-root',
    edits: [
      { file: ORG, find: '  - id: operations\n    parent: abc-banking\n', put: '  - id: ‹operations›\n' },
    ],
    fix: '"parent"',
  },
  {
    name: 'a parent that does not exist',
    code: 'unknown-parent',
    edits: [
      {
        file: ORG,
        find: '  - id: europe\n    parent: retail-bank',
        put: '  - id: europe\n    parent: ‹retial-bank›',
      },
    ],
    fix: 'Did you mean "retail-bank"?',
  },
  {
    name: 'organisations in a circle',
    code: 'org-cycle',
    edits: [
      {
        file: ORG,
        find: 'parent: abc-banking\n    name: Retail Bank',
        put: 'parent: ‹europe›\n    name: Retail Bank',
      },
    ],
  },
  {
    name: 'an organisation id used twice',
    code: 'duplicate-organisation',
    edits: [{ file: ORG, find: 'id: human-resources', put: 'id: ‹finance›' }],
  },
  {
    name: 'two departments of one name below one parent',
    code: 'duplicate-name',
    edits: [{ file: ORG, find: 'name: North America', put: 'name: ‹EUROPE›' }],
  },
  {
    name: 'a sender at two organisations',
    code: 'sender-bound-twice',
    edits: [
      {
        file: ORG,
        find: '  - id: europe\n    parent: retail-bank\n',
        put: '  - id: europe\n    sender: ‹"+14045550122"›\n    parent: retail-bank\n',
      },
    ],
    fix: 'those below inherit it',
  },
  {
    name: 'a sender that is not in senders.yaml',
    code: 'unknown-sender',
    edits: [{ file: ORG, find: '"+14045550122"', put: '‹"+14045550123"›' }],
    fix: '+14045550122',
  },
  {
    name: 'a published template that is not in templates.yaml',
    code: 'template-not-used',
    edits: [{ file: ORG, find: 'template_22]', put: '‹template_62›]' }],
  },
  {
    name: 'a number listed twice',
    code: 'duplicate-number',
    edits: [
      {
        file: SENDERS,
        find: 'end',
        put: '  - number: ‹"+14045550122"›\n    profile: { name: ABC Banking }\n',
      },
    ],
  },
  {
    name: 'one number in two enterprises',
    code: 'number-taken',
    edits: [
      { file: SENDERS, find: '"+14045550122"', put: '‹"+14045550122"›' },
      {
        file: 'fernhill-motors/senders.yaml',
        find: 'end',
        put: '  - number: ‹"+14045550122"›\n    profile: { name: Fernhill }\n',
      },
      { file: 'fernhill-motors/enterprise.yaml', find: 'regions: [CA]', put: 'regions: [CA, US]' },
    ],
    fix: 'belongs to one enterprise',
  },
  {
    name: 'one subaccount name in two enterprises',
    code: 'friendly-name-taken',
    edits: [
      { file: ENTERPRISE, find: 'mmp:', put: 'twilio:\n  friendlyName: ‹acme›\nmmp:' },
      { file: 'fernhill-motors/enterprise.yaml', find: 'mmp:', put: 'twilio:\n  friendlyName: ‹acme›\nmmp:' },
    ],
  },
  {
    name: 'one subaccount in two enterprises',
    code: 'subaccount-taken',
    edits: [ENTERPRISE, 'fernhill-motors/enterprise.yaml'].map((file) => ({
      file,
      find: 'mmp:',
      put: `twilio:\n  apiKey:\n    accountSid: ‹AC${'0'.repeat(32)}›\n    keyVariable: TWILIO_A\n    secretVariable: TWILIO_B\nmmp:`,
    })),
  },
  {
    name: 'one WhatsApp account in two enterprises',
    code: 'waba-taken',
    edits: [
      { file: ENTERPRISE, find: '"203948576102938"', put: '‹"203948576102938"›' },
      { file: 'larkspur-wealth/enterprise.yaml', find: '"564738291056473"', put: '‹"203948576102938"›' },
    ],
  },
  {
    name: 'one organisation id in two enterprises of an instance',
    code: 'organisation-taken',
    edits: [
      { file: ORG, find: 'id: finance', put: 'id: ‹finance›' },
      {
        file: 'fernhill-motors/org.yaml',
        find: 'end',
        put: '  - id: ‹finance›\n    name: Finance\n    parent: fernhill-motors\n',
      },
    ],
  },
  {
    name: 'a default template that is not in the library',
    code: 'unknown-template',
    edits: [
      { file: TEMPLATES, find: '  - key: template_9', put: '  - key: template_9\n  - key: ‹tmplate_22›' },
    ],
    fix: 'Did you mean "template_22"?',
  },
  {
    name: 'a default template in a language the library lacks',
    code: 'unknown-template',
    edits: [{ file: TEMPLATES, find: '- key: template_9', put: '- key: template_9\n    language: ‹fr›' }],
    fix: 'in en',
  },
  {
    name: 'a template listed twice',
    code: 'duplicate-template',
    edits: [{ file: TEMPLATES, find: '- key: template_9', put: '- key: template_9\n  - key: ‹template_5›' }],
  },
  {
    name: 'variables with a gap',
    code: 'template-variable-gap',
    edits: [
      {
        file: TEMPLATES,
        find: 'end',
        put: custom('‹Hi {{1}}, be here at {{3}} please.›', '    samples: { 1: Ann, 3: noon }\n'),
      },
    ],
    fix: 'from {{1}} to {{2}}',
  },
  {
    name: 'a variable with a name',
    code: 'template-variable-name',
    edits: [{ file: TEMPLATES, find: 'end', put: custom('‹Hi {{name}}, your car is ready.›') }],
    fix: '{{1}}',
  },
  {
    name: 'a variable without a sample',
    code: 'template-sample-missing',
    edits: [{ file: TEMPLATES, find: 'end', put: custom('‹Hi {{1}}, your car is ready.›') }],
    fix: '"samples"',
  },
  {
    name: 'a sample without a variable',
    code: 'template-sample-unused',
    edits: [
      { file: TEMPLATES, find: 'end', put: custom('Your car is ready.', '    samples:\n      "1": ‹Ann›\n') },
    ],
  },
  {
    name: 'a variable in a footer',
    code: 'template-footer-variable',
    edits: [{ file: TEMPLATES, find: 'end', put: custom('Your car is ready.', '    footer: ‹"{{1}}"›\n') }],
  },
  {
    name: 'a text that ends with a variable',
    code: 'template-variable-edge',
    edits: [
      {
        file: TEMPLATES,
        find: 'end',
        put: custom('‹Your car is ready, {{1}}!›', '    samples: { 1: Ann }\n'),
      },
    ],
  },
  {
    name: 'two variables in a row',
    code: 'template-variable-adjacent',
    edits: [
      {
        file: TEMPLATES,
        find: 'end',
        put: custom('‹Dear {{1}} {{2}}, your car is ready.›', '    samples: { 1: Ms, 2: Lee }\n'),
      },
    ],
  },
  {
    name: 'a reseller that does not exist',
    code: 'unknown-reseller',
    edits: [{ file: ENTERPRISE, find: 'reseller: northwind-telecom', put: 'reseller: ‹northwind-telcom›' }],
    fix: 'Did you mean "northwind-telecom"?',
  },
  {
    name: 'an MMP instance that does not exist',
    code: 'unknown-instance',
    edits: [{ file: ENTERPRISE, find: 'instance: us', put: 'instance: ‹asia›' }],
    fix: 'us or eu',
  },
  {
    name: 'a time zone that does not exist',
    code: 'unknown-time-zone',
    edits: [{ file: 'defaults.yaml', find: 'America/New_York', put: '‹America/New_Yrok›' }],
  },
  {
    name: 'a default template twice in the library',
    code: 'duplicate-template',
    edits: [
      {
        file: 'defaults.yaml',
        find: 'end',
        put: '  - key: ‹template_5›\n    language: en\n    category: UTILITY\n    body: Hello there.\n',
      },
    ],
  },
  {
    name: 'a reseller listed twice',
    code: 'duplicate-reseller',
    edits: [
      {
        file: 'defaults.yaml',
        find: '    email: partners@northwind.example.com\n',
        put: '    email: partners@northwind.example.com\n  - key: ‹northwind-telecom›\n    name: Northwind\n    email: a@example.com\n',
      },
    ],
  },
  {
    name: 'two entries of evidence for one activity',
    code: 'duplicate-evidence',
    edits: [{ file: EVIDENCE, find: 'activity: submit-brand', put: 'activity: ‹verify-business›' }],
  },
  {
    name: 'four eyes of one person',
    code: 'same-person',
    edits: [
      {
        file: EVIDENCE,
        find: 'approvedBy: luis.ferreira@abc-banking.example.com',
        put: 'approvedBy: ‹Onboarding@isv.example.com›',
      },
    ],
  },
  {
    name: 'evidence that expires before it is given',
    code: 'expires-early',
    edits: [{ file: EVIDENCE, find: 'date: 2026-10-08', put: 'date: 2026-10-08\n    expires: ‹2026-10-07›' }],
  },
  {
    name: 'a clock that goes on before it stops',
    code: 'clock-reversed',
    edits: [
      {
        file: EVIDENCE,
        find: 'end',
        put: 'clocks:\n  - activity: approve\n    from: 2026-10-29\n    to: ‹2026-10-29›\n    reason: strike\n',
      },
    ],
  },
  {
    name: 'an office that closes before it opens',
    code: 'never-open',
    edits: [
      {
        file: 'defaults.yaml',
        find: 'days: calendar',
        put: 'days: calendar\n  hours:\n    mon: ‹17:00-09:00›',
      },
    ],
  },
  {
    name: 'headquarters in a prohibited country',
    code: 'prohibited-country',
    edits: [{ file: ENTERPRISE, find: 'headquarters: US', put: 'headquarters: ‹IR›' }],
  },
  {
    name: 'messages to a prohibited country',
    code: 'prohibited-country',
    edits: [{ file: ENTERPRISE, find: '[US, GB, DE]', put: '[US, ‹CU›, DE]' }],
  },
  {
    name: 'a vertical that needs review',
    code: 'vertical-needs-review',
    edits: [{ file: ENTERPRISE, find: 'vertical: Finance and Banking', put: 'vertical: ‹Online Gambling›' }],
  },
  {
    name: 'a display name in capitals',
    code: 'display-name-capitals',
    edits: [{ file: SENDERS, find: 'name: ABC Banking', put: 'name: ‹ABC BANKING›' }],
  },
  {
    name: 'a display name with an emoji',
    code: 'display-name-emoji',
    edits: [{ file: SENDERS, find: 'name: ABC Banking', put: 'name: ‹ABC Banking 🏦›' }],
  },
  {
    name: 'a display name with a trademark of Meta',
    code: 'display-name-trademark',
    edits: [{ file: SENDERS, find: 'name: ABC Banking', put: 'name: ‹ABC on WhatsApp›' }],
  },
  {
    name: 'an organisation that may write and has no number',
    code: 'org-without-sender',
    edits: [
      {
        file: 'fernhill-motors/org.yaml',
        find: '    whatsapp: enabled\n    sender: "+19025550122"\n',
        put: '    whatsapp: ‹enabled›\n',
      },
    ],
  },
];

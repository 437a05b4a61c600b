import type { BrokenCopy } from './broken.ts';

const SENDERS = 'abc-banking/senders.yaml';
const ORG = 'abc-banking/org.yaml';

/** What YAML itself does not allow, or allows and means something else. */
export const yamlCases: readonly BrokenCopy[] = [
  {
    name: 'a key set twice',
    code: 'duplicate-key',
    edits: [
      { file: SENDERS, find: '      about: Banking made simple', put: '      about: a\n      ‹about›: b' },
    ],
    fix: 'Keep one',
  },
  {
    name: 'a key set twice at the top of the file',
    code: 'duplicate-key',
    edits: [{ file: 'fernhill-motors/enterprise.yaml', find: 'mmp:', put: 'mmp:\n  instance: us\n‹mmp›:' }],
  },
  {
    name: 'a tab that indents',
    code: 'tab-indent',
    edits: [
      { file: SENDERS, find: '      about: Banking made simple', put: '‹\t›about: Banking made simple' },
    ],
    fix: 'spaces',
  },
  {
    name: 'an entry indented by one space too few',
    code: 'bad-indent',
    edits: [
      {
        file: ORG,
        find: '    parent: operations\n    name: Finance',
        put: '   ‹p›arent: operations\n    name: Finance',
      },
    ],
  },
  {
    name: 'a quote that is never closed',
    code: 'not-closed',
    edits: [{ file: SENDERS, find: 'label: Customer care', put: 'label: ‹"›Customer care' }],
    fix: 'quote',
  },
  {
    name: 'a bracket that is never closed',
    code: 'not-closed',
    edits: [
      {
        file: ORG,
        find: '[template_5, template_6, template_8, template_9, template_22]',
        put: '‹[›template_5, template_9',
      },
    ],
    fix: 'bracket',
  },
  {
    name: 'a text with a colon in it',
    code: 'bad-yaml',
    edits: [{ file: SENDERS, find: 'about: Banking made simple', put: 'about: ‹B›anking: made simple' }],
    fix: 'quotes',
  },
  {
    name: 'an entry indented by two spaces too many',
    code: 'bad-indent',
    edits: [
      {
        file: ORG,
        find: '    parent: operations\n    name: Finance',
        put: '      ‹p›arent: operations\n    name: Finance',
      },
    ],
  },
  {
    name: 'a key without its colon',
    code: 'bad-yaml',
    edits: [{ file: SENDERS, find: 'about: Banking made simple', put: '‹about Banking made simple›' }],
    fix: 'colon',
  },
  {
    name: 'a colon without its space',
    code: 'bad-yaml',
    edits: [{ file: SENDERS, find: 'about: Banking made simple', put: '‹about:Banking made simple›' }],
    fix: 'space',
  },
  {
    name: 'a text that begins with a variable, without quotes',
    code: 'not-quoted',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: '‹{{1}} made simple›' }],
    fix: 'quotes',
  },
  {
    name: 'a text that begins with an at sign, without quotes',
    code: 'not-quoted',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: '‹@›abc' }],
    fix: 'quotes',
  },
  {
    name: 'a text that goes on after its quotes',
    code: 'bad-yaml',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: '"Banking" ‹made simple›' }],
    fix: 'twice',
  },
  {
    name: 'a second document',
    code: 'multiple-documents',
    edits: [{ file: 'fernhill-motors/evidence.yaml', find: 'end', put: '‹---›\nevidence: []\n' }],
  },
  {
    name: 'a tag of a program',
    code: 'unknown-tag',
    edits: [{ file: 'fernhill-motors/evidence.yaml', find: '[]', put: '‹!!python/object:os.system› []' }],
  },
  {
    name: 'a binary value',
    code: 'unknown-tag',
    edits: [{ file: SENDERS, find: 'ABC Banking\n', put: '!!binary ‹QUJD›\n' }],
  },
  {
    name: 'an alias without its anchor',
    code: 'unknown-alias',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: '‹*simple›' }],
    fix: 'quotes',
  },
  {
    name: 'an anchor that holds itself',
    code: 'unknown-alias',
    edits: [{ file: 'fernhill-motors/evidence.yaml', find: '[]', put: '&loop [‹*loop›]' }],
  },
  {
    name: 'a key that is a list',
    code: 'key-not-text',
    edits: [
      { file: 'fernhill-motors/evidence.yaml', find: 'evidence: []', put: 'evidence: []\n‹[a, b]›: c' },
    ],
  },
  {
    name: 'a merge conflict',
    code: 'merge-conflict',
    edits: [
      {
        file: ORG,
        find: '    name: Finance\n',
        put: '‹<<<<<<<› HEAD\n    name: Finance\n=======\n    name: Money\n>>>>>>> branch\n',
      },
    ],
  },
  {
    name: 'an escape that does not exist',
    code: 'bad-escape',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: '"Banking ‹\\m›ade simple"' }],
  },
  {
    name: 'a NUL byte',
    code: 'nul-byte',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: 'Banking‹\0›made simple' }],
  },
  {
    name: 'an escape sequence of a terminal',
    code: 'control-character',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: 'Banking ‹\u001B›[31m' }],
  },
  {
    name: 'a file of comments',
    code: 'file-empty',
    edits: [{ file: 'fernhill-motors/users.yaml', find: 'all', put: '‹#› nothing here yet\n' }],
    fix: 'apiVersion',
  },
  {
    name: 'a text of five thousand characters',
    code: 'text-too-long',
    edits: [{ file: SENDERS, find: 'Banking made simple', put: `‹${'x'.repeat(5000)}›` }],
  },
];

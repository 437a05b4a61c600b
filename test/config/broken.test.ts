import { describe, expect, it } from 'vitest';
import { breakExamples } from './broken/broken.ts';
import { numberCases } from './broken/number-cases.ts';
import { ruleCases } from './broken/rule-cases.ts';
import { schemaCases } from './broken/schema-cases.ts';
import { yamlCases } from './broken/yaml-cases.ts';
import { readExamples } from './examples.ts';
import type { Configuration } from '../../src/config/read.ts';

const ALL = [...yamlCases, ...schemaCases, ...ruleCases, ...numberCases];

/** All in the same three enterprises, several in one file. */
const TOGETHER: readonly string[] = [
  'an entry indented by one space too few',
  'a phone number without quotes',
  'a misspelt key',
  'a choice that does not exist',
  'a text that is too short',
  'a number that is too small',
  'an address that is none',
  'an id without quotes',
  'a missing key',
  'a day that does not exist',
  'a mail address that is none',
  'an empty list where one entry is due',
  'a user with neither',
  'a user listed twice in other letters',
  'two entries of evidence for one activity',
  'four eyes of one person',
  'a template listed twice',
  'a key set twice at the top of the file',
  'a reseller listed twice',
  'a time zone that does not exist',
];

describe('broken copies of the examples', () => {
  it.each(ALL)('names $name as $code, there and only there', ({ edits, code, fix, name }) => {
    const { changes, expected } = breakExamples([{ edits, code, name }]);
    const found = readExamples(changes);
    expect(places(found)).toEqual(expected);
    expect(found.diagnostics.find((diagnostic) => diagnostic.code === code)?.fix).toContain(fix ?? '');
  });

  it('names twenty problems of all kinds in one run', () => {
    const planted = ALL.filter(({ name }) => TOGETHER.includes(name));
    const { changes, expected } = breakExamples(planted);
    expect(planted).toHaveLength(20);
    expect(places(readExamples(changes))).toEqual(
      expected.toSorted((a, b) => order(a.file, b.file) || a.line - b.line || a.column - b.column),
    );
  });
});

/** Two texts of the published library begin with a variable; they are in every copy. */
function places({ diagnostics }: Configuration) {
  return diagnostics
    .filter(
      ({ code, source }) => code !== 'template-variable-edge' || source.file !== 'enterprises/defaults.yaml',
    )
    .map(({ code, source: { file, line, column, endColumn } }) => ({ code, file, line, column, endColumn }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

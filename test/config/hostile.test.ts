import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/config/document.ts';
import { exampleText, readExamples } from './examples.ts';

/** Ten times what it takes here: a hang is minutes. */
const SOON_MS = 10_000;

function codesOf(text: string): readonly string[] {
  return readDocument('evidence.yaml', text).problems.map(({ code }) => code);
}

function bomb(levels: number): string {
  const lines = Array.from({ length: levels }, (_, level) => {
    const inner = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array.from({ length: 9 }, () => inner).join(', ')}]`;
  });
  return lines.join('\n');
}

describe('hostile text', () => {
  it.each([
    ['a bomb of aliases', bomb(9), 'alias-bomb'],
    ['brackets in a hundred thousand levels', `a: ${'['.repeat(100_000)}`, 'too-deep'],
    ['braces in a hundred thousand levels', '{a: '.repeat(100_000), 'too-deep'],
    ['dashes in twenty thousand levels', '- '.repeat(20_000), 'too-deep'],
    ['question marks in twenty thousand levels', '? '.repeat(20_000), 'too-deep'],
    ['a million commas', `[${','.repeat(1_000_000)}`, 'bad-yaml'],
    ['a million closing braces', '}'.repeat(1_000_000), 'bad-yaml'],
    ['half a million wrong escapes', `a: "${'\\q'.repeat(500_000)}"`, 'bad-escape'],
    ['a hundred thousand tabs', '\t- a\n'.repeat(100_000), 'tab-indent'],
    ['two hundred thousand documents', '---\na\n'.repeat(200_000), 'multiple-documents'],
    ['a hundred thousand tags', '- !x y\n'.repeat(100_000), 'unknown-tag'],
    ['a text of ten million characters', `a: ${'x'.repeat(10_000_000)}`, 'text-too-long'],
  ])('%s is refused soon', { timeout: SOON_MS }, (_name, text, code) => {
    const codes = codesOf(text);
    expect(codes).toContain(code);
    expect(codes.length).toBeLessThanOrEqual(100);
  });

  it('fifty levels of indentation are read', () => {
    const text = Array.from({ length: 50 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
    expect(codesOf(text)).toEqual([]);
  });

  it('fifty thousand keys are checked for repetition soon', { timeout: SOON_MS }, () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1\n`).join('');
    expect(readDocument('users.yaml', `${keys}k7: 2\n`).problems).toMatchObject([
      {
        code: 'duplicate-key',
        source: { line: 50_001, column: 1 },
        summary: '"k7" is already set in line 8',
      },
    ]);
  });

  it('fifty thousand users are read soon, and each is found again', { timeout: SOON_MS * 3 }, () => {
    const users = Array.from(
      { length: 50_000 },
      (_, index) => `  - email: user${index}@abc-banking.example.com\n    organisation: europe\n`,
    );
    const text = `apiVersion: reconcile/v1\nusers:\n${users.join('')}`;
    const [enterprise] = readExamples({ 'abc-banking/users.yaml': text }).enterprises;
    expect(enterprise?.users?.users).toHaveLength(50_000);
    const lines = Array.from(
      { length: 50_000 },
      (_, index) => enterprise?.locate('users.yaml', `/users/${index}/organisation`).line,
    );
    expect(lines.every((line, index) => line === index * 2 + 4)).toBe(true);
  });

  it('keys of prototypes change no prototype', () => {
    const text = exampleText('abc-banking/enterprise.yaml').replace(
      'brand:\n',
      'brand:\n  __proto__: { polluted: yes }\n  constructor: { prototype: { polluted: yes } }\n',
    );
    expect(readExamples({ 'abc-banking/enterprise.yaml': text }).failed).toEqual(['abc-banking']);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('an inherited name does not stand for a required key', () => {
    const value = readDocument('a.yaml', '__proto__: { name: x }\n').value;
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('escapes what would draw on a terminal or turn the text around', () => {
    const text = exampleText('abc-banking/org.yaml').replace(
      'id: europe',
      '"\\e[31m\u202Eid": europe\n    id: europe',
    );
    const found = readExamples({ 'abc-banking/org.yaml': text }).diagnostics;
    const told = found.map(({ summary }) => summary).join('');
    expect(told).toContain('\\u001b[31m\\u202eid');
  });
});

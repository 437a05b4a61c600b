import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/config/document.ts';
import { pointer, segmentsOf } from '../../src/config/pointer.ts';

const TEXT = `# comment
a: one   # two
"b/c": { d: [1, "two"] }
e:
  - f: |
      long
      text
    g:
h: &h { i: 1 }
j: *h
`;

describe('a document', () => {
  const document = readDocument('a.yaml', TEXT);

  it('holds plain values', () => {
    expect(document.value).toEqual({
      a: 'one',
      'b/c': { d: [1, 'two'] },
      e: [{ f: 'long\ntext\n', g: null }],
      h: { i: 1 },
      j: { i: 1 },
    });
  });

  it.each([
    ['', '2:1-2'],
    ['/a', '2:4-7'],
    ['/b~1c', '3:8-25'],
    ['/b~1c/d/1', '3:17-22'],
    ['/e', '5:3-4'],
    ['/e/0', '5:5-6'],
    ['/e/0/f', '5:8-9'],
    ['/e/0/g', '8:5-6'],
    ['/j', '10:4-6'],
    ['/j/i', '9:12-13'],
    ['/a/nothing', '2:4-7'],
    ['/e/9', '5:3-4'],
    ['/e/0/length', '5:5-6'],
  ])('finds %s at %s', (at, expected) => {
    const { line, column, endColumn } = document.locate(at);
    expect(`${line}:${column}-${endColumn}`).toBe(expected);
  });

  it('finds keys', () => {
    expect(document.locateKey('/b~1c')).toEqual({ file: 'a.yaml', line: 3, column: 1, endColumn: 6 });
  });

  it('counts lines that end in carriage return and line feed', () => {
    const windows = readDocument('a.yaml', 'a: 1\r\nb:  two\r\n');
    expect(windows.locate('/b')).toEqual({ file: 'a.yaml', line: 2, column: 5, endColumn: 8 });
    expect(windows.frame(2, 5)).toBe('b:  two');
  });

  it('shows no frame for a line too long to show', () => {
    const long = readDocument('a.yaml', `a: ${'x '.repeat(400)}`);
    expect(long.frame(1, 1)).toHaveLength(243);
    expect(long.frame(1, 500)).toBeUndefined();
  });

  it('keeps text that other YAML versions read as something else', () => {
    expect(readDocument('a.yaml', '%YAML 1.1\n---\na: no\nb: 2026-11-24\nc: 0o7\nd: 1:30\n').value).toEqual({
      a: 'no',
      b: '2026-11-24',
      c: 7,
      d: '1:30',
    });
  });
});

describe('a pointer', () => {
  it('is read as it was written', () => {
    const segments = ['a/b', '~', '', '0', '~1'];
    expect(segmentsOf(pointer(...segments))).toEqual(segments);
  });
});

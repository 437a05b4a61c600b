import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/config/compose.ts';
import { readLongList } from '../../src/config/long-list.ts';
import { placeFinder } from '../../src/config/places.ts';
import { readValues } from '../../src/config/values.ts';
import type { Values } from '../../src/config/values.ts';
import type { Json } from '../../src/model/json.ts';

/** The seed is fixed so that a run can be repeated; change it to look further. */
const RUNS = { numRuns: 2_000, seed: 20_261_124 };

/** Cuts at every item. */
function inPieces(text: string): Values | undefined {
  return readLongList(text, { longText: 0, piece: 1 });
}

function whole(text: string): Values | undefined {
  const { contents, errors } = compose(text);
  return errors.length > 0 ? undefined : readValues(contents);
}

/** All that a reader of the values can tell: what they are, where each stands, and what is odd about them. */
function told(values: Values | undefined) {
  if (values === undefined) return undefined;
  const find = placeFinder(values);
  const pointers = pathsOf(values.value);
  return {
    value: values.value,
    problems: values.problems,
    places: pointers.map((path) => [path.join('/'), find(path)]),
  };
}

function pathsOf(value: Json, above: readonly string[] = []): readonly (readonly string[])[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [above, ...children.flatMap(([key, child]) => pathsOf(child, [...above, key]))];
}

/** Carriage returns are left where they are. */
function indented(text: string, indent: string): string {
  return text.replaceAll(/(?<=^|\n)(?=[^\n])/g, indent);
}

const HEADS = [
  'users:\n',
  'apiVersion: reconcile/v1\nusers:\n',
  '# who\na: &x 1\nb: [1,\n  2]\nusers: # all\n\n  # first\n',
  'users: 1\nusers:\n',
  '? users\n:\n',
  'a: "open\nusers:\n',
  'a: |\n  text\nusers:\r\n',
  '|\nusers:\n',
  '&r\nusers:\n',
];
const ITEMS = [
  '- email: a@example.com\n  organisation: x\n',
  '- email: "a: b"\r\n  socialMessaging: true\r\n',
  '-   a: 1 # why\n    b: { c: [1, 2], d: ~ }\n',
  '- 1: one\n  0: zero\n  1: again\n',
  '- &x one\n- *x\n',
  '- *nobody\n',
  '- a: &y { b: 1 }\n  c: *y\n',
  '-\n  a: 1\n',
  '- - 1\n  - 2\n',
  '- a:\n  - 1\n  - 2\n',
  '- a: one\n    two\n\n    three\n',
  '- a: "one\n\n    two"\n',
  '- a: "open\n',
  "- 'it''s'\n",
  '- [1,\n  2]\n',
  '- [1,\n',
  '- !x y\n',
  '- {{1}}\n',
  '- a: b: c\n',
  '- ? a\n  : 1\n',
  '- a: |\n    text\n\n',
  '- a: >+\n    text\n\n\n',
  '- a:\n   b: 1\n  c: 2\n',
  ' - deeper\n',
  '# a note\n',
  '\n',
  '  # a note inside\n',
  '-\ta: 1\n',
  '---\n',
  '...\n',
  'next: 1\n',
  '- last',
];

const texts = fc.record({
  head: fc.constantFrom(...HEADS),
  indent: fc.constantFrom('', '', '  ', '   '),
  items: fc.array(fc.constantFrom(...ITEMS), { maxLength: 6 }),
});

describe('a long list', () => {
  it('reads the same in pieces as in one', () => {
    fc.assert(
      fc.property(texts, ({ head, indent, items }) => {
        const text = head + indented(items.join(''), indent);
        const found = inPieces(text);
        if (found !== undefined) expect(told(found)).toEqual(told(whole(text)));
      }),
      RUNS,
    );
  });

  it('is cut at every item, whatever an item holds', () => {
    const text = `${HEADS[2]}${indented(ITEMS.slice(0, 11).join(''), '  ')}`;
    expect(inPieces(text)).toBeDefined();
    expect(told(inPieces(text))).toEqual(told(whole(text)));
  });

  it.each([
    ['a list that another key follows', 'users:\n  - a\nnext: 1\n'],
    ['a quote over two items', 'users:\n  - "a\n  - b"\n'],
    ['a bracket over two items', 'users:\n  - [a\n  - b]\n'],
    ['a second document', 'users:\n  - a\n---\n- b\n'],
    ['a list in brackets', 'users: [a, b]\n'],
    ['a text block', 'users:\n  - |\n    a\n'],
    ['a mapping', 'users:\n  a: 1\n'],
    ['nothing', 'users:\n'],
    ['an anchor on the list', 'users: &a\n  - b\n'],
  ])('is left to the whole when the file holds %s', (_name, text) => {
    expect(inPieces(text)).toBeUndefined();
  });

  it('is not cut in a short file', () => {
    expect(readLongList('users:\n  - a\n')).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import type { Amendment } from './amendments.ts';
import { amended } from './documents.ts';
import { DOCUMENTS } from './fixture.ts';
import { at } from './tree.ts';

const COLOUR = '/components/schemas/thing/properties/colour';

function anAmendment(changes: Partial<Amendment> = {}): Amendment {
  return {
    document: 'things',
    pointer: COLOUR,
    was: { enum: ['red', 'green'] },
    now: { enum: ['red', 'green', 'mauve'] },
    because: 'its own example shows mauve',
    ...changes,
  };
}

test('an amendment changes what it names and nothing else', () => {
  const { things } = amended(DOCUMENTS, [anAmendment()]);
  expect(at(things, COLOUR)).toEqual({ type: 'string', nullable: true, enum: ['red', 'green', 'mauve'] });
  expect(at(things, '/paths')).toEqual(at(DOCUMENTS['things'], '/paths'));
});

test('a step may stand for every one, and reaches only what is as it was', () => {
  const everyName = anAmendment({
    pointer: '/components/schemas/*/properties/*',
    was: { enum: undefined },
    now: { enum: ['any'] },
  });
  const { things } = amended(DOCUMENTS, [everyName]);
  expect(at(things, `${COLOUR}/enum`)).toEqual(['red', 'green']);
  expect(at(things, '/components/schemas/thing/properties/note/enum')).toEqual(['any']);
});

test.each([
  ['the document has it by now', anAmendment({ now: { enum: ['red', 'green'] }, was: {} })],
  ['its place has gone', anAmendment({ pointer: '/components/schemas/widget' })],
  ['its document has gone', anAmendment({ document: 'widgets' })],
])('an amendment that is no longer needed is an error: %s', (_why, amendment) => {
  expect(() => amended(DOCUMENTS, [amendment])).toThrow(/fits nowhere.*its own example shows mauve/);
});

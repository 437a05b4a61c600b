import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf } from '../../src/core/digest.ts';

/** The seed is fixed so that a run can be repeated; change it to look further. */
const RUNS = { numRuns: 500, seed: 20_261_124 };

it('is that of the whole canonical text, though the text is written in parts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = canonicalize(value) ?? '';
      expect(digestOf(value)).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    }),
    RUNS,
  );
});

it('passes over what is not there', () => {
  expect(digestOf({ b: 1, a: undefined })).toBe(digestOf({ b: 1 }));
});

import { describe, expect, it } from 'vitest';
import { difference } from '../../src/core/diff.ts';
import type { KindShape } from '../../src/model/kind.ts';

const KIND: KindShape = {
  source: 'example.com',
  name: 'mmp-org',
  settles: 'at-once',
  offboarding: 'keep',
  fields: {
    name: { change: 'in-place' },
    list: { change: 'in-place' },
    key: { change: 'replace' },
    seen: { change: 'computed' },
    mail: { change: 'in-place', sensitive: true },
    text: { change: 'in-place', replaceWhen: (observed) => observed['frozen'] === true },
    grade: { change: 'in-place', accept: (desired, observed) => desired === 'low' && observed === 'high' },
  },
  desired: () => [],
  readiness: () => ({ state: 'ready' }),
};

describe('the comparer', () => {
  it('finds no difference between equal values, however deep', () => {
    expect(difference(KIND, { list: [{ a: 1 }] }, { list: [{ a: 1 }] }).fields).toEqual([]);
  });

  it('looks only at what is desired', () => {
    expect(difference(KIND, { name: 'a' }, { name: 'a', list: [1] }).fields).toEqual([]);
  });

  it.each([
    [null, undefined],
    [[], null],
    ['', null],
  ])('takes %j and %j for the same nothing', (desired, seen) => {
    expect(difference(KIND, { name: desired }, seen === undefined ? {} : { name: seen }).fields).toEqual([]);
  });

  it('never compares what the provider decides', () => {
    expect(difference(KIND, { seen: 'a' }, { seen: 'b' }).fields).toEqual([]);
  });

  it('says that a personal field differs, and not what it holds', () => {
    expect(difference(KIND, { mail: 'a@example.com' }, { mail: 'b@example.com' }).fields).toEqual([
      { field: 'mail', hidden: true },
    ]);
  });

  it('asks for a replacement when a field cannot change in place', () => {
    expect(difference(KIND, { key: 'a' }, { key: 'b' }).mustReplace).toBe(true);
    expect(difference(KIND, { text: 'a' }, { text: 'b', frozen: true }).mustReplace).toBe(true);
    expect(difference(KIND, { text: 'a' }, { text: 'b', frozen: false }).mustReplace).toBe(false);
  });

  it('accepts a difference that is not ours to mend, in that direction only', () => {
    expect(difference(KIND, { grade: 'low' }, { grade: 'high' }).fields).toEqual([]);
    expect(difference(KIND, { grade: 'high' }, { grade: 'low' }).fields).toHaveLength(1);
  });

  it('shows every desired field of what does not exist yet', () => {
    expect(difference(KIND, { name: 'a', seen: 'b' }, undefined)).toEqual({
      fields: [{ field: 'name', after: 'a' }],
      mustReplace: false,
    });
  });
});

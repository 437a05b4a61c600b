import { describe, expect, it } from 'vitest';
import { difference, mustReplace } from '../../src/core/diff.ts';
import type { AskedBefore } from '../../src/core/diff.ts';
import type { KindShape } from '../../src/model/kind.ts';
import type { Attributes } from '../../src/model/resource.ts';

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
    logo: { change: 'in-place', unreadable: true },
    grade: { change: 'in-place', accept: (desired, observed) => desired === 'low' && observed === 'high' },
  },
  desired: () => [],
  readiness: () => ({ state: 'ready' }),
};

const NEVER: AskedBefore = () => undefined;

function compare(desired: Attributes, observed: Attributes | undefined, askedBefore = NEVER) {
  return difference(KIND, { desired, observed, askedBefore });
}

function replaces(desired: Attributes, observed: Attributes): boolean {
  return mustReplace(KIND, compare(desired, observed), observed);
}

describe('the comparer', () => {
  it('finds no difference between equal values, however deep', () => {
    expect(compare({ list: [{ a: 1 }] }, { list: [{ a: 1 }] })).toEqual([]);
  });

  it('looks only at what is desired', () => {
    expect(compare({ name: 'a' }, { name: 'a', list: [1] })).toEqual([]);
  });

  it.each([
    [null, undefined],
    [[], null],
    ['', null],
  ])('takes %j and %j for the same nothing', (desired, seen) => {
    expect(compare({ name: desired }, seen === undefined ? {} : { name: seen })).toEqual([]);
  });

  it('never compares what the provider decides', () => {
    expect(compare({ seen: 'a' }, { seen: 'b' })).toEqual([]);
  });

  it('says that a personal field differs, and not what it holds', () => {
    expect(compare({ mail: 'a@example.com' }, { mail: 'b@example.com' })).toEqual([
      { field: 'mail', hidden: true },
    ]);
  });

  it('asks for a replacement when a field cannot change in place', () => {
    expect(replaces({ key: 'a' }, { key: 'b' })).toBe(true);
    expect(replaces({ text: 'a' }, { text: 'b', frozen: true })).toBe(true);
    expect(replaces({ text: 'a' }, { text: 'b', frozen: false })).toBe(false);
  });

  it('accepts a difference that is not ours to mend, in that direction only', () => {
    expect(compare({ grade: 'low' }, { grade: 'high' })).toEqual([]);
    expect(compare({ grade: 'high' }, { grade: 'low' })).toHaveLength(1);
  });

  it('shows every desired field of what does not exist yet', () => {
    expect(compare({ name: 'a', seen: 'b' }, undefined)).toEqual([{ field: 'name', after: 'a' }]);
  });

  it('calls it drift when the files ask for what they asked for before', () => {
    expect(compare({ name: 'a' }, { name: 'b' }, () => true)).toMatchObject([{ field: 'name', drift: true }]);
    expect(compare({ name: 'a' }, { name: 'b' }, () => false)).toEqual([
      { field: 'name', before: 'b', after: 'a' },
    ]);
  });

  it('compares what cannot be read back with what was written last', () => {
    const seen = { logo: 'https://cdn.example.com/signed' };
    const wanted = { logo: 'https://files.example.com/logo.png' };
    expect(compare(wanted, seen, NEVER)).toEqual([]);
    expect(compare(wanted, seen, () => true)).toEqual([]);
    expect(compare(wanted, seen, () => false)).toHaveLength(1);
  });
});

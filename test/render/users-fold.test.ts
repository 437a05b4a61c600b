import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Change } from '../../src/model/plan.ts';
import { foldOutcomes, foldUsers } from '../../src/render/users-fold.ts';

function aChange(index: number, changes: Partial<Change> = {}): Change {
  return {
    address: `acme/mmp-user/${index}`,
    enterprise: 'acme',
    kind: 'mmp-user',
    key: String(index),
    label: `user ${index}`,
    action: 'create',
    reason: 'absent',
    fields: [{ field: 'organisation', after: index % 2 === 0 ? 'acme' : 'retail' }],
    after: [],
    waits: [],
    ...changes,
  };
}

function users(count: number, changes: Partial<Change> = {}): readonly Change[] {
  return Array.from({ length: count }, (_, index) => aChange(index, changes));
}

describe('many users of a plan', () => {
  it('are one entry, which says how many are where and how to see all', () => {
    const [only, ...others] = foldUsers(users(1_001));
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      label: '1,001 users',
      details: [
        'in acme: user 0, user 2, user 4 and 498 more',
        'in retail: user 1, user 3, user 5 and 497 more',
        'every one of them: --format json, or --out FILE',
      ],
    });
  });

  it('are told apart by what happens to them', () => {
    const waiting = users(6, { waits: [{ on: 'isv', for: 'something' }] });
    expect(foldUsers([...users(6), ...waiting]).map(({ label }) => label)).toEqual(['6 users', '6 users']);
  });

  it('are listed one by one when they are few', () => {
    expect(foldUsers(users(5))).toEqual(users(5));
  });

  it('name ten organisations, and how many there are besides', () => {
    const changes = Array.from({ length: 12 }, (_, index) =>
      aChange(index, { fields: [{ field: 'organisation', after: `o${index}` }] }),
    );
    expect(foldUsers(changes)[0]?.details).toContain('and those of 2 more organisations');
  });

  it('leave other changes as they are', () => {
    const org = aChange(0, { kind: 'mmp-org' });
    expect(foldUsers([...users(6), org])[0]).toEqual(org);
  });
});

it('what became of many users is told once for all who fared alike', () => {
  const outcome = (index: number): Outcome => ({
    address: `acme/mmp-user/${index}`,
    enterprise: 'acme',
    kind: 'mmp-user',
    label: `user ${index}`,
    action: 'create',
    ...(index === 9
      ? { result: 'done' as const }
      : { result: 'skipped' as const, because: 'acme/mmp-org/acme' }),
  });
  const folded = foldOutcomes(Array.from({ length: 10 }, (_, index) => outcome(index)));
  expect(folded.map(({ label, result }) => [label, result])).toEqual([
    ['9 users: user 0, user 1, user 2 and 6 more', 'skipped'],
    ['user 9', 'done'],
  ]);
});

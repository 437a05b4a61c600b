import { describe, expect, it } from 'vitest';
import { guard } from '../../src/core/guard.ts';
import { assemblePlan, planEnterprise } from '../../src/core/plan.ts';
import {
  aSituation,
  anEnterprise,
  attested,
  DEFAULTS,
  everythingLive,
  EVERYTHING,
} from '../helpers/builders.ts';

function leaving(maxDeletes: number) {
  const enterprise = attested(anEnterprise(), ...EVERYTHING);
  const gone = {
    ...enterprise,
    enterprise: { ...enterprise.enterprise, lifecycle: 'offboarding' as const },
    defaults: { ...DEFAULTS, guard: { maxDeletes } },
  };
  const plan = assemblePlan({
    enterprises: ['acme'],
    changes: planEnterprise(aSituation(gone, everythingLive())),
    failures: [],
  });
  return { changes: plan.changes, enterprises: [gone] };
}

describe('the guard', () => {
  it('refuses deletions over the limit and names the exact override', () => {
    const { changes, enterprises } = leaving(0);
    expect(guard(changes, enterprises, undefined)).toMatchObject([
      {
        code: 'too-many-deletions',
        fix: 'Read the plan; if every deletion is meant, repeat with --allow-deletes 5.',
      },
    ]);
  });

  it('refuses an override that names another count', () => {
    const { changes, enterprises } = leaving(4);
    expect(guard(changes, enterprises, 6)).toHaveLength(1);
  });

  it('lets the exact count pass', () => {
    const { changes, enterprises } = leaving(0);
    expect(guard(changes, enterprises, 5)).toEqual([]);
  });

  it('lets deletions within the limit pass', () => {
    const { changes, enterprises } = leaving(5);
    expect(guard(changes, enterprises, undefined)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { planEnterprise } from '../../src/core/plan.ts';
import { nextStatus } from '../../src/core/status.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { anEnterprise, aSituation, attested, everythingLive, TODAY } from '../helpers/builders.ts';

function adopted(enterprise: Enterprise, day: string): Enterprise {
  return { ...enterprise, enterprise: { ...enterprise.enterprise, adopted: day } };
}

describe('an enterprise that was live when it was taken over', () => {
  const reseller = anEnterprise({
    enterprise: { ...anEnterprise().enterprise, reseller: 'northwind' },
  });

  it('is live, owes nothing and tells nobody what they know', () => {
    const situation = aSituation(adopted(reseller, TODAY), everythingLive());
    expect(planEnterprise(situation)).toEqual([]);
    expect(nextStatus(situation, [], situation.now).phase).toBe('live');
  });

  it('has no clock of what nobody attested, and keeps the day of what somebody did', () => {
    const known = attested(adopted(reseller, TODAY), 'verify-business');
    const [first, second] = aSituation(known, everythingLive()).activities;
    expect(first).toMatchObject({ state: 'done', done: '2026-11-01' });
    expect(second).toEqual({
      number: 2,
      key: 'submit-brand',
      title: 'Submit brand information and Business Manager ID',
      owner: 'enterprise',
      state: 'done',
      done: TODAY,
      note: 'live already when it was imported',
    });
  });

  it('is not live before the day it is said to be', () => {
    const { activities } = aSituation(adopted(reseller, '2026-11-25'), everythingLive());
    expect(activities[0]?.state).toBe('running');
  });
});

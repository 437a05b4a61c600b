import { describe, expect, it } from 'vitest';
import { nextStatus } from '../../src/core/status.ts';
import type { ActivityKey } from '../../src/model/activity.ts';
import { ACTIVITIES } from '../../src/onboarding/activities.ts';
import { assess } from '../../src/onboarding/assess.ts';
import { forecast } from '../../src/onboarding/forecast.ts';
import {
  aSituation,
  aTemplate,
  anEnterprise,
  anInventory,
  attested,
  DEFAULTS,
  everythingLive,
  EVERYTHING,
  TODAY,
  UP_TO_CONSENT,
} from '../helpers/builders.ts';

function stateOf(key: ActivityKey, ...args: Parameters<typeof anInventory>) {
  return assess(anInventory(...args), TODAY).find((activity) => activity.key === key);
}

describe('the sixteen activities', () => {
  it('are sixteen, numbered as published, and add up to 28 to 34 days', () => {
    expect(ACTIVITIES.map(({ number }) => number)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    );
    const sum = (bound: 'min' | 'max') => ACTIVITIES.reduce((days, { sla }) => days + (sla?.[bound] ?? 0), 0);
    expect([sum('min'), sum('max')]).toEqual([28, 34]);
  });

  it('begin with nothing running while no start is set', () => {
    const enterprise = anEnterprise();
    const { started: _started, ...rest } = enterprise.enterprise;
    const states = assess(anInventory({ ...enterprise, enterprise: rest }), TODAY);
    expect(states.every(({ state }) => state === 'waiting')).toBe(true);
    expect(states[0]?.note).toContain('set `started`');
  });

  it('start their clock when the activity before is done, and are due by the published days', () => {
    expect(stateOf('submit-brand', attested(anEnterprise(), 'verify-business'))).toMatchObject({
      state: 'done',
      since: '2026-11-01',
      due: '2026-11-02',
      done: TODAY,
    });
    expect(stateOf('pre-validate', attested(anEnterprise(), 'verify-business'))).toMatchObject({
      state: 'running',
      since: TODAY,
    });
  });

  it('are done on the day that the evidence says', () => {
    expect(stateOf('consent', attested(anEnterprise(), ...UP_TO_CONSENT))).toMatchObject({
      state: 'done',
      done: '2026-11-07',
    });
  });

  it('keep the day on which something was first seen', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const [first] = assess(anInventory(enterprise, everythingLive()), '2026-11-10').filter(
      ({ key }) => key === 'approve',
    );
    expect(first?.done).toBe('2026-11-10');
  });

  it('name the enterprise as owing its Business Manager ID', () => {
    const enterprise = attested(anEnterprise(), 'verify-business');
    const { meta: _meta, ...rest } = enterprise.enterprise;
    expect(stateOf('submit-brand', { ...enterprise, enterprise: rest })).toMatchObject({
      state: 'running',
      owner: 'enterprise',
      note: 'enterprise.yaml lacks meta.businessManagerId',
    });
  });

  it('judge activity 10 by the policy: a rejected template that is not required holds up nothing', () => {
    const rejected = { ...everythingLive(), 'twilio-template': [aTemplate({ approval: 'rejected' })] };
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    expect(stateOf('approve', enterprise, rejected)).toMatchObject({ state: 'blocked' });

    const lenient = {
      ...enterprise,
      enterprise: { ...enterprise.enterprise, policy: { approval: 'requiredTemplates' as const } },
      templates: { apiVersion: 'reconcile/v1' as const, defaults: [{ key: 'greeting', required: false }] },
    };
    expect(stateOf('approve', lenient, rejected)).toMatchObject({ state: 'done' });
  });

  it('do not count what is attested for a day still to come', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const early = assess(anInventory(enterprise), '2026-11-05').find(({ key }) => key === 'consent');
    expect(early).toMatchObject({ state: 'waiting' });
  });

  it('are not done for want of anything to do', () => {
    const { senders: _senders, templates: _templates, ...rest } = attested(anEnterprise(), ...UP_TO_CONSENT);
    expect(stateOf('submit-profile', rest)).toMatchObject({
      state: 'running',
      note: 'the files name no sender and no template',
    });
  });

  it('stay done when a template is edited and reviewed again later', () => {
    const enterprise = attested(anEnterprise(), ...EVERYTHING);
    const live = nextStatus(aSituation(enterprise, everythingLive()), [], new Date('2026-11-10T09:00:00Z'));
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate({ approval: 'pending' })] };
    const later = aSituation({ ...enterprise, status: live }, remote);
    expect(later.activities.every(({ state }) => state === 'done')).toBe(true);
    expect(later.activities[9]?.done).toBe(live.activities[9]?.done);
    expect(nextStatus(later, [], new Date()).conditions[0]).toMatchObject({
      status: 'False',
      reason: 'Degraded',
    });
  });

  it('are all done when everything is live', () => {
    const states = assess(anInventory(attested(anEnterprise(), ...EVERYTHING), everythingLive()), TODAY);
    expect(states.filter(({ state }) => state !== 'done')).toEqual([]);
  });
});

describe('the forecast', () => {
  it('adds the fewest and the most days from the start', () => {
    const activities = assess(
      anInventory(anEnterprise({ enterprise: { ...anEnterprise().enterprise, started: TODAY } })),
      TODAY,
    );
    expect(forecast(DEFAULTS.calendar, activities, TODAY)).toEqual({
      earliest: '2026-12-22',
      latest: '2026-12-28',
    });
  });

  it('is not hurried by proof that came early', () => {
    const activities = assess(anInventory(attested(anEnterprise(), ...EVERYTHING)), TODAY);
    expect(forecast(DEFAULTS.calendar, activities, TODAY)?.earliest).toBe('2026-11-27');
  });

  it('knows nothing before the start', () => {
    const { started: _started, ...rest } = anEnterprise().enterprise;
    const activities = assess(anInventory(anEnterprise({ enterprise: rest })), TODAY);
    expect(forecast(DEFAULTS.calendar, activities, TODAY)).toBeUndefined();
  });
});

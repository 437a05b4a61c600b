import { describe, expect, it } from 'vitest';
import { nextStatus } from '../../src/core/status.ts';
import { planEnterprise } from '../../src/core/plan.ts';
import type { ActivityKey } from '../../src/model/activity.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { DefaultsFile } from '../../src/model/generated/defaults.ts';
import type { Evidence } from '../../src/model/generated/evidence.ts';
import { activitiesOf, cellTotal } from '../../src/onboarding/activities.ts';
import { assess } from '../../src/onboarding/assess.ts';
import { forecast } from '../../src/onboarding/forecast.ts';
import type { Course } from '../../src/onboarding/forecast.ts';
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
import type { Remote } from '../helpers/builders.ts';

function stateOf(key: ActivityKey, ...args: Parameters<typeof anInventory>) {
  return assess(anInventory(...args), TODAY).find((activity) => activity.key === key);
}

describe('the sixteen activities', () => {
  it('are sixteen, numbered as published, and add up to 28 to 34 days', () => {
    for (const process of ['request-access', 'tech-provider'] as const) {
      expect(activitiesOf(process).map(({ number }) => number)).toEqual(
        Array.from({ length: 16 }, (_, index) => index + 1),
      );
    }
    expect(cellTotal()).toEqual({ min: 28, max: 34 });
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
      reason: 'NoTemplate',
      on: 'meta',
    });
  });

  it('are all done when everything is live', () => {
    const states = assess(anInventory(attested(anEnterprise(), ...EVERYTHING), everythingLive()), TODAY);
    expect(states.filter(({ state }) => state !== 'done')).toEqual([]);
  });
});

describe('evidence', () => {
  const verified = { activity: 'verify-business', date: '2026-11-03', by: 'dana@acme.example.com' } as const;

  function withEvidence(...evidence: readonly Evidence[]): Enterprise {
    return anEnterprise({ evidence: { apiVersion: 'reconcile/v1', evidence: [...evidence] } });
  }

  it('proves nothing after the day it expires', () => {
    const expired = withEvidence({ ...verified, expires: '2026-11-23' });
    expect(stateOf('verify-business', expired)).toMatchObject({
      state: 'running',
      note: 'the evidence has expired on 2026-11-23',
    });
    expect(stateOf('verify-business', withEvidence({ ...verified, expires: TODAY }))).toMatchObject({
      state: 'done',
    });
  });

  it('of an activity that asks for four eyes needs a second person', () => {
    const alone = { activity: 'pre-validate', date: '2026-11-05', by: 'robin@isv.example.com' } as const;
    expect(stateOf('pre-validate', withEvidence(verified, alone))?.note).toContain('lacks approvedBy');
    const seen = { ...alone, approvedBy: 'kim@isv.example.com' };
    expect(stateOf('pre-validate', withEvidence(verified, seen))).toMatchObject({ state: 'done' });
  });

  it('that is missing keeps the machine from provisioning', () => {
    const evidence = attested(anEnterprise(), ...UP_TO_CONSENT);
    const remote: Remote = { ...everythingLive(), 'mmp-number': [], 'mmp-feature': [] };
    const waiting = planEnterprise(aSituation(evidence, remote)).filter(({ kind }) => kind === 'mmp-number');
    expect(waiting.map(({ waits }) => waits[0]?.for)).toEqual(['activity 12, Verify the display name']);
  });
});

describe('clocks that stand', () => {
  const paused = (to?: string): Enterprise =>
    anEnterprise({
      evidence: {
        apiVersion: 'reconcile/v1',
        evidence: [],
        clocks: [
          {
            activity: 'verify-business',
            from: '2026-11-02',
            reason: 'signatory on leave',
            ...(to === undefined ? {} : { to }),
          },
        ],
      },
    });

  it('are paused with their reason, and are due no day', () => {
    const state = stateOf('verify-business', paused());
    expect(state).toMatchObject({ state: 'paused', note: 'signatory on leave' });
    expect(state?.due).toBeUndefined();
  });

  it('are due later by the days they stood', () => {
    expect(stateOf('verify-business', paused('2026-11-09'))).toMatchObject({
      state: 'running',
      due: '2026-11-12',
    });
  });

  it('stand while the whole enterprise is paused, from the day that was first seen', () => {
    const enterprise = anEnterprise();
    const whole = { ...enterprise, enterprise: { ...enterprise.enterprise, lifecycle: 'paused' as const } };
    const status = nextStatus(aSituation(whole), [], new Date('2026-11-24T09:00:00Z'));
    const resumed = assess(anInventory({ ...enterprise, status }), '2026-11-27');
    expect(resumed[0]?.pauses).toEqual([
      { from: TODAY, to: '2026-11-27', reason: 'lifecycle: paused in enterprise.yaml' },
    ]);
  });

  it('follow a goal in hours inside the opening hours', () => {
    const enterprise = anEnterprise();
    const calendar: DefaultsFile['calendar'] = {
      timeZone: 'UTC',
      hours: { mon: '09:00-17:00', tue: '09:00-17:00' },
      goals: [{ activity: 'verify-business', most: 12, unit: 'hours' }],
    };
    expect(
      stateOf('verify-business', { ...enterprise, defaults: { ...enterprise.defaults, calendar } }),
    ).toMatchObject({ since: '2026-11-01', due: '2026-11-03' });
  });
});

describe('a tech provider', () => {
  const enterprise = anEnterprise();
  const provider: Enterprise = {
    ...enterprise,
    enterprise: { ...enterprise.enterprise, process: 'tech-provider' },
  };

  it('sends the partner request while the enterprise is pre-validated', () => {
    const states = assess(anInventory(attested(provider, 'verify-business', 'submit-brand')), TODAY);
    expect(states.filter(({ state }) => state === 'running').map(({ number }) => number)).toEqual([3, 4]);
  });

  it('needs the client terms before the account is linked', () => {
    const decided = attested(provider, 'verify-business', 'submit-brand', 'request-access', 'review-request');
    expect(stateOf('pre-approve', decided)).toMatchObject({ state: 'waiting', note: 'after activity 3' });
  });

  it('needs the account id that signing up yields', () => {
    const done = attested(provider, ...UP_TO_CONSENT);
    const { meta: _meta, ...rest } = done.enterprise;
    expect(stateOf('consent', { ...done, enterprise: rest }, everythingLive())?.note).toContain(
      'meta.wabaId',
    );
    expect(stateOf('consent', done, everythingLive())).toMatchObject({ state: 'done' });
  });
});

const COURSE: Course = { calendar: DEFAULTS.calendar, process: 'request-access' };

describe('the forecast', () => {
  it('adds the fewest and the most days from the start', () => {
    const activities = assess(
      anInventory(anEnterprise({ enterprise: { ...anEnterprise().enterprise, started: TODAY } })),
      TODAY,
    );
    expect(forecast(COURSE, activities, TODAY)).toMatchObject({
      earliest: '2026-12-22',
      latest: '2026-12-28',
    });
  });

  it('is not hurried by proof that came early', () => {
    const activities = assess(anInventory(attested(anEnterprise(), ...EVERYTHING)), TODAY);
    expect(forecast(COURSE, activities, TODAY)?.earliest).toBe('2026-11-27');
  });

  it('knows nothing before the start', () => {
    const { started: _started, ...rest } = anEnterprise().enterprise;
    const activities = assess(anInventory(anEnterprise({ enterprise: rest })), TODAY);
    expect(forecast(COURSE, activities, TODAY)).toBeUndefined();
  });
});

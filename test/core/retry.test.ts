import { describe, expect, it } from 'vitest';
import { planEnterprise } from '../../src/core/plan.ts';
import { nextStatus } from '../../src/core/status.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import {
  aSituation,
  aTemplate,
  anEnterprise,
  attested,
  everythingLive,
  EVERYTHING,
} from '../helpers/builders.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const ENTERPRISE = attested(anEnterprise(), ...EVERYTHING);
const MADE = {
  address: 'acme/twilio-template/greeting.en',
  enterprise: 'acme',
  kind: 'twilio-template',
  label: 'greeting (en)',
  action: 'create',
} as const;

/** The changes of a template that the next runs would make, after this outcome and what was then seen. */
function planAfter(outcome: Outcome, seen = {}, minutes = 1) {
  const remote = { ...everythingLive(), 'twilio-template': [], ...seen };
  const status = nextStatus(aSituation(ENTERPRISE, remote), [outcome], NOW);
  const situation = aSituation({ ...ENTERPRISE, status }, remote);
  const now = new Date(NOW.getTime() + minutes * 60_000);
  return planEnterprise({ ...situation, now }).filter(({ kind }) => kind === 'twilio-template');
}

const UNKNOWN: Outcome = {
  ...MADE,
  result: 'unknown',
  call: 'unknown',
  code: 'timeout',
  summary: 'No reply came in time.',
  credentialsRejected: false,
};

describe('what was just asked for', () => {
  it('is not created again while a list does not show it yet', () => {
    const done: Outcome = { ...MADE, result: 'done', remoteId: 'HX7' };
    expect(planAfter(done)).toMatchObject([
      { action: 'create', waits: [{ on: 'twilio', for: expect.stringContaining('does not list it yet') }] },
    ]);
    expect(planAfter(done, {}, 61)).toMatchObject([{ action: 'create', waits: [] }]);
  });

  it('is not created again while nobody knows whether it was', () => {
    expect(planAfter(UNKNOWN)).toMatchObject([{ waits: [{ for: expect.stringContaining('is not known') }] }]);
    expect(planAfter(UNKNOWN, {}, 11)).toMatchObject([{ waits: [] }]);
  });

  it('is adopted as soon as it shows', () => {
    expect(planAfter(UNKNOWN, { 'twilio-template': [aTemplate()] })).toEqual([]);
  });

  it('is not replaced twice while a list shows the old version only', () => {
    const done: Outcome = { ...MADE, action: 'replace', result: 'done', remoteId: 'HX7' };
    const old = { 'twilio-template': [aTemplate({ body: 'An older text.' })] };
    expect(planAfter(done, old)).toMatchObject([{ action: 'replace', waits: [{ on: 'twilio' }] }]);
  });

  it('is not asked for in every run when it was refused, and says what mends it', () => {
    const refused: Outcome = {
      ...UNKNOWN,
      result: 'failed',
      call: 'refused',
      code: '63102',
      summary: 'Tied to another account.',
      fix: 'Use that one.',
      party: 'isv',
    };
    expect(planAfter(refused)).toMatchObject([
      { waits: [{ on: 'isv', for: expect.stringContaining('Use that one.') }] },
    ]);
  });
});

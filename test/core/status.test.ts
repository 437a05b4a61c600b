import { describe, expect, it } from 'vitest';
import { planEnterprise } from '../../src/core/plan.ts';
import { nextStatus, stalledStatus } from '../../src/core/status.ts';
import { templateDigest } from '../../src/core/template-content.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { assess } from '../../src/onboarding/assess.ts';
import {
  aSender,
  aSituation,
  aTemplate,
  anEnterprise,
  anInventory,
  attested,
  everythingLive,
  EVERYTHING,
  GREETING,
  NUMBER,
  UP_TO_CONSENT,
} from '../helpers/builders.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const LATER = new Date('2026-11-29T09:00:00Z');

describe('the status', () => {
  it('stays equal in an unchanged world, whenever it is looked at', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate({ approval: 'pending' })] };
    const first = nextStatus(aSituation(enterprise, remote), [], NOW);
    const second = nextStatus(aSituation({ ...enterprise, status: first }, remote), [], LATER);
    expect(second).toEqual(first);
  });

  it('stays equal while the enterprise is paused, however long', () => {
    const { enterprise, ...rest } = attested(anEnterprise(), ...UP_TO_CONSENT);
    const paused = { ...rest, enterprise: { ...enterprise, lifecycle: 'paused' as const } };
    const first = nextStatus(aSituation(paused, everythingLive()), [], NOW);
    const inventory = anInventory({ ...paused, status: first }, everythingLive());
    const today = '2026-11-29';
    const later = { ...inventory, activities: assess(inventory, today), today, now: LATER };
    expect(nextStatus(later, [], LATER)).toEqual(first);
    expect(first.activities.some(({ state }) => state === 'paused')).toBe(true);
  });

  it('moves the date of a resource only when its state does', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const pending = { ...everythingLive(), 'twilio-template': [aTemplate({ approval: 'pending' })] };
    const first = nextStatus(aSituation(enterprise, pending), [], NOW);
    const second = nextStatus(aSituation({ ...enterprise, status: first }, everythingLive()), [], LATER);
    const since = (status: typeof first, name: string) =>
      status.resources.find(({ resource }) => resource === name)?.since;
    expect(since(second, 'twilio-template/greeting.en')).toBe('2026-11-29T09:00:00Z');
    expect(since(second, `twilio-sender/${NUMBER}`)).toBe('2026-11-24T09:00:00Z');
  });

  it('is live when all sixteen activities are done', () => {
    const status = nextStatus(aSituation(attested(anEnterprise(), ...EVERYTHING), everythingLive()), [], NOW);
    expect(status.phase).toBe('live');
    expect(status.conditions[0]).toMatchObject({ type: 'Ready', status: 'True', reason: 'Live' });
  });

  it('says who is waited for', () => {
    const status = nextStatus(aSituation(attested(anEnterprise(), 'verify-business')), [], NOW);
    expect(status.conditions[1]).toMatchObject({
      type: 'Reconciling',
      status: 'True',
      reason: 'WaitingForIsv',
    });
  });

  it('is stalled while a required template is rejected', () => {
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate({ approval: 'rejected' })] };
    const status = nextStatus(aSituation(attested(anEnterprise(), ...UP_TO_CONSENT), remote), [], NOW);
    expect(status.conditions[2]).toMatchObject({ type: 'Stalled', status: 'True', reason: 'Rejected' });
    expect(status.conditions[2]?.message).toContain('greeting (en)');
  });

  it('is stalled after a change failed', () => {
    const failed: Outcome = {
      address: `acme/twilio-sender/${NUMBER}`,
      enterprise: 'acme',
      kind: 'twilio-sender',
      label: NUMBER,
      action: 'create',
      result: 'failed',
      call: 'refused',
      code: '63102',
      summary: 'The subaccount is linked to another WhatsApp Business Account.',
      credentialsRejected: false,
    };
    const status = nextStatus(aSituation(attested(anEnterprise(), ...UP_TO_CONSENT)), [failed], NOW);
    expect(status.conditions[2]).toMatchObject({ reason: 'ApplyFailed' });
  });

  it('remembers what a verdict was about, and forgets it while a new one is due', () => {
    const judged = (attributes: Parameters<typeof aTemplate>[0]) => {
      const remote = { ...everythingLive(), 'twilio-template': [aTemplate(attributes)] };
      const { resources } = nextStatus(aSituation(attested(anEnterprise(), ...EVERYTHING), remote), [], NOW);
      return resources.find(({ resource }) => resource === 'twilio-template/greeting.en')?.content;
    };
    expect(judged({})).toBe(templateDigest(GREETING));
    expect(judged({ approval: 'rejected' })).toBe(templateDigest(GREETING));
    expect(judged({ approval: 'pending' })).toBeUndefined();
    // Meta moves templates to MARKETING by itself; the file is still what was approved.
    expect(judged({ category: 'MARKETING' })).toBe(templateDigest(GREETING));
    // The file was edited since: the verdict is about the old text.
    expect(judged({ body: 'An older text.' })).not.toBe(templateDigest(GREETING));
  });

  it('counts users and names none', () => {
    const status = nextStatus(aSituation(attested(anEnterprise(), ...EVERYTHING), everythingLive()), [], NOW);
    expect(status.users).toMatchObject({ desired: 1, ready: 1 });
    expect(JSON.stringify(status)).not.toContain('@acme');
  });

  it('keeps the reason why a sender is offline', () => {
    const remote = {
      ...everythingLive(),
      'twilio-sender': [aSender({ status: 'OFFLINE', offlineReasons: ['63020'] })],
    };
    const status = nextStatus(aSituation(attested(anEnterprise(), ...UP_TO_CONSENT), remote), [], NOW);
    expect(status.resources.find(({ resource }) => resource.startsWith('twilio-sender'))).toMatchObject({
      ready: 'rejected',
      on: 'enterprise',
    });
  });

  it('calls for a ticket when a template waits for more than 48 hours', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate({ approval: 'pending' })] };
    const first = nextStatus(aSituation(enterprise, remote), [], new Date('2026-11-21T08:00:00Z'));
    const seen = aSituation({ ...enterprise, status: first }, remote);
    expect(nextStatus(seen, [], NOW).conditions[2]).toMatchObject({
      status: 'True',
      reason: 'ReviewOverdue',
      message: expect.stringContaining('greeting (en)'),
    });
  });

  it('remembers for how long a refusal stands, and forgets it when the files ask for something else', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const remote = { ...everythingLive(), 'twilio-sender': [] };
    const refused: Outcome = {
      address: `acme/twilio-sender/${NUMBER}`,
      enterprise: 'acme',
      kind: 'twilio-sender',
      label: NUMBER,
      action: 'create',
      result: 'failed',
      call: 'refused',
      code: '63110',
      summary: 'The number is registered on WhatsApp elsewhere.',
      party: 'enterprise',
      retryAfterMs: 8 * 3_600_000,
      credentialsRejected: false,
    };
    const status = nextStatus(aSituation(enterprise, remote), [refused], NOW);
    const again = planEnterprise(aSituation({ ...enterprise, status }, remote));
    expect(again.find(({ kind }) => kind === 'twilio-sender')?.waits).toMatchObject([
      { on: 'enterprise', for: expect.stringContaining('registered on WhatsApp elsewhere') },
    ]);
    const [sender] = enterprise.senders?.senders ?? [];
    if (sender === undefined) throw new Error('no sender');
    const renamed = {
      ...enterprise,
      status,
      senders: {
        apiVersion: 'reconcile/v1' as const,
        senders: [{ ...sender, profile: { name: 'Acme Help' } }],
      },
    };
    const other = planEnterprise(aSituation(renamed, remote));
    expect(other.find(({ kind }) => kind === 'twilio-sender')?.waits).toEqual([]);
  });

  it('remembers the name of a deleted template for as long as it is blocked', () => {
    const gone: Outcome = {
      address: 'acme/twilio-template/farewell.en',
      enterprise: 'acme',
      kind: 'twilio-template',
      label: 'farewell.en',
      action: 'delete',
      result: 'done',
      blocks: { name: 'farewell', language: 'en', days: 30 },
    };
    const enterprise = attested(anEnterprise(), ...EVERYTHING);
    const status = nextStatus(aSituation(enterprise, everythingLive()), [gone], NOW);
    expect(status.blockedNames).toEqual([{ name: 'farewell', language: 'en', until: '2026-12-24' }]);
    const later = { ...aSituation({ ...enterprise, status }, everythingLive()), today: '2026-12-24' };
    expect(nextStatus(later, [], NOW).blockedNames).toBeUndefined();
  });

  it('says that nothing can be looked at, and keeps everything else as it was', () => {
    const status = nextStatus(aSituation(attested(anEnterprise(), ...EVERYTHING), everythingLive()), [], NOW);
    const failure = { enterprise: 'acme', code: 'x', summary: 'It is suspended.', fix: 'Ask why.' };
    const stalled = stalledStatus(status, failure, LATER);
    expect(stalled.conditions[2]).toMatchObject({
      status: 'True',
      reason: 'NotReadable',
      message: 'It is suspended. Ask why.',
    });
    expect({ ...stalled, conditions: [] }).toEqual({ ...status, conditions: [] });
    expect(stalledStatus(stalled, failure, new Date('2026-12-24T09:00:00Z'))).toEqual(stalled);
  });
});

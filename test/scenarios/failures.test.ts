import { describe, expect, it, onTestFinished } from 'vitest';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { StatusFile } from '../../src/model/generated/status.ts';
import type { Template } from '../../src/model/generated/templates.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { applyPlan } from '../../src/pipeline.ts';
import { anEnterprise, attested, GREETING, NUMBER, UP_TO_CONSENT } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

/**
 * What goes wrong when an enterprise is put on WhatsApp, planted in the twin. Each time a person must be told what
 * happened, who has to act, and what mends it.
 */
const WABA = '203948576102938';

class Story {
  readonly world: TestWorld;
  enterprise: Enterprise;
  outcomes: readonly Outcome[] = [];

  constructor(world: TestWorld, enterprise: Enterprise) {
    this.world = world;
    this.enterprise = enterprise;
  }

  async plant(verb: string, body: object): Promise<void> {
    const url = `${this.world.sandbox.origin}/_sandbox/${verb}`;
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(reply.ok).toBe(true);
  }

  /** Applies, lets that much time pass, and applies again: what a schedule does. */
  async run(hours = 96): Promise<void> {
    for (const pause of [hours, 0]) {
      const files = { enterprises: [this.enterprise], failed: [], diagnostics: [], files: 0 };
      const applied = await applyPlan(files, this.world.deps, { allowDeletes: undefined });
      const [status] = applied.statuses;
      this.enterprise = status === undefined ? this.enterprise : { ...this.enterprise, status };
      this.outcomes = [...this.outcomes, ...applied.outcomes];
      this.world.sandbox.advance({ hours: pause });
    }
  }

  get status(): StatusFile {
    if (this.enterprise.status === undefined) throw new Error('nothing was applied');
    return this.enterprise.status;
  }

  resource(kind: string) {
    return this.status.resources.find(({ resource }) => resource.startsWith(kind));
  }

  refusals(kind: string) {
    return this.outcomes.filter((outcome) => outcome.kind === kind && outcome.result === 'failed');
  }
}

async function aStory(changes: Partial<Enterprise> = {}): Promise<Story> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  return new Story(world, attested(anEnterprise(changes), ...UP_TO_CONSENT));
}

const says = (text: string): unknown => expect.stringContaining(text);

function withTemplate(changes: Partial<Template>): Partial<Enterprise> {
  const template = { ...GREETING, key: 'custom', ...changes };
  return { templates: { apiVersion: 'reconcile/v1', custom: [template] } };
}

describe('numbers', () => {
  it('1: a number that is on WhatsApp already', async () => {
    const story = await aStory();
    await story.plant('phones', { [NUMBER]: { whatsapp: 'in-use' } });
    await story.run();
    expect(story.refusals('twilio-sender')[0]).toMatchObject({
      code: '63110',
      party: 'enterprise',
      summary: says('registered on WhatsApp elsewhere'),
      fix: says('Delete that WhatsApp account'),
    });
  });

  it('2: a number that no code can reach', async () => {
    const senders = [{ number: NUMBER, hosting: 'customer' as const, profile: { name: 'Acme Care' } }];
    const story = await aStory({ senders: { apiVersion: 'reconcile/v1', senders } });
    await story.plant('phones', { [NUMBER]: { reach: 'none' } });
    await story.run();
    expect(story.resource('twilio-sender')).toMatchObject({
      ready: 'pending',
      on: 'enterprise',
      reason: says('verification code'),
      fix: says('voice menu'),
    });
  });

  it('3: two-step verification that another provider left on', async () => {
    const story = await aStory();
    await story.plant('phones', { [NUMBER]: { registration: 'pin-mismatch' } });
    await story.run();
    expect(story.resource('twilio-sender')).toMatchObject({
      ready: 'rejected',
      on: 'enterprise',
      reason: says('63110'),
      fix: says('two-step verification'),
    });
  });

  it('4: registrations that are used up', async () => {
    const story = await aStory();
    await story.run();
    const { sandbox, deps } = story.world;
    const { remoteId: account = '' } = story.resource('twilio-subaccount') ?? {};
    const [sender] = await deps.reads().twilio.senders(account);
    const edit = `${sandbox.origin}/_sandbox/twilio/senders/${sender?.sid}`;
    const offline = {
      status: 'OFFLINE',
      offline_reasons: [
        { code: '63018', message: 'limit', more_info: 'https://www.twilio.com/docs/errors/63018' },
      ],
    };
    await fetch(edit, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(offline),
    });
    await story.run(0);
    expect(story.resource('twilio-sender')).toMatchObject({
      on: 'meta',
      reason: says('ten registrations in 72 hours'),
      fix: says('Wait 72 hours'),
    });
  });
});

describe('the business', () => {
  it('5: a business that is not verified has no room for a third number', async () => {
    const senders = [NUMBER, '+14045550133', '+14045550144'].map((number) => ({
      number,
      acquire: true,
      profile: { name: 'Acme Care' },
    }));
    const story = await aStory({ senders: { apiVersion: 'reconcile/v1', senders } });
    await story.plant('wabas', { [WABA]: 'unverified' });
    for (let day = 0; day < 3; day += 1) await story.run();
    expect(story.refusals('twilio-sender')[0]).toMatchObject({
      code: '63104',
      party: 'enterprise',
      fix: says('business verification'),
    });
  });

  it.each([
    ['6: papers that do not match', 'disabled', { on: 'enterprise', code: '63112', fix: 'Security centre' }],
    ['9b: an account that is no longer shared', 'unknown', { on: 'isv', code: '63111', fix: 'Share the' }],
    ['19: an account that Meta locks', 'locked', { on: 'enterprise', code: '63051', fix: 'Appeal' }],
  ])('%s', async (_, standing, { on, code, fix }) => {
    const story = await aStory();
    await story.run();
    await story.plant('wabas', { [WABA]: standing });
    await story.run(1);
    expect(story.resource('twilio-sender')).toMatchObject({ on, reason: says(code), fix: says(fix) });
  });

  it.each([
    ['7: an id that is no business', 'unknown'],
    ['9: an account that is linked elsewhere', 'taken'],
  ])('%s', async (_, standing) => {
    const story = await aStory();
    await story.plant('wabas', { [WABA]: standing });
    await story.run();
    expect(story.refusals('twilio-sender')[0]).toMatchObject({
      code: '63101',
      party: 'isv',
      summary: says('unknown, not shared, or linked elsewhere'),
      fix: says('meta.wabaId'),
    });
  });

  it('8: a request that the enterprise never accepted', async () => {
    const story = await aStory();
    await story.plant('wabas', { [WABA]: 'not-accepted' });
    await story.run();
    expect(story.resource('twilio-sender')).toMatchObject({
      on: 'enterprise',
      reason: says('63020'),
      fix: says('Business settings > Requests'),
    });
  });

  it('20: a profile that Twilio does not take', async () => {
    const story = await aStory();
    await story.plant('faults', { match: 'POST /messaging.twilio.com/v2/', status: 400, code: 63_100 });
    await story.run(0);
    expect(story.refusals('twilio-sender')[0]).toMatchObject({
      code: '63100',
      party: 'isv',
      fix: says('senders.yaml'),
    });
  });
});

describe('display names', () => {
  it('10: a name that Meta rejects', async () => {
    const story = await aStory();
    await story.plant('verdicts', { [NUMBER]: { verdict: 'reject', reason: 'not on the website' } });
    await story.run();
    expect(story.resource('twilio-sender')).toMatchObject({
      on: 'isv',
      reason: says('63060'),
      fix: says('display name rules'),
    });
  });

  it('11: a name that is approved while the number is not registered under it', async () => {
    const story = await aStory();
    await story.run();
    await story.plant('phones', { [NUMBER]: { registration: 'stalls' } });
    const [sender] = story.enterprise.senders?.senders ?? [];
    if (sender === undefined) throw new Error('no sender');
    const renamed = { ...sender, profile: { ...sender.profile, name: 'Acme Help' } };
    story.enterprise = { ...story.enterprise, senders: { apiVersion: 'reconcile/v1', senders: [renamed] } };
    await story.run();
    expect(story.resource('twilio-sender')).toMatchObject({
      on: 'twilio',
      reason: says('63022'),
      fix: says('Twilio support'),
    });
  });
});

describe('templates', () => {
  const SAMPLES = { '1': 'Ann', '2': 'Monday', '3': 'ten' };

  it.each([
    ['12: leading', '{{1}} is what you owe us until the end of this month.', '2388299'],
    ['12: adjacent', 'Your balance is at {{1}} {{2}} as of the end of this month.', '2388072'],
    ['12: too many', 'Dear {{1}}, a {{2}} here.', '2388293'],
  ])('%s variables', async (_, body, code) => {
    const story = await aStory(withTemplate({ body, samples: SAMPLES }));
    await story.run();
    expect(story.resource('twilio-template')).toMatchObject({
      ready: 'rejected',
      on: 'isv',
      reason: says(code),
      fix: says(' '),
    });
  });

  it('13: an offer in the wrong category', async () => {
    const story = await aStory(withTemplate({ body: 'Only today: 20 % off all our fees.' }));
    await story.run();
    expect(story.resource('twilio-template')).toMatchObject({
      on: 'isv',
      reason: says('INCORRECT_CATEGORY'),
      fix: says('category: MARKETING'),
    });
  });

  it('14: a text that another template has', async () => {
    const story = await aStory();
    await story.run();
    const again = { ...GREETING, key: 'custom' };
    const templates = {
      apiVersion: 'reconcile/v1' as const,
      defaults: [{ key: 'greeting' }],
      custom: [again],
    };
    story.enterprise = { ...story.enterprise, templates };
    await story.run();
    expect(story.resource('twilio-template/custom')).toMatchObject({
      ready: 'rejected',
      on: 'isv',
      fix: says(' '),
    });
  });

  it('15: a name that was deleted within 30 days is not used again', async () => {
    const story = await aStory(withTemplate({}));
    const policy = { prune: ['twilio-template' as const] };
    story.enterprise = { ...story.enterprise, enterprise: { ...story.enterprise.enterprise, policy } };
    await story.run();
    const without = { ...story.enterprise, templates: { apiVersion: 'reconcile/v1' as const, custom: [] } };
    const files = { enterprises: [without], failed: [], diagnostics: [], files: 0 };
    const deleted = await applyPlan(files, story.world.deps, { allowDeletes: 1 });
    const [status] = deleted.statuses;
    expect(status?.blockedNames).toMatchObject([{ name: 'custom', language: 'en' }]);
    story.enterprise = { ...story.enterprise, ...(status === undefined ? {} : { status }) };
    await story.run();
    expect(story.resource('twilio-template')).toMatchObject({ ready: 'ready' });
  });

  it('16: a review that does not end', async () => {
    const story = await aStory();
    await story.plant('verdicts', { greeting: 'hold' });
    await story.run();
    expect(story.status.conditions).toContainEqual(
      expect.objectContaining({
        type: 'Stalled',
        status: 'True',
        reason: 'ReviewOverdue',
        message: says('ticket with Twilio'),
      }),
    );
  });

  it('17: a variable without a sample', async () => {
    const story = await aStory(withTemplate({ body: 'Your balance was {{1}} at the end of the month.' }));
    await story.run();
    expect(story.resource('twilio-template')).toMatchObject({
      on: 'isv',
      reason: says('INVALID_FORMAT'),
      fix: says('samples'),
    });
  });

  it('18: a template that is paused, and at the third time disabled', async () => {
    const story = await aStory();
    await story.run();
    await story.plant('quality', { greeting: 'red' });
    await story.run(0);
    expect(story.resource('twilio-template')).toMatchObject({
      on: 'meta',
      reason: says('63041'),
      fix: says('third pause'),
    });
    for (const pause of [4, 7]) {
      story.world.sandbox.advance({ hours: pause });
      await story.plant('quality', { greeting: 'red' });
    }
    await story.run(0);
    expect(story.resource('twilio-template')).toMatchObject({
      on: 'isv',
      reason: says('63042'),
      fix: says('new version'),
    });
  });
});

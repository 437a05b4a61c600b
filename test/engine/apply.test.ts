import { describe, expect, it, onTestFinished } from 'vitest';
import { planEnterprise } from '../../src/core/plan.ts';
import { applyChanges } from '../../src/engine/apply.ts';
import { observe } from '../../src/engine/observe.ts';
import { KINDS } from '../../src/kinds/index.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { isActionable } from '../../src/model/plan.ts';
import { assess } from '../../src/onboarding/assess.ts';
import { anEnterprise, attested, UP_TO_CONSENT } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

const ENTERPRISE = attested(anEnterprise(), ...UP_TO_CONSENT);

async function open(): Promise<TestWorld> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  return world;
}

async function apply(world: TestWorld, enterprise: Enterprise, signal = new AbortController().signal) {
  const inventory = await observe(world.deps.reads(), KINDS, enterprise);
  const situation = {
    ...inventory,
    activities: assess(inventory, '2026-11-24'),
    now: new Date('2026-11-24T09:00:00Z'),
    today: '2026-11-24',
  };
  const changes = planEnterprise(situation).filter(isActionable);
  const outcomes = await applyChanges(changes, {
    ...world.deps,
    signal,
    writes: world.deps.writes(),
    inventories: new Map([[enterprise.slug, situation]]),
  });
  return Object.fromEntries(outcomes.map((outcome) => [outcome.kind, outcome]));
}

function plant(world: TestWorld, fault: object) {
  return fetch(`${world.sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
}

const CONTENT = 'POST /content.twilio.com/v1/Content';

describe('applying a plan', () => {
  it('skips what depends on a failure, and nothing else', async () => {
    const world = await open();
    await plant(world, { match: 'POST /api.twilio.com/2010-04-01/Accounts', status: 400, times: 1 });
    const outcomes = await apply(world, ENTERPRISE);
    expect(outcomes['twilio-subaccount']).toMatchObject({ result: 'failed', call: 'refused' });
    expect(outcomes['twilio-sender']).toMatchObject({ result: 'skipped' });
    expect(outcomes['twilio-template']).toMatchObject({
      result: 'skipped',
      because: 'acme/twilio-subaccount/acme',
    });
    expect(outcomes['mmp-org']).toMatchObject({ result: 'done' });
  });

  it('never repeats a create whose result is unknown, and finds the object in the next run', async () => {
    const world = await open();
    await plant(world, { match: CONTENT, drop: 'after', times: 1 });
    expect((await apply(world, ENTERPRISE))['twilio-template']).toMatchObject({
      result: 'unknown',
      call: 'unknown',
    });
    await apply(world, ENTERPRISE);
    const [account] = await world.deps.reads().twilio.accounts();
    expect(await world.deps.reads().twilio.templates(account?.sid ?? '')).toHaveLength(1);
  });

  it('sends again what was certainly not processed', async () => {
    const world = await open();
    await plant(world, { match: CONTENT, status: 429, times: 2, retryAfter: 1 });
    expect((await apply(world, ENTERPRISE))['twilio-template']).toMatchObject({ result: 'done' });
  });

  it('stops everything when credentials are rejected', async () => {
    const world = await open();
    await plant(world, {
      match: 'POST /api.twilio.com/2010-04-01/Accounts',
      status: 401,
      times: 1,
      code: 20003,
    });
    const outcomes = await apply(world, ENTERPRISE);
    expect(outcomes['twilio-subaccount']).toMatchObject({ credentialsRejected: true });
    expect(Object.values(outcomes).some(({ result }) => result === 'skipped')).toBe(true);
  });

  it('begins nothing once it was told to stop', async () => {
    const world = await open();
    const outcomes = await apply(world, ENTERPRISE, AbortSignal.abort());
    expect(new Set(Object.values(outcomes).map(({ result }) => result))).toEqual(
      new Set(['cancelled', 'skipped']),
    );
    expect(await world.deps.reads().twilio.accounts()).toEqual([]);
  });

  it('leaves no address, number or credential of anybody in an outcome', async () => {
    const world = await open();
    await plant(world, {
      match: CONTENT,
      status: 400,
      times: 1,
      message: 'sam@acme.example.com +14045550199',
    });
    const text = JSON.stringify(await apply(world, ENTERPRISE));
    expect(text).not.toContain('sam@');
    expect(text).not.toContain('+14045550199');
    expect(text).not.toContain(world.sandbox.credentials.authToken);
  });
});

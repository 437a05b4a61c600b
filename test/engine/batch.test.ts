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

async function open(): Promise<TestWorld> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  return world;
}

/** Two organisations without WhatsApp yet, and this many users who take turns in them. */
function withUsers(count: number, socialMessaging = true): Enterprise {
  const users = Array.from({ length: count }, (_, index) => ({
    email: `user${index}@acme.example.com`,
    organisation: index % 2 === 0 ? 'acme' : 'acme-retail',
    socialMessaging,
  }));
  return attested(
    anEnterprise({
      org: {
        apiVersion: 'reconcile/v1',
        organisations: [
          { id: 'acme', name: 'Acme' },
          { id: 'acme-retail', name: 'Acme Retail', parent: 'acme' },
        ],
      },
      users: { apiVersion: 'reconcile/v1', users },
    }),
    ...UP_TO_CONSENT,
  );
}

/** Applies what can be done now. Gives the outcomes of users, and how many users each call had. */
async function apply(world: TestWorld, enterprise: Enterprise) {
  const inventory = await observe(world.deps.reads(), KINDS, enterprise);
  const situation = {
    ...inventory,
    activities: assess(inventory, '2026-11-24'),
    now: new Date('2026-11-24T09:00:00Z'),
    today: '2026-11-24',
  };
  const { mmpAt: _others, ...writes } = world.deps.writes();
  const calls: number[] = [];
  const outcomes = await applyChanges(planEnterprise(situation).filter(isActionable), {
    ...world.deps,
    writes: {
      ...writes,
      mmp: {
        ...writes.mmp,
        putUsers: (items) => {
          calls.push(items.length);
          return writes.mmp.putUsers(items);
        },
      },
    },
    inventories: new Map([[enterprise.slug, situation]]),
  });
  return { users: outcomes.filter(({ kind }) => kind === 'mmp-user'), calls };
}

function send(world: TestWorld, path: string, body: object) {
  return fetch(`${world.sandbox.origin}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const BATCH = 'POST /mmp/v1/users:batch';

describe('applying to many users', () => {
  it('writes a thousand by one call, after their organisations', async () => {
    const world = await open();
    const { users, calls } = await apply(world, withUsers(2_500));
    expect(calls).toEqual([1_000, 1_000, 500]);
    expect(new Set(users.map(({ result }) => result))).toEqual(new Set(['done']));
    expect(await world.deps.reads().mmp.users('acme')).toHaveLength(2_500);
  });

  it('updates them by one call as well, and then has nothing to do', async () => {
    const world = await open();
    await apply(world, withUsers(20));
    const { users, calls } = await apply(world, withUsers(20, false));
    expect(calls).toEqual([20]);
    expect(users.every(({ action, result }) => action === 'update' && result === 'done')).toBe(true);
    expect(await apply(world, withUsers(20, false))).toEqual({ users: [], calls: [] });
  });

  it('lets one user who is refused fail alone', async () => {
    const world = await open();
    const { mmp } = world.deps.writes();
    await mmp.putOrganisation('elsewhere', { name: 'Elsewhere', parentExternalId: null });
    await mmp.putUser('user3@acme.example.com', {
      organisationExternalId: 'elsewhere',
      socialMessaging: false,
      restrictIncoming: false,
    });
    const { users } = await apply(world, withUsers(10));
    expect(users.filter(({ result }) => result === 'done')).toHaveLength(9);
    expect(users.filter(({ result }) => result !== 'done')).toMatchObject([
      { result: 'failed', code: 'user-taken', credentialsRejected: false },
    ]);
  });

  it('knows of nobody what has become of them when the reply is lost, and finds them in the next run', async () => {
    const world = await open();
    await send(world, 'faults', { match: BATCH, drop: 'after', times: 5 });
    const { users } = await apply(world, withUsers(10));
    expect(users).toHaveLength(10);
    expect(users.every(({ result }) => result === 'unknown')).toBe(true);
    expect((await apply(world, withUsers(10))).users).toEqual([]);
  });

  it('skips those whose organisation could not be made, and nobody else', async () => {
    const world = await open();
    await send(world, 'faults', {
      match: 'PUT /mmp/v1/organisations/acme-retail',
      status: 400,
      times: 1,
    });
    const { users, calls } = await apply(world, withUsers(10));
    expect(calls).toEqual([5]);
    expect(users.map(({ result }) => result)).toEqual(
      Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? 'done' : 'skipped')),
    );
  });

  it('stops when the credentials are rejected', async () => {
    const world = await open();
    await send(world, 'faults', { match: BATCH, status: 401, times: 20 });
    const { users } = await apply(world, withUsers(10));
    expect(users.every((outcome) => 'credentialsRejected' in outcome && outcome.credentialsRejected)).toBe(
      true,
    );
  });
});

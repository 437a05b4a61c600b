import { describe, expect, it, onTestFinished } from 'vitest';
import { addressOf } from '../../src/model/resource.ts';
import { KINDS } from '../../src/kinds/index.ts';
import { observe } from '../../src/engine/observe.ts';
import { applyChanges } from '../../src/engine/apply.ts';
import { planEnterprise } from '../../src/core/plan.ts';
import { isActionable } from '../../src/model/plan.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { KindName } from '../../src/model/resource.ts';
import { assess } from '../../src/onboarding/assess.ts';
import { anEnterprise, attested, EVERYTHING, GREETING, NUMBER } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

/** A change of the files that updates the kind. The other kinds have nothing that could be updated. */
const EDITS: Readonly<Partial<Record<KindName, (enterprise: Enterprise) => Enterprise>>> = {
  'twilio-sender': (enterprise) => ({
    ...enterprise,
    senders: {
      apiVersion: 'reconcile/v1',
      senders: [{ number: NUMBER, acquire: true, profile: { name: 'Acme Care', about: 'Another line' } }],
    },
  }),
  'twilio-template': (enterprise) => ({
    ...enterprise,
    defaults: {
      ...enterprise.defaults,
      templates: [{ ...GREETING, body: 'Thanks a lot for your message. We will answer today.' }],
    },
  }),
  'mmp-org': (enterprise) => withRoot(enterprise, { name: 'Acme Worldwide' }),
  'mmp-feature': (enterprise) => withRoot(enterprise, { whatsapp: 'disabled' }),
  'mmp-user': (enterprise) => ({
    ...enterprise,
    users: {
      apiVersion: 'reconcile/v1',
      users: [{ email: 'sam@acme.example.com', organisation: 'acme', socialMessaging: false }],
    },
  }),
};

function withRoot(enterprise: Enterprise, change: object): Enterprise {
  const [root] = enterprise.org?.organisations ?? [];
  if (root === undefined) return enterprise;
  return { ...enterprise, org: { apiVersion: 'reconcile/v1', organisations: [{ ...root, ...change }] } };
}

/** Applies until nothing can be done now, letting the reviews pass in between. */
async function settle(world: TestWorld, enterprise: Enterprise): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const situation = await look(world, enterprise);
    const changes = planEnterprise(situation).filter(isActionable);
    const outcomes = await applyChanges(changes, {
      ...world.deps,
      writes: world.deps.writes(),
      inventories: new Map([[enterprise.slug, situation]]),
    });
    expect(outcomes.filter((outcome) => outcome.result !== 'done')).toEqual([]);
    world.sandbox.advance({ hours: 120 });
  }
}

async function look(world: TestWorld, enterprise: Enterprise) {
  const inventory = await observe(world.deps.reads(), KINDS, enterprise);
  return {
    ...inventory,
    activities: assess(inventory, '2026-11-24'),
    now: new Date('2026-11-24T09:00:00Z'),
    today: '2026-11-24',
  };
}

async function open(): Promise<TestWorld> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  return world;
}

const ENTERPRISE = attested(anEnterprise(), ...EVERYTHING);
const READABLE = KINDS.filter((kind) => kind.name !== 'notice');

describe.each(READABLE.map((kind) => [kind.name, kind] as const))('%s against its twin', (name, kind) => {
  it('is created, reads back as desired, and then nothing is left to do', async () => {
    const world = await open();
    await settle(world, ENTERPRISE);
    const situation = await look(world, ENTERPRISE);
    const own = situation.desired.filter((resource) => resource.id.kind === name);
    expect(own.map((resource) => situation.found.has(addressOf(resource.id)))).toEqual(own.map(() => true));
    expect(planEnterprise(situation)).toEqual([]);
  });

  it('is found again by its key, so that nothing is created twice', async () => {
    const world = await open();
    await settle(world, ENTERPRISE);
    const before = await kind.list(world.deps.reads(), {
      enterprise: ENTERPRISE,
      withinId: await homeOf(world, kind.within),
    });
    await settle(world, ENTERPRISE);
    const after = await kind.list(world.deps.reads(), {
      enterprise: ENTERPRISE,
      withinId: await homeOf(world, kind.within),
    });
    expect(after).toEqual(before);
  });

  it('is gone after it was deleted', async () => {
    const world = await open();
    await settle(world, ENTERPRISE);
    const scope = { enterprise: ENTERPRISE, withinId: await homeOf(world, kind.within) };
    const writes = world.deps.writes();
    await emptyOrganisation(world, name);
    for (const observed of (await kind.list(world.deps.reads(), scope)).toReversed()) {
      await kind.delete(writes, { ...scope, observed });
    }
    const left = await kind.list(world.deps.reads(), scope);
    expect(left.filter((observed) => observed.attributes['setting'] !== 'inherited')).toEqual([]);
  });
});

describe.each(Object.entries(EDITS))('%s against its twin', (name, edit) => {
  it('takes an edit of the files, and ends as desired again', async () => {
    const world = await open();
    await settle(world, ENTERPRISE);
    const edited = edit(ENTERPRISE);
    const planned = planEnterprise(await look(world, edited));
    expect(planned.map((change) => change.kind)).toContain(name);
    await settle(world, edited);
    expect(planEnterprise(await look(world, edited))).toEqual([]);
  });
});

async function homeOf(world: TestWorld, within: KindName | undefined): Promise<string> {
  if (within === undefined) return '';
  const accounts = await world.deps.reads().twilio.accounts();
  return accounts.find((account) => account.friendlyName === 'acme')?.sid ?? '';
}

/** MMP deletes only organisations in which nobody lives. */
async function emptyOrganisation(world: TestWorld, name: KindName): Promise<void> {
  if (name === 'mmp-org') await world.deps.writes().mmp.deleteUser('sam@acme.example.com');
}

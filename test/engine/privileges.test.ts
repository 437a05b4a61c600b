import { expect, it, onTestFinished } from 'vitest';
import { applyPlan, makePlan } from '../../src/pipeline.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { anEnterprise, attested, EVERYTHING } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

const ACME = attested(anEnterprise(), ...EVERYTHING);
const NO_DELETES = { allowDeletes: undefined };

const files = (...enterprises: readonly Enterprise[]) => ({
  enterprises,
  failed: [],
  diagnostics: [],
  files: 0,
});

async function open(): Promise<TestWorld> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  return world;
}

/** Takes a privilege from the token at an organisation and below. */
async function take({ sandbox }: TestWorld, privilege: string, organisation: string): Promise<void> {
  await fetch(`${sandbox.origin}/_sandbox/mmp/privileges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ privilege, organisation }),
  });
}

async function giveBack({ sandbox }: TestWorld): Promise<void> {
  await fetch(`${sandbox.origin}/_sandbox/mmp/privileges`, { method: 'DELETE' });
}

async function stateOf({ sandbox }: TestWorld) {
  const { twilio, mmp } = await (await fetch(`${sandbox.origin}/_sandbox/state`)).json();
  return { subaccounts: twilio.accounts.length, organisations: Object.keys(mmp.organisations) };
}

it('a privilege that the token lacks is named in plan and apply, before anything is changed', async () => {
  const world = await open();
  await take(world, 'Profile', 'acme');
  const before = await stateOf(world);

  const { plan } = await makePlan(files(ACME), world.deps);
  const applied = await applyPlan(files(ACME), world.deps, NO_DELETES);

  const failure = {
    enterprise: 'acme',
    code: 'mmp-privilege-missing',
    summary: 'The token of MMP lacks the privilege Profile at acme, so nothing is changed.',
  };
  expect(plan).toMatchObject({ changes: [], failures: [failure] });
  expect(applied.plan.failures).toMatchObject([failure]);
  expect(applied.outcomes).toEqual([]);
  expect(await stateOf(world)).toEqual(before);
});

it('once the privilege is given, the same files are applied', async () => {
  const world = await open();
  await take(world, 'Profile', 'acme');
  await applyPlan(files(ACME), world.deps, NO_DELETES);

  await giveBack(world);
  await applyPlan(files(ACME), world.deps, NO_DELETES);

  expect((await stateOf(world)).organisations).toEqual(['acme']);
});

it('a missing privilege stops its enterprise alone', async () => {
  const world = await open();
  await take(world, 'Profile', 'other');
  const other = attested(
    anEnterprise({
      slug: 'other',
      org: { apiVersion: 'reconcile/v1', organisations: [{ id: 'other', name: 'Other' }] },
    }),
    ...EVERYTHING,
  );

  const applied = await applyPlan(files(ACME, other), world.deps, NO_DELETES);

  expect(applied.plan.failures.map(({ enterprise }) => enterprise)).toEqual(['other']);
  expect((await stateOf(world)).organisations).toEqual(['acme']);
});

it('a privilege that nothing needs now is not missed', async () => {
  const world = await open();
  await take(world, 'Accounts', 'acme');
  const { users: _users, ...withoutUsers } = ACME;

  const { plan } = await makePlan(files(withoutUsers), world.deps);

  expect(plan.failures).toEqual([]);
});

it('moving takes the privilege above the new place as well', async () => {
  const world = await open();
  const tree = (parent: string): Enterprise => ({
    ...ACME,
    users: { apiVersion: 'reconcile/v1', users: [] },
    org: {
      apiVersion: 'reconcile/v1',
      organisations: [
        { id: 'acme', name: 'Acme' },
        { id: 'left', name: 'Left', parent: 'acme' },
        { id: 'right', name: 'Right', parent: 'acme' },
        { id: 'team', name: 'Team', parent },
      ],
    },
  });
  await applyPlan(files(tree('left')), world.deps, NO_DELETES);
  await take(world, 'Profile', 'right');

  const { plan } = await makePlan(files(tree('right')), world.deps);

  expect(plan.failures.map(({ summary }) => summary)).toEqual([
    'The token of MMP lacks the privilege Profile at team, so nothing is changed.',
  ]);
});

import { expect, it, onTestFinished } from 'vitest';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { applyPlan } from '../../src/pipeline.ts';
import { anEnterprise, attested, UP_TO_CONSENT } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

/** Applies every other day, until the numbers are provisioned and nobody has attested activity 15. */
async function provisioned(world: TestWorld): Promise<Enterprise> {
  let enterprise = attested(anEnterprise(), ...UP_TO_CONSENT, 'verify-display-name');
  for (let round = 0; round < 5; round += 1) enterprise = await later(world, enterprise);
  return enterprise;
}

async function later(world: TestWorld, enterprise: Enterprise): Promise<Enterprise> {
  const files = { enterprises: [enterprise], failed: [], diagnostics: [], files: 0 };
  const [status] = (await applyPlan(files, world.deps, { allowDeletes: undefined })).statuses;
  world.sandbox.advance({ hours: 48 });
  return status === undefined ? enterprise : { ...enterprise, status };
}

const activity = ({ status }: Enterprise) => status?.activities.find(({ key }) => key === 'enable');

async function tick(world: TestWorld, body: object): Promise<void> {
  const url = `${world.sandbox.origin}/_sandbox/mmp/organisations/acme`;
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify(body) });
  expect(reply.ok).toBe(true);
}

it('takes the report on administrators as proof that the admin enabled it, and that of nobody else', async () => {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  const enterprise = await provisioned(world);
  // The flag is set, but by this token.
  expect(activity(enterprise)).toMatchObject({ state: 'running' });

  await tick(world, { whatsapp: true, admin: 'admin@acme.example.com' });
  const day = world.sandbox.now().toISOString().slice(0, 10);
  const enabled = await later(world, enterprise);
  expect(activity(enabled)).toMatchObject({
    state: 'done',
    done: day,
    note: 'enabled in MMP by an administrator of the enterprise',
  });
  expect(activity(await later(world, enabled))).toEqual(activity(enabled));
  expect(JSON.stringify(enabled.status)).not.toContain('admin@acme');
});

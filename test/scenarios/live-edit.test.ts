import { expect, it, onTestFinished } from 'vitest';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { applyPlan, makePlan } from '../../src/pipeline.ts';
import { anEnterprise, attested, EVERYTHING, GREETING } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

/** What customers can be sent: what MMP shows, as long as WhatsApp approves a template that says the same. */
async function sendable({ deps }: TestWorld, account: string): Promise<readonly string[]> {
  const reads = deps.reads();
  const [templates, published] = await Promise.all([
    reads.twilio.templates(account),
    reads.mmp.templates('acme'),
  ]);
  const approved = templates.filter(({ approval }) => approval.status === 'approved');
  const texts = approved.map(({ types }) => JSON.stringify(types));
  return published.map(({ value }) => value).filter((value) => texts.some((text) => text.includes(value)));
}

async function apply({ deps }: TestWorld, enterprise: Enterprise): Promise<Enterprise> {
  const files = { enterprises: [enterprise], failed: [], diagnostics: [], files: 0 };
  const [status] = (await applyPlan(files, deps, { allowDeletes: undefined })).statuses;
  return status === undefined ? enterprise : { ...enterprise, status };
}

function withText(enterprise: Enterprise, body: string): Enterprise {
  const templates = [{ ...GREETING, body }];
  return { ...enterprise, defaults: { ...enterprise.defaults, templates } };
}

it('never leaves a live enterprise without an approved and published version while its text changes twice', async () => {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  let enterprise = attested(anEnterprise(), ...EVERYTHING);
  for (let day = 0; day < 3; day += 1) {
    enterprise = await apply(world, enterprise);
    world.sandbox.advance({ hours: 72 });
  }
  const account = enterprise.status?.resources.find(({ resource }) =>
    resource.startsWith('twilio-subaccount/'),
  );
  const texts = [
    'Thank you for writing to us. We will get back to you today.',
    'Thank you for writing to us. We will get back to you within the hour.',
  ];
  const seen: (readonly string[])[] = [];
  for (const [index, text] of texts.entries()) {
    enterprise = withText(enterprise, text);
    // The second edit comes while the first is still under review.
    for (let hour = 0; hour < (index === 0 ? 10 : 120); hour += 1) {
      if (hour % 5 === 0) enterprise = await apply(world, enterprise);
      seen.push(await sendable(world, account?.remoteId ?? ''));
      world.sandbox.advance({ hours: 1 });
    }
  }
  expect(seen.filter((approved) => approved.length === 0)).toEqual([]);
  expect(seen.at(-1)).toEqual([texts[1]]);
  const files = { enterprises: [enterprise], failed: [], diagnostics: [], files: 0 };
  expect((await makePlan(files, world.deps)).plan.changes).toEqual([]);
});

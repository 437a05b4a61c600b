import { describe, expect, it, onTestFinished } from 'vitest';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { anEnterprise } from '../helpers/builders.ts';
import { activateUsers, aWorld } from '../helpers/world.ts';

async function play(enterprise: Enterprise, pace: 'fewest' | 'most' = 'most') {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  const stage = {
    deps: world.deps,
    nextDay: () => world.sandbox.advance({ hours: 24 }),
    usersActivate: () => activateUsers(world.sandbox.origin),
  };
  return { world, rehearsal: await rehearse([enterprise], stage, pace) };
}

describe('a rehearsal', () => {
  it('ends live with all sixteen activities in their order, and proves it with an empty plan', async () => {
    const { rehearsal } = await play(anEnterprise());
    const [played] = rehearsal.enterprises;
    expect(played?.isLive).toBe(true);
    const days = played?.activities.map(({ done }) => done ?? '') ?? [];
    expect(days.toSorted()).toEqual(days);
    expect(rehearsal.plan.changes).toEqual([]);
  });

  it('takes about as long as the published days', async () => {
    const { rehearsal } = await play(anEnterprise(), 'most');
    expect(rehearsal.days).toBeGreaterThanOrEqual(28);
    expect(rehearsal.days).toBeLessThanOrEqual(41);
  });

  it('starts from nothing even when the files say more', async () => {
    const { meta: _meta, ...rest } = anEnterprise().enterprise;
    const { rehearsal } = await play(anEnterprise({ enterprise: rest }));
    expect(rehearsal.enterprises[0]?.isLive).toBe(true);
  });

  it('sends every notice once', async () => {
    const reseller = { ...anEnterprise().enterprise, reseller: 'northwind' };
    const { world } = await play(anEnterprise({ enterprise: reseller }));
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      'WhatsApp for Acme: please verify your business with Meta',
      'WhatsApp for Acme: please accept the client terms',
      'WhatsApp for Acme: your consent is needed',
      'WhatsApp for Acme: your numbers are ready',
      'WhatsApp for Acme: it is provisioned',
      'WhatsApp for Acme: how to verify and enable it in the Management Portal',
      'WhatsApp for Acme: what to tell your users',
    ]);
  });
});

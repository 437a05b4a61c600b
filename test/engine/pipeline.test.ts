import { describe, expect, it, onTestFinished } from 'vitest';
import { applyPlan, makePlan } from '../../src/pipeline.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { anEnterprise, attested, EVERYTHING, UP_TO_CONSENT } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

async function open(): Promise<TestWorld> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  return world;
}

const files = (...enterprises: readonly Enterprise[]) => ({
  enterprises,
  failed: [],
  diagnostics: [],
  files: 0,
});

function plant(world: TestWorld, fault: object) {
  return fetch(`${world.sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
}

/** Applies on three days, so that the reviews are over; gives the enterprise with its last status. */
async function bringLive(world: TestWorld, enterprise: Enterprise): Promise<Enterprise> {
  let known = enterprise;
  for (let day = 0; day < 3; day += 1) {
    const [status] = (await applyPlan(files(known), world.deps, { allowDeletes: undefined })).statuses;
    known = status === undefined ? known : { ...known, status };
    world.sandbox.advance({ hours: 72 });
  }
  return known;
}

describe('an apply', () => {
  it('remembers the notices it sent even when nothing can be read afterwards', async () => {
    const world = await open();
    const enterprise = await bringLive(world, attested(anEnterprise(), ...UP_TO_CONSENT));
    const due = {
      ...attested(enterprise, ...UP_TO_CONSENT, 'verify-display-name'),
      ...(enterprise.status && { status: enterprise.status }),
    };
    // One list for the plan, and from then on none.
    await plant(world, { match: 'GET /mmp/v1/organisations', status: 503, skip: 1, times: 99 });
    const applied = await applyPlan(files(due), world.deps, { allowDeletes: undefined });
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      'WhatsApp for Acme: your numbers are ready',
      'WhatsApp for Acme: how to verify and enable it in the Management Portal',
      'WhatsApp for Acme: what to tell your users',
    ]);
    expect(applied.failures).toHaveLength(1);
    expect(applied.statuses[0]?.notices.map(({ notice }) => notice)).toEqual([
      'numbers-ready',
      'admin-guide',
      'announcement',
    ]);
  });

  it('refuses the deletions of one enterprise and goes on with the others', async () => {
    const world = await open();
    const live = await bringLive(world, attested(anEnterprise(), ...EVERYTHING));
    const leaving = { ...live, enterprise: { ...live.enterprise, lifecycle: 'offboarding' as const } };
    const other = attested(
      anEnterprise({
        slug: 'other',
        org: { apiVersion: 'reconcile/v1', organisations: [{ id: 'other', name: 'Other' }] },
      }),
      'verify-business',
    );
    const applied = await applyPlan(files(leaving, other), world.deps, { allowDeletes: undefined });
    expect(applied.refusals).toMatchObject([{ enterprise: 'acme', code: 'too-many-deletions' }]);
    expect(applied.outcomes.map(({ enterprise }) => enterprise)).toContain('other');
    expect(applied.outcomes.map(({ enterprise }) => enterprise)).not.toContain('acme');
  });

  it('keeps the spelling of a user that MMP has', async () => {
    const world = await open();
    await bringLive(world, attested(anEnterprise(), ...EVERYTHING));
    const respelt = attested(
      anEnterprise({
        users: {
          apiVersion: 'reconcile/v1',
          users: [{ email: 'Sam@acme.example.com', organisation: 'acme', socialMessaging: false }],
        },
      }),
      ...EVERYTHING,
    );
    await applyPlan(files(respelt), world.deps, { allowDeletes: undefined });
    const users = await world.deps.reads().mmp.users('acme');
    expect(users).toMatchObject([{ userKey: 'sam@acme.example.com', socialMessaging: false }]);
  });

  it('finds a subaccount again by its sid when somebody renamed it', async () => {
    const world = await open();
    const live = await bringLive(world, attested(anEnterprise(), ...EVERYTHING));
    const renamed = {
      ...live,
      enterprise: { ...live.enterprise, twilio: { friendlyName: 'Acme Worldwide' } },
    };
    const { plan } = await makePlan(files(renamed), world.deps);
    expect(plan.changes).toMatchObject([
      {
        kind: 'twilio-subaccount',
        action: 'update',
        fields: [{ field: 'friendlyName', before: 'acme', after: 'Acme Worldwide' }],
      },
    ]);
    await applyPlan(files(renamed), world.deps, { allowDeletes: undefined });
    expect((await makePlan(files(renamed), world.deps)).plan.changes).toEqual([]);
  });

  it('moves the number of an organisation to another sender without getting stuck', async () => {
    const world = await open();
    const live = await bringLive(world, attested(anEnterprise(), ...EVERYTHING));
    const second = '+14045550133';
    const moved: Enterprise = {
      ...live,
      senders: {
        apiVersion: 'reconcile/v1',
        senders: [
          ...(live.senders?.senders ?? []),
          { number: second, acquire: true, profile: { name: 'Acme Care' } },
        ],
      },
      org: {
        apiVersion: 'reconcile/v1',
        organisations: [
          { id: 'acme', name: 'Acme', whatsapp: 'enabled', sender: second, templates: ['greeting'] },
        ],
      },
    };
    const settled = await bringLive(world, moved);
    expect((await makePlan(files(settled), world.deps)).plan.changes).toEqual([]);
    expect(await world.deps.reads().mmp.numbers('acme')).toMatchObject([{ number: second }]);
  });
});

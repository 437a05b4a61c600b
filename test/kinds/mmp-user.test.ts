import { describe, expect, it, onTestFinished } from 'vitest';
import { mmpUser } from '../../src/kinds/mmp-user.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { User } from '../../src/model/generated/users.ts';
import { applyPlan } from '../../src/pipeline.ts';
import { anEnterprise, aUser, attested, UP_TO_CONSENT } from '../helpers/builders.ts';
import { aWorld } from '../helpers/world.ts';
import type { TestWorld } from '../helpers/world.ts';

function withUsers(...users: User[]): Enterprise {
  return attested(
    anEnterprise({
      org: {
        apiVersion: 'reconcile/v1',
        organisations: [
          { id: 'acme', name: 'Acme' },
          { id: 'acme-retail', name: 'Retail', parent: 'acme' },
        ],
      },
      users: { apiVersion: 'reconcile/v1', users },
    }),
    ...UP_TO_CONSENT,
  );
}

async function open(): Promise<TestWorld> {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  return world;
}

/** One run. Gives what was done to users. */
async function apply({ deps }: TestWorld, enterprise: Enterprise) {
  const configuration = { enterprises: [enterprise], failed: [], diagnostics: [], files: 0 };
  const { outcomes } = await applyPlan(configuration, deps, { allowDeletes: undefined });
  return outcomes
    .filter(({ kind }) => kind === 'mmp-user')
    .map(({ action, result }) => `${action} ${result}`);
}

describe('a user in MMP', () => {
  it('is added with its toggles, by mail address or device number, and not invited', async () => {
    const world = await open();
    const enterprise = withUsers(
      { email: 'Sam@acme.example.com', organisation: 'acme', socialMessaging: true, restrictIncoming: true },
      { device: '+14045550147', organisation: 'acme-retail' },
    );
    expect(await apply(world, enterprise)).toEqual(['create done', 'create done']);
    expect(await world.deps.reads().mmp.users('acme')).toMatchObject([
      { userKey: '+14045550147', socialMessaging: false, restrictIncoming: false },
      { userKey: 'sam@acme.example.com', socialMessaging: true, inviteStatus: 'not_invited' },
    ]);
    expect(await apply(world, enterprise)).toEqual([]);
  });

  it('moves with the toggles that the files state, and keeps those they leave open', async () => {
    const world = await open();
    const before = { email: 'sam@acme.example.com', organisation: 'acme', restrictIncoming: true };
    await apply(world, withUsers({ ...before, socialMessaging: true }));
    const moved = withUsers({
      email: 'sam@acme.example.com',
      organisation: 'acme-retail',
      socialMessaging: true,
    });
    expect(await apply(world, moved)).toEqual(['update done']);
    expect(await world.deps.reads().mmp.users('acme')).toMatchObject([
      { organisationExternalId: 'acme-retail', socialMessaging: true, restrictIncoming: true },
    ]);
    expect(await apply(world, moved)).toEqual([]);
  });

  it('gets its toggles stated again after somebody moved it by hand', async () => {
    const world = await open();
    const enterprise = withUsers({
      email: 'sam@acme.example.com',
      organisation: 'acme',
      socialMessaging: true,
      restrictIncoming: true,
    });
    await apply(world, enterprise);
    await fetch(`${world.sandbox.origin}/_sandbox/mmp/users/sam@acme.example.com`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ organisationExternalId: 'acme-retail' }),
    });
    expect(await apply(world, enterprise)).toEqual(['update done']);
    expect(await world.deps.reads().mmp.users('acme')).toMatchObject([
      { organisationExternalId: 'acme', socialMessaging: true, restrictIncoming: true },
    ]);
  });

  it('keeps the spelling of its address that MMP has', async () => {
    const world = await open();
    await apply(world, withUsers());
    await world.deps.writes().mmp.putUser('Sam@Acme.example.com', {
      organisationExternalId: 'acme',
      socialMessaging: false,
      restrictIncoming: false,
    });
    const enterprise = withUsers({
      email: 'sam@acme.example.com',
      organisation: 'acme',
      socialMessaging: true,
    });
    expect(await apply(world, enterprise)).toEqual(['update done']);
    expect(await world.deps.reads().mmp.users('acme')).toMatchObject([
      { userKey: 'Sam@Acme.example.com', socialMessaging: true },
    ]);
  });

  it.each([
    ['active', { state: 'ready' }],
    ['not_invited', { state: 'pending', on: 'enterprise' }],
    ['invited', { state: 'pending', on: 'end-users' }],
    ['invitation_failed', { state: 'blocked', on: 'enterprise' }],
    ['suspended', { state: 'blocked', on: 'enterprise' }],
    ['blocked', { state: 'blocked', on: 'enterprise' }],
    ['opted_out', { state: 'blocked', on: 'end-users' }],
    ['an invite status of tomorrow', { state: 'blocked', on: 'isv' }],
  ])('that is %s tells whom it waits for', (inviteStatus, expected) => {
    const { key, remoteId, attributes } = aUser({ inviteStatus });
    const user = { userKey: '', organisation: '', ...attributes, inviteStatus };
    expect(mmpUser.readiness({ key, remoteId, attributes: user })).toMatchObject(expected);
  });
});

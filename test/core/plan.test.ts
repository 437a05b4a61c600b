import { isActionable } from '../../src/model/plan.ts';
import { describe, expect, it } from 'vitest';
import { assemblePlan, planEnterprise } from '../../src/core/plan.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { Organisation, OrgFile } from '../../src/model/generated/org.ts';
import type { Change } from '../../src/model/plan.ts';
import type { Observed } from '../../src/model/resource.ts';
import {
  aSender,
  aSituation,
  aTemplate,
  anEnterprise,
  attested,
  everythingLive,
  EVERYTHING,
  GREETING,
  NUMBER,
  UP_TO_CONSENT,
} from '../helpers/builders.ts';

const brief = (change: Change) =>
  `${change.action} ${change.kind}/${change.key}${change.waits.length > 0 ? ' waits' : ''}`;
const plan = (...args: Parameters<typeof aSituation>) => planEnterprise(aSituation(...args));

describe('the planner', () => {
  it('plans nothing when everything is as desired', () => {
    expect(plan(attested(anEnterprise(), ...EVERYTHING), everythingLive())).toEqual([]);
  });

  it('waits for the brand record before it creates anything', () => {
    const enterprise = anEnterprise();
    const { meta: _meta, ...unknown } = enterprise.enterprise;
    const changes = plan({ ...enterprise, enterprise: unknown });
    expect(changes.filter(isActionable).map(brief)).toEqual(['create notice/verify-request']);
    expect(changes[0]?.waits[0]).toMatchObject({
      on: 'enterprise',
      for: 'activity 2, Submit brand information and Business Manager ID',
    });
  });

  it('creates what it can and says of the rest whom it waits for', () => {
    const changes = plan(attested(anEnterprise(), ...UP_TO_CONSENT));
    expect(changes.map(brief)).toEqual([
      'create twilio-subaccount/acme',
      `create twilio-number/${NUMBER}`,
      `create twilio-sender/${NUMBER}`,
      'create twilio-template/greeting.en',
      'create mmp-org/acme',
      'create mmp-number/acme waits',
      'create mmp-feature/acme waits',
      'create mmp-template/acme/greeting.en waits',
      expect.stringMatching(/^create mmp-user\/[0-9a-f]{16} waits$/),
      'create notice/numbers-ready waits',
      'create notice/admin-guide waits',
      'create notice/announcement waits',
    ]);
    const number = changes.find((change) => change.kind === 'mmp-number');
    expect(number?.waits.map((wait) => wait.on)).toEqual(['meta', 'isv']);
  });

  it('puts a change after what it lives within and what it needs', () => {
    const changes = plan(attested(anEnterprise(), ...UP_TO_CONSENT));
    const sender = changes.find((change) => change.kind === 'twilio-sender');
    expect(sender?.after).toEqual(['acme/twilio-subaccount/acme', `acme/twilio-number/${NUMBER}`]);
  });

  it('updates in place what can be changed in place', () => {
    const remote = { ...everythingLive(), 'twilio-sender': [aSender({ about: 'Banking made simple' })] };
    const [change] = plan(attested(anEnterprise(), ...EVERYTHING), remote);
    expect(change).toMatchObject({
      action: 'update',
      reason: 'differs',
      fields: [{ field: 'about', before: 'Banking made simple', after: 'Here to help' }],
    });
  });

  it('replaces a template that was submitted, and publishes the new text only once it is approved', () => {
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate({ body: 'An older text.' })] };
    const published = { ...remote, 'mmp-template': [publishedWith('An older text.')] };
    const changes = plan(attested(anEnterprise(), ...EVERYTHING), published);
    expect(changes.map(brief)).toEqual([
      'replace twilio-template/greeting.en',
      'update mmp-template/acme/greeting.en waits',
    ]);
  });

  it('edits a template in place as long as it was not submitted', () => {
    const remote = {
      ...everythingLive(),
      'twilio-template': [aTemplate({ body: 'Draft.', submitted: false, approval: 'unsubmitted' })],
    };
    const [change] = plan(attested(anEnterprise(), ...EVERYTHING), remote);
    expect(change).toMatchObject({ action: 'update', kind: 'twilio-template' });
  });

  it('leaves a template alone that Meta approved and moved to another category', () => {
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate({ category: 'MARKETING' })] };
    expect(
      plan(attested(anEnterprise(), ...EVERYTHING), remote).filter(({ kind }) => kind === 'twilio-template'),
    ).toEqual([]);
  });

  it('keeps an old version until the new one is approved and published, then deletes it after the publication', () => {
    const old: Observed = {
      ...aTemplate({ body: 'An older text.' }),
      key: 'greeting.en@1',
      remoteId: 'HX0',
      supersededBy: 'greeting.en',
    };
    const pending = {
      ...everythingLive(),
      'twilio-template': [aTemplate({ version: 2, approval: 'pending' }), old],
    };
    expect(
      plan(attested(anEnterprise(), ...EVERYTHING), pending).some(({ action }) => action === 'delete'),
    ).toBe(false);

    const approved = {
      ...pending,
      'twilio-template': [aTemplate({ version: 2 }), old],
      'mmp-template': [publishedWith('An older text.')],
    };
    const changes = plan(attested(anEnterprise(), ...EVERYTHING), approved);
    expect(changes.map(brief)).toEqual([
      'update mmp-template/acme/greeting.en',
      'delete twilio-template/greeting.en@1',
    ]);
    expect(changes[1]).toMatchObject({ reason: 'superseded', after: ['acme/mmp-template/acme/greeting.en'] });
  });

  it('never deletes what the files do not name, and lists it', () => {
    const stranger: Observed = { ...aTemplate(), key: 'other.en', remoteId: 'HX9' };
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate(), stranger] };
    const changes = plan(attested(anEnterprise(), ...EVERYTHING), remote);
    expect(changes).toMatchObject([{ action: 'none', reason: 'not-managed', key: 'other.en' }]);
  });

  it('deletes what the files no longer name when the policy prunes its kind', () => {
    const stranger: Observed = { ...aTemplate(), key: 'other.en', remoteId: 'HX9' };
    const enterprise = attested(anEnterprise(), ...EVERYTHING);
    const pruning = {
      ...enterprise,
      enterprise: { ...enterprise.enterprise, policy: { prune: ['twilio-template' as const] } },
    };
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate(), stranger] };
    expect(plan(pruning, remote)).toMatchObject([{ action: 'delete', reason: 'pruned' }]);
  });

  it('lets everything wait while an enterprise is paused', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const changes = plan({ ...enterprise, enterprise: { ...enterprise.enterprise, lifecycle: 'paused' } });
    expect(
      changes.every((change) => change.waits.some((wait) => wait.for.startsWith('lifecycle: paused'))),
    ).toBe(true);
  });

  it('takes down in reverse order when an enterprise leaves, and keeps what is not ours to end', () => {
    const enterprise = attested(anEnterprise(), ...EVERYTHING);
    const changes = plan(
      { ...enterprise, enterprise: { ...enterprise.enterprise, lifecycle: 'offboarding' } },
      everythingLive(),
    );
    expect(changes.map(brief)).toEqual([
      'delete mmp-template/acme/greeting.en',
      'delete mmp-feature/acme',
      'delete mmp-number/acme',
      'delete twilio-template/greeting.en',
      `delete twilio-sender/${NUMBER}`,
    ]);
    expect(changes[2]?.after.toSorted()).toEqual([
      'acme/mmp-feature/acme',
      'acme/mmp-template/acme/greeting.en',
    ]);
  });

  it('deletes nothing while an enterprise is paused, whatever the reason', () => {
    const old: Observed = {
      ...aTemplate(),
      key: 'greeting.en@1',
      remoteId: 'HX0',
      supersededBy: 'greeting.en',
    };
    const enterprise = attested(anEnterprise(), ...EVERYTHING);
    const paused = { ...enterprise, enterprise: { ...enterprise.enterprise, lifecycle: 'paused' as const } };
    const remote = { ...everythingLive(), 'twilio-template': [aTemplate({ version: 2 }), old] };
    expect(plan(paused, remote).map(brief)).toEqual(['delete twilio-template/greeting.en@1 waits']);
  });

  it('prunes nothing that the files do not speak of at all', () => {
    const { templates: _templates, ...rest } = attested(anEnterprise(), ...EVERYTHING);
    const pruning = {
      ...rest,
      enterprise: { ...rest.enterprise, policy: { prune: ['twilio-template' as const] } },
    };
    const changes = plan(pruning, everythingLive()).filter(({ kind }) => kind === 'twilio-template');
    expect(changes).toMatchObject([{ action: 'none', reason: 'not-managed' }]);
  });

  it('deletes an organisation after what moved out of it', () => {
    const enterprise = attested(anEnterprise(), ...EVERYTHING);
    const moved = {
      ...enterprise,
      enterprise: { ...enterprise.enterprise, policy: { prune: ['mmp-org' as const] } },
      org: withOrganisation(enterprise, { id: 'team', name: 'Team', parent: 'acme' }),
    };
    const orgs = [
      { key: 'acme', remoteId: 'acme', attributes: { name: 'Acme', parent: null } },
      { key: 'division', remoteId: 'division', attributes: { name: 'Division', parent: 'acme' } },
      { key: 'team', remoteId: 'team', attributes: { name: 'Team', parent: 'division' } },
    ];
    const changes = plan(moved, { ...everythingLive(), 'mmp-org': orgs });
    expect(changes.map(brief)).toEqual(['update mmp-org/team', 'delete mmp-org/division']);
    expect(changes[1]?.after).toEqual(['acme/mmp-org/team']);
  });

  it('registers one number at a time, wherever the new one stands in the file', () => {
    const second = '+14045550133';
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const two = {
      ...enterprise,
      senders: {
        apiVersion: 'reconcile/v1' as const,
        senders: [second, NUMBER].map((number) => ({
          number,
          acquire: true,
          profile: { name: 'Acme Care', about: 'Here to help' },
        })),
      },
    };
    const creating = { ...everythingLive(), 'twilio-sender': [aSender({ status: 'CREATING' })] };
    const [change] = plan(two, creating).filter(
      ({ kind, action }) => kind === 'twilio-sender' && action === 'create',
    );
    expect(change?.waits).toMatchObject([{ on: 'twilio', for: expect.stringContaining('its turn') }]);

    const none = plan(two).filter(({ kind }) => kind === 'twilio-sender');
    expect(none.map(({ waits }) => waits.length)).toEqual([0, 1]);
  });

  it('makes no more new templates than Meta takes in an hour', () => {
    const enterprise = attested(anEnterprise(), ...UP_TO_CONSENT);
    const custom = Array.from({ length: 101 }, (_, index) => ({ ...GREETING, key: `greeting_${index}` }));
    const many = { ...enterprise, templates: { apiVersion: 'reconcile/v1' as const, custom } };
    const isOpen = ({ kind, action, waits }: Change) =>
      kind === 'twilio-template' && action === 'create' && waits.length === 0;
    expect(plan(many).filter(isOpen)).toHaveLength(100);

    const recent = aTemplate({ created: '2026-11-24T08:30:00Z' });
    const remote = { ...everythingLive(), 'twilio-template': [recent] };
    expect(plan(many, remote).filter(isOpen)).toHaveLength(99);
  });

  it('names no person', () => {
    const text = JSON.stringify(plan(attested(anEnterprise(), ...EVERYTHING)));
    expect(text).not.toContain('sam@');
    expect(text).not.toContain('dana@');
  });

  it('gives the same bytes for the same world, and survives a round trip', () => {
    const seal = () =>
      assemblePlan({ enterprises: ['acme'], changes: plan(attested(anEnterprise())), failures: [] });
    expect(JSON.parse(JSON.stringify(seal()))).toEqual(seal());
    expect(seal().digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

function withOrganisation(enterprise: Enterprise, added: Organisation): OrgFile {
  const [root, ...others] = enterprise.org?.organisations ?? [];
  if (root === undefined) throw new Error('The enterprise has no organisation');
  return { apiVersion: 'reconcile/v1', organisations: [root, ...others, added] };
}

function publishedWith(value: string): Observed {
  return {
    key: 'acme/greeting.en',
    remoteId: 'acme/greeting.en',
    attributes: { organisation: 'acme', template: GREETING.key, language: 'en', value },
  };
}

import { describe, expect, it } from 'vitest';
import { planEnterprise } from '../../src/core/plan.ts';
import { nextStatus } from '../../src/core/status.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { DriftPolicy } from '../../src/model/generated/enterprise.ts';
import {
  aSender,
  aSituation,
  aTemplate,
  anEnterprise,
  attested,
  everythingLive,
  EVERYTHING,
  aUser,
} from '../helpers/builders.ts';
import type { Remote } from '../helpers/builders.ts';

const NOW = new Date('2026-11-24T09:00:00Z');

/** An enterprise that was live and as desired when its status was last written. */
function settled(changes: Partial<Enterprise> = {}): Enterprise {
  const enterprise = { ...attested(anEnterprise(), ...EVERYTHING), ...changes };
  return { ...enterprise, status: nextStatus(aSituation(enterprise, everythingLive()), [], NOW) };
}

function withPolicy(enterprise: Enterprise, drift: DriftPolicy): Enterprise {
  return { ...enterprise, enterprise: { ...enterprise.enterprise, policy: { drift } } };
}

function plan(enterprise: Enterprise, remote: Remote) {
  return planEnterprise(aSituation(enterprise, { ...everythingLive(), ...remote }));
}

const EDITED: Remote = { 'twilio-sender': [aSender({ about: 'Edited in the console' })] };

describe('drift', () => {
  it('is put back by default, and is told from a change of the files', () => {
    expect(plan(settled(), EDITED)).toMatchObject([
      { action: 'update', reason: 'drifted', fields: [{ field: 'about', drift: true }] },
    ]);
  });

  it('stands beside a change of the files in the same resource', () => {
    const enterprise = settled();
    const [sender] = enterprise.senders?.senders ?? [];
    if (sender === undefined) throw new Error('no sender');
    const edited: Enterprise = {
      ...enterprise,
      senders: {
        apiVersion: 'reconcile/v1',
        senders: [{ ...sender, profile: { ...sender.profile, description: 'We sell cars.' } }],
      },
    };
    const [change] = plan(edited, EDITED);
    expect(change).toMatchObject({ action: 'update', reason: 'differs' });
    expect(change?.fields.map(({ field, drift = false }) => [field, drift])).toEqual([
      ['about', true],
      ['description', false],
    ]);
  });

  it('is shown and left when the policy says to report it', () => {
    const policy: DriftPolicy = [{ kind: 'twilio-sender', field: 'about', do: 'report' }];
    expect(plan(withPolicy(settled(), policy), EDITED)).toMatchObject([
      { action: 'none', reason: 'drifted', fields: [{ field: 'about', drift: true, left: 'report' }] },
    ]);
  });

  it('is ignored up to and including the day that the policy names', () => {
    const until = (day: string): DriftPolicy => [{ do: 'ignore', until: day }];
    expect(plan(withPolicy(settled(), until('2026-11-24')), EDITED)).toMatchObject([{ action: 'none' }]);
    expect(plan(withPolicy(settled(), until('2026-11-23')), EDITED)).toMatchObject([{ action: 'update' }]);
  });

  it('follows the first entry that fits, the enterprise before the defaults', () => {
    const enterprise = settled();
    const fleet = { ...enterprise, defaults: { ...enterprise.defaults, drift: [{ do: 'report' as const }] } };
    expect(plan(fleet, EDITED)).toMatchObject([{ action: 'none' }]);
    expect(plan(withPolicy(fleet, [{ field: 'about', do: 'revert' }]), EDITED)).toMatchObject([
      { action: 'update' },
    ]);
  });

  it('is no drift as long as files and provider never agreed', () => {
    const { status: _status, ...fresh } = settled();
    expect(plan(fresh, EDITED)).toMatchObject([{ reason: 'differs', fields: [{ field: 'about' }] }]);
  });

  it('stays drift when a run has seen it and left it', () => {
    const enterprise = withPolicy(settled(), [{ do: 'report' }]);
    const seen = aSituation(enterprise, { ...everythingLive(), ...EDITED });
    const later = { ...enterprise, status: nextStatus(seen, [], NOW) };
    expect(plan(later, EDITED)).toMatchObject([{ action: 'none', reason: 'drifted' }]);
  });

  it('names a resource that somebody removed, and brings it back only if the policy does', () => {
    expect(plan(settled(), { 'twilio-sender': [] })).toMatchObject([
      { kind: 'twilio-sender', action: 'create', reason: 'vanished' },
    ]);
    const reported = withPolicy(settled(), [{ kind: 'twilio-sender', do: 'report' }]);
    expect(plan(reported, { 'twilio-sender': [] })).toMatchObject([{ action: 'none', reason: 'vanished' }]);
  });

  it('is seen in users too, without naming them', () => {
    const [change] = plan(settled(), { 'mmp-user': [aUser({ socialMessaging: false })] });
    expect(change).toMatchObject({ reason: 'drifted', fields: [{ field: 'socialMessaging', drift: true }] });
  });

  it('is told and never put back when Meta moves a template to another category', () => {
    const moved = [aTemplate({ category: 'MARKETING' })];
    const marketing = settled({
      defaults: {
        ...anEnterprise().defaults,
        templates: anEnterprise().defaults.templates.map((one) => ({ ...one, category: 'MARKETING' })),
      },
    });
    const live = { ...everythingLive(), 'twilio-template': moved };
    const agreed = { ...marketing, status: nextStatus(aSituation(marketing, live), [], NOW) };
    const back = plan(agreed, { 'twilio-template': [aTemplate({ category: 'UTILITY' })] });
    expect(back).toMatchObject([
      { action: 'none', reason: 'drifted', fields: [{ field: 'category', left: 'report' }] },
    ]);
  });

  it('is none when the files begin to manage a field, also one that cannot be read back', () => {
    const enterprise = settled();
    const [sender] = enterprise.senders?.senders ?? [];
    if (sender === undefined) throw new Error('no sender');
    const profile = { ...sender.profile, logoUrl: 'https://acme.example.com/logo.png' };
    const senders = { apiVersion: 'reconcile/v1' as const, senders: [{ ...sender, profile }] };
    const [change] = plan({ ...enterprise, senders }, {});
    expect(change).toMatchObject({ action: 'update', reason: 'differs', fields: [{ field: 'logoUrl' }] });
    expect(change?.fields[0]?.drift).toBeUndefined();
  });
});

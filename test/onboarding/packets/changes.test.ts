import { describe, expect, it } from 'vitest';
import type { Enterprise } from '../../../src/model/enterprise.ts';
import type { SealedPacket } from '../../../src/model/packet.ts';
import { packetChanges } from '../../../src/onboarding/packets/changes.ts';
import { seal } from '../../../src/onboarding/packets/draft.ts';
import { packetOf } from '../../../src/onboarding/packets/packet-of.ts';
import { parsePacket } from '../../../src/onboarding/packets/parse-packet.ts';
import { packetJson } from '../../../src/render/json.ts';
import { anEnterprise } from '../../helpers/builders.ts';

function consentOf(enterprise: Enterprise): SealedPacket {
  const result = packetOf(enterprise, 'consent');
  if (result.state !== 'complete') throw new Error(result.state);
  return seal(result.packet);
}

function renamed(): Enterprise {
  const enterprise = anEnterprise();
  const { brand } = enterprise.enterprise;
  return {
    ...enterprise,
    enterprise: { ...enterprise.enterprise, brand: { ...brand, legalName: 'Acme Holdings Limited' } },
  };
}

describe('two versions of a packet', () => {
  it('have the same digest when they say the same, and another one when one value differs', () => {
    expect(consentOf(anEnterprise()).digest).toBe(consentOf(anEnterprise()).digest);
    expect(consentOf(renamed()).digest).not.toBe(consentOf(anEnterprise()).digest);
  });

  it('are compared place by place', () => {
    expect(packetChanges(consentOf(anEnterprise()), consentOf(renamed()))).toEqual([
      { place: 'Your account: Company', before: 'Acme Limited', after: 'Acme Holdings Limited' },
    ]);
  });

  it('show what is new and what is gone', () => {
    const before = consentOf(anEnterprise());
    const shorter = { ...before, sections: before.sections.slice(0, -1) };
    expect(packetChanges(before, shorter)).toMatchObject([{ place: 'If the request is not there' }]);
    expect(packetChanges(shorter, before)[0]).not.toHaveProperty('before');
    expect(packetChanges(before, shorter)[0]).not.toHaveProperty('after');
  });
});

describe('a packet that was written before', () => {
  it('is read back as it was', () => {
    const packet = consentOf(anEnterprise());
    expect(parsePacket(packetJson(packet))).toEqual({ format: 'reconcile/packet/v1', ...packet });
  });

  it.each(['', 'null', '[]', '{}', '{"title":1}', '{"title":"a","sections":[{}]}', '{'])(
    'is taken for none when it is %j',
    (text) => {
      expect(parsePacket(text)).toBeUndefined();
    },
  );
});

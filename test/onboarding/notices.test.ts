import { describe, expect, it } from 'vitest';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { SentNotice } from '../../src/model/generated/status.ts';
import { noticesOf, standingOf } from '../../src/onboarding/notices.ts';
import type { Notice } from '../../src/onboarding/notices.ts';
import { anEnterprise, attested, EVERYTHING, NUMBER } from '../helpers/builders.ts';

function notice(enterprise: Enterprise, key: string): Notice {
  const found = noticesOf(enterprise).find((one) => one.key === key);
  if (found === undefined) throw new Error(`no notice ${key}`);
  return found;
}

function standing(enterprise: Enterprise, key: string) {
  return standingOf(enterprise, notice(enterprise, key));
}

/** The enterprise with this generation of a notice in its status file. */
function having(enterprise: Enterprise, key: string, more: Partial<SentNotice> = {}): Enterprise {
  const { messageId } = notice(enterprise, key);
  const sent = [
    ...(enterprise.sent ?? []),
    { notice: key, sent: '2026-11-20T09:00:00Z', messageId, ...more },
  ];
  return { ...enterprise, sent };
}

function withNumber(enterprise: Enterprise, number: string): Enterprise {
  return {
    ...enterprise,
    senders: { apiVersion: 'reconcile/v1', senders: [{ number, profile: { name: 'Acme Care' } }] },
    org: {
      apiVersion: 'reconcile/v1',
      organisations: [{ id: 'acme', name: 'Acme', whatsapp: 'enabled', sender: number }],
    },
  };
}

const OTHER = '+14045550199';

describe('a notice', () => {
  it('has the same Message-ID for the same facts, whatever else changes', () => {
    const enterprise = anEnterprise();
    const reworded = {
      ...enterprise,
      defaults: { ...enterprise.defaults, isv: { ...enterprise.defaults.isv, name: 'Another name' } },
    };
    expect(notice(reworded, 'numbers-ready').messageId).toBe(notice(enterprise, 'numbers-ready').messageId);
  });

  it('has another Message-ID for another enterprise, notice or number', () => {
    const ids = [
      notice(anEnterprise(), 'numbers-ready'),
      notice(anEnterprise({ slug: 'other' }), 'numbers-ready'),
      notice(anEnterprise(), 'admin-guide'),
      notice(withNumber(anEnterprise(), OTHER), 'numbers-ready'),
    ].map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toMatch(/^<acme\.numbers-ready\.[0-9a-f]{12}@reconcile\.example\.com>$/);
  });

  it('is wanted until it is sent', () => {
    const enterprise = anEnterprise();
    expect(standing(enterprise, 'consent-request')?.sent).toBeUndefined();
    const after = having(enterprise, 'consent-request');
    expect(standing(after, 'consent-request')?.sent?.messageId).toBe(
      notice(after, 'consent-request').messageId,
    );
  });

  it('is not wanted any more once what it asks for is attested', () => {
    expect(standing(attested(anEnterprise(), 'consent'), 'consent-request')).toBeUndefined();
  });

  it('asks again when the Business Manager changes before consent, and not afterwards', () => {
    const before = having(anEnterprise(), 'consent-request');
    const changed = {
      ...before,
      enterprise: { ...before.enterprise, meta: { businessManagerId: '999999999999999' } },
    };
    const again = standing(changed, 'consent-request');
    expect(again?.sent?.messageId).not.toBe(again?.messageId);
    const settled = standing(attested(changed, 'consent'), 'consent-request');
    expect(settled?.sent?.messageId).toBe(settled?.messageId);
  });

  it('tells a changed number even after the admin has enabled it, and the old one not again', () => {
    const first = having(attested(withNumber(anEnterprise(), NUMBER), ...EVERYTHING), 'numbers-ready');
    const second = withNumber(first, OTHER);
    const wanted = standing(second, 'numbers-ready');
    expect(wanted?.sent?.messageId).not.toBe(wanted?.messageId);
    const back = standing(withNumber(having(second, 'numbers-ready'), NUMBER), 'numbers-ready');
    expect(back?.sent?.messageId).toBe(back?.messageId);
  });

  it.each(['sending', 'unclear'] as const)('waits for a person when it is %s', (state) => {
    const enterprise = having(anEnterprise(), 'consent-request', { state });
    expect(standing(enterprise, 'consent-request')).toMatchObject({ isUnclear: true });
    expect(standing(enterprise, 'consent-request')?.sent).toBeUndefined();
  });

  it('does not count an older generation as sent when this one is unclear', () => {
    const first = having(withNumber(anEnterprise(), NUMBER), 'numbers-ready');
    const second = having(withNumber(first, OTHER), 'numbers-ready', { state: 'unclear' });
    expect(standing(second, 'numbers-ready')).toMatchObject({ isUnclear: true });
    expect(standing(second, 'numbers-ready')?.sent).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { reviewName } from '../../../src/sandbox/meta/review-name.ts';

describe('display names', () => {
  test.each(['ABC Banking', 'HSBC', 'Fresh Produce Test', 'Smith & Sons, Ltd.', 'Müller Reisen'])(
    'Meta approves %s',
    (name) => {
      expect(reviewName(name)).toEqual({ verdict: 'approve' });
    },
  );

  test.each([
    ['AB', '3 to 255'],
    ['x'.repeat(256), '3 to 255'],
    ['ABC BANKING', 'capital'],
    ['ABC Banking 🎉', 'emoji'],
    ['ABC Banking™', 'emoji or symbols'],
    ['ABC on WhatsApp', 'trademarks'],
    ['Facebook Friends', 'trademarks'],
    ['www.abc-banking.example.com', 'URL'],
    ['ABC  Banking', 'spacing'],
    ['ABC Banking!!', 'punctuation'],
    ['Fashion', 'generic'],
  ])('Meta declines %s', (name, reason) => {
    const verdict = reviewName(name);
    expect(verdict.verdict).toBe('reject');
    expect(verdict.reason).toContain(reason);
  });
});

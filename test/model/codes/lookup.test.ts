import { describe, expect, it } from 'vitest';
import { codeFacts, isKnownCode, TWILIO_CODES } from '../../../src/model/codes/lookup.ts';
import { PARTIES } from '../../../src/model/activity.ts';

const ALL = Object.entries<{ summary: string; fix: string; reason: string; party?: string }>(TWILIO_CODES);

describe('the table of codes', () => {
  it.each([
    // Common, accounts and numbers; senders; templates and their alarms; messages; Meta's own.
    '20003 20007 20404 20409 20429 21476 21478 21480 21481 21655',
    '63020 63051 63060 63100 63101 63102 63103 63104 63105 63107 63109 63110 63111 63112 63116 63124 63128',
    '63040 63041 63042 63043 63044 63045 63046 63047 92001 92002 92004 92006',
    '63013 63016 63018 63022 63024 63027 63028',
    '2388019 2388023 2388024 2388039 2388040 2388047 2388072 2388073 2388293 2388299',
    '133000 133004 133005 133006 133008 133009 133010 133015 133016',
  ])('knows %s', (codes) => {
    expect(codes.split(' ').filter((code) => !isKnownCode(code))).toEqual([]);
  });

  it.each(ALL)('explains %s in whole sentences, and names a party that exists', (code, facts) => {
    expect(codeFacts(code)).toBe(facts);
    expect(facts.summary).toMatch(/^[A-Z].*[a-z0-9]\.$/);
    expect(facts.fix).toMatch(/^[A-Z].*[a-z0-9]\.$/);
    expect(facts.reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([undefined, ...PARTIES]).toContain(facts.party);
  });

  it('lets a code that it does not know keep its number', () => {
    expect(codeFacts('63999')).toEqual({
      reason: 'unknown-code',
      summary: 'Twilio gives code 63999, which is not known here.',
      fix: 'See twilio.com/docs/errors/63999.',
    });
  });

  it.each(['unknown', '__proto__', 'constructor', ''])('does not take %j for a code', (word) => {
    expect(isKnownCode(word)).toBe(false);
    expect(codeFacts(word).reason).toBe('unknown-code');
  });
});

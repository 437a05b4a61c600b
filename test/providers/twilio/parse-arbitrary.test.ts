import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import {
  parseAccount,
  parseNumber,
  parseSender,
  parseTemplate,
} from '../../../src/providers/twilio/parse.ts';

const json: fc.Arbitrary<Json> = fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value)));

/** Objects with the keys that Twilio uses, and anything at all for their values. */
function reply(keys: readonly string[], needed: JsonObject): fc.Arbitrary<JsonObject> {
  const known = fc.dictionary(fc.constantFrom(...keys), json);
  return fc
    .tuple(fc.dictionary(fc.string(), json), known)
    .map(([extra, fields]) => ({ ...extra, ...fields, ...needed }));
}

const SENDER = reply(
  [
    'status',
    'configuration',
    'profile',
    'properties',
    'offline_reasons',
    'pending_display_name',
    'pending_display_name_status',
  ],
  { sid: 'XE1', sender_id: 'whatsapp:+14045550122' },
);
const TEMPLATE = reply(
  ['friendly_name', 'language', 'types', 'variables', 'date_created', 'date_updated', 'approval_requests'],
  { sid: 'HX1' },
);

describe('whatever Twilio may add or change', () => {
  test('a sender is read', () => {
    fc.assert(
      fc.property(SENDER, (raw) => {
        const sender = parseSender(raw);
        expect(sender.number).toBe('+14045550122');
        expect(typeof sender.status).toBe('string');
      }),
    );
  });

  test('a template is read', () => {
    fc.assert(
      fc.property(TEMPLATE, (raw) => {
        const { approval, updated } = parseTemplate(raw);
        expect(Object.values(approval).every((value) => typeof value === 'string')).toBe(true);
        expect(['string', 'undefined']).toContain(typeof updated);
      }),
    );
  });

  test('an account and a number are read', () => {
    const raws = reply(['friendly_name', 'status', 'capabilities', 'iso_country'], {
      sid: 'AC1',
      phone_number: '+14045550122',
    });
    fc.assert(
      fc.property(raws, (raw) => {
        expect(parseAccount(raw, 'list the accounts').sid).toBe('AC1');
        expect(typeof parseNumber(raw).capabilities.sms).toBe('boolean');
      }),
    );
  });
});

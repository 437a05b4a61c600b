import { describe, expect, test } from 'vitest';
import {
  parseAccount,
  parseNumber,
  parseSender,
  parseTemplate,
} from '../../../src/providers/twilio/parse.ts';

const UNEXPECTED = expect.objectContaining({
  facts: expect.objectContaining({ result: 'unknown', code: 'unexpected-reply' }),
});

describe('an account', () => {
  test('keeps name and status, and never its token', () => {
    const raw = {
      sid: 'AC1',
      friendly_name: 'abc-banking',
      status: 'active',
      auth_token: 'secret',
      type: 'Full',
    };
    expect(parseAccount(raw, 'list the accounts')).toEqual({
      sid: 'AC1',
      friendlyName: 'abc-banking',
      status: 'active',
    });
  });

  test('with an unknown status keeps it', () => {
    expect(parseAccount({ sid: 'AC1', status: 'frozen' }, 'list the accounts').status).toBe('frozen');
  });
});

describe('a number', () => {
  test('says what it can receive', () => {
    const raw = {
      sid: 'PN1',
      phone_number: '+14045550122',
      capabilities: { voice: true, sms: false, mms: true },
      iso_country: 'US',
    };
    expect(parseNumber(raw)).toEqual({
      sid: 'PN1',
      number: '+14045550122',
      capabilities: { sms: false, voice: true },
      country: 'US',
    });
  });

  test('without capabilities can receive nothing', () => {
    expect(parseNumber({ sid: 'PN1', phone_number: '+14045550122', capabilities: null })).toMatchObject({
      capabilities: { sms: false, voice: false },
    });
  });

  test('without the number itself is not understood', () => {
    expect(() => parseNumber({ sid: 'PN1' })).toThrow(UNEXPECTED);
  });
});

describe('a sender', () => {
  test('comes whole', () => {
    const raw = {
      sid: 'XE1',
      status: 'ONLINE',
      sender_id: 'whatsapp:+14045550122',
      configuration: { waba_id: '1029384756', verification_method: null },
      webhook: { callback_url: 'https://hooks.example.com/' },
      profile: {
        name: 'ABC Banking',
        about: 'Banking made simple',
        address: '1 Main Street',
        description: 'A bank',
        logo_url: 'https://abc-banking.example.com/logo.png',
        vertical: 'Finance and Banking',
        websites: [{ website: 'https://abc-banking.example.com', label: 'Website', extra: 1 }],
        emails: [{ email: 'help@abc-banking.example.com', label: 'Email' }],
        banner_url: null,
      },
      properties: { quality_rating: 'HIGH', messaging_limit: '10K Customers/24hr' },
      offline_reasons: null,
      compliance: null,
      url: 'https://messaging.twilio.com/v2/Channels/Senders/XE1',
    };
    expect(parseSender(raw)).toEqual({
      sid: 'XE1',
      number: '+14045550122',
      status: 'ONLINE',
      wabaId: '1029384756',
      webhook: { callbackUrl: 'https://hooks.example.com/' },
      profile: {
        name: 'ABC Banking',
        about: 'Banking made simple',
        address: '1 Main Street',
        description: 'A bank',
        logoUrl: 'https://abc-banking.example.com/logo.png',
        vertical: 'Finance and Banking',
        websites: [{ website: 'https://abc-banking.example.com', label: 'Website' }],
        emails: [{ email: 'help@abc-banking.example.com', label: 'Email' }],
      },
      offlineReasons: [],
      quality: 'HIGH',
      limit: '10K Customers/24hr',
    });
  });

  test('may lack everything but its sid and its number', () => {
    expect(parseSender({ sid: 'XE1', sender_id: 'whatsapp:+14045550122' })).toEqual({
      sid: 'XE1',
      number: '+14045550122',
      status: 'unknown',
      profile: {},
      webhook: {},
      offlineReasons: [],
    });
  });

  test('without its number is not understood, or it would be created a second time', () => {
    expect(() => parseSender({ sid: 'XE1', status: 'DRAFT' })).toThrow(UNEXPECTED);
  });

  test('with odd values where objects belong does not crash', () => {
    const raw = {
      sid: 'XE1',
      sender_id: 'whatsapp:+14045550122',
      status: 'ONLINE:PENDING_VERIFICATION',
      configuration: [],
      profile: 'none',
      properties: 7,
      offline_reasons: { code: 1 },
    };
    expect(parseSender(raw)).toMatchObject({
      status: 'ONLINE:PENDING_VERIFICATION',
      profile: {},
      offlineReasons: [],
    });
  });

  test('null and empty texts of a profile are left out, an empty list is kept', () => {
    const profile = { name: 'ABC', about: '', address: null, websites: [], emails: null };
    expect(parseSender({ sid: 'XE1', sender_id: 'whatsapp:+14045550122', profile }).profile).toEqual({
      name: 'ABC',
      websites: [],
    });
  });

  test('says why it is offline by code alone, text or number', () => {
    const reasons = [
      { code: '63020', message: 'Mr Smith did not accept', more_info: '' },
      { code: 63_112 },
      { message: 'no code' },
    ];
    const raw = { sid: 'XE1', sender_id: 'whatsapp:+14045550122', offline_reasons: reasons };
    expect(parseSender(raw).offlineReasons).toEqual([
      { code: '63020' },
      { code: '63112' },
      { code: 'unknown' },
    ]);
  });

  const pending = {
    pending_display_name: 'ABC Bank',
    pending_display_name_status: 'PENDING_REVIEW',
    pending_display_name_status_date: '2026-11-24T09:00:00Z',
  };
  test.each([
    ['at the top', { ...pending }],
    ['within the profile', { profile: { name: 'ABC Banking', ...pending } }],
  ])('shows a name under review that stands %s', (_where, fields) => {
    expect(parseSender({ sid: 'XE1', sender_id: 'whatsapp:+14045550122', ...fields }).pendingName).toEqual({
      name: 'ABC Bank',
      status: 'PENDING_REVIEW',
    });
  });
});

describe('a template', () => {
  const approval = {
    name: 'greeting_v1',
    category: 'UTILITY',
    content_type: 'twilio/text',
    status: 'rejected',
    rejection_reason: 'INVALID_FORMAT',
    allow_category_change: true,
  };
  const raw = {
    sid: 'HX1',
    account_sid: 'AC1',
    friendly_name: 'greeting_v1',
    language: 'en',
    variables: { '1': 'Ada' },
    types: { 'twilio/text': { body: 'Hello {{ 1 }}' } },
    date_created: '2026-11-24T09:00:00Z',
    date_updated: '2026-11-25T09:00:00Z',
  };

  test.each([
    ['flat', approval],
    ['keyed by channel', { whatsapp: approval }],
  ])('comes with its approval, %s', (_shape, requests) => {
    expect(parseTemplate({ ...raw, approval_requests: requests })).toEqual({
      sid: 'HX1',
      friendlyName: 'greeting_v1',
      language: 'en',
      variables: { '1': 'Ada' },
      types: { 'twilio/text': { body: 'Hello {{ 1 }}' } },
      created: '2026-11-24T09:00:00Z',
      updated: '2026-11-25T09:00:00Z',
      approval: {
        status: 'rejected',
        name: 'greeting_v1',
        category: 'UTILITY',
        rejectionReason: 'INVALID_FORMAT',
      },
    });
  });

  test.each([[undefined], [null], [{}], [{ status: '' }], ['none']])(
    'with approval %j was never submitted',
    (requests) => {
      const fields = requests === undefined ? {} : { approval_requests: requests };
      expect(parseTemplate({ ...raw, ...fields }).approval).toEqual({
        status: 'unsubmitted',
        name: '',
        category: '',
        rejectionReason: '',
      });
    },
  );

  test.each([
    ['INVALID_FORMAT', 'INVALID_FORMAT'],
    ['TAG_CONTENT_MISMATCH - templateName=Ada_hx15c7', 'TAG_CONTENT_MISMATCH'],
    ['Ada, variables cannot be at the end (2388299)', '2388299'],
    ['INVALID_FORMAT 133016', '133016'],
    ['Call +14045550122', ''],
    ['SORRY Ada', 'SORRY'],
    ['Sorry Ada', ''],
  ])('of the reason of a rejection keeps the code alone: %s', (text, code) => {
    const requests = { status: 'rejected', rejection_reason: text };
    expect(parseTemplate({ ...raw, approval_requests: requests }).approval.rejectionReason).toBe(code);
  });

  test('with an unknown status keeps it', () => {
    expect(parseTemplate({ ...raw, approval_requests: { status: 'in_appeal' } }).approval.status).toBe(
      'in_appeal',
    );
  });
});

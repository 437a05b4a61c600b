import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHILD, connected, NUMBER, PARENT } from './connected.ts';

const API = 'https://api.twilio.com';
const MESSAGING = 'https://messaging.twilio.com';
const CONTENT = 'https://content.twilio.com';
const { accountSid: child } = CHILD;

beforeEach(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(unused).toEqual([]);
});

/** The parent's list of accounts, which is where the credentials of a subaccount come from. */
function accountsAreListed(): void {
  const account = { sid: child, friendly_name: 'abc-banking', status: 'active', auth_token: CHILD.authToken };
  nock(API)
    .get('/2010-04-01/Accounts.json')
    .basicAuth({ user: PARENT.accountSid, pass: PARENT.authToken })
    .query({ PageSize: '1000' })
    .reply(200, { accounts: [{ ...account }, { ...account, sid: PARENT.accountSid }], next_page_uri: null });
}

/** The body of one call that the subaccount itself makes, with the headers that Twilio reads. */
function asChild(host: string, type: string) {
  return nock(host, { reqheaders: { 'content-type': type, accept: 'application/json' } });
}

const GONE = { code: 20_404, message: 'The requested resource was not found', status: 404 };
const AUTH = { user: child, pass: CHILD.authToken };
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

describe('senders are written in snake_case JSON, with the credentials of the subaccount', () => {
  const profile = {
    name: 'ABC Banking',
    about: 'Banking made simple',
    logoUrl: 'https://abc-banking.example.com/logo.png',
    websites: [{ website: 'https://abc-banking.example.com', label: 'Website' }],
    emails: [{ email: 'help@abc-banking.example.com', label: 'Email' }],
  };
  const raw = {
    name: 'ABC Banking',
    about: 'Banking made simple',
    logo_url: 'https://abc-banking.example.com/logo.png',
    websites: [{ website: 'https://abc-banking.example.com', label: 'Website' }],
    emails: [{ email: 'help@abc-banking.example.com', label: 'Email' }],
  };

  test('create', async () => {
    accountsAreListed();
    const body = { sender_id: `whatsapp:${NUMBER}`, configuration: { waba_id: '1029384756' }, profile: raw };
    asChild(MESSAGING, JSON_TYPE)
      .post('/v2/Channels/Senders', body)
      .basicAuth(AUTH)
      .reply(202, { sid: 'XE1', status: 'CREATING', sender_id: null, profile: null });
    const sid = await connected().writes.createSender(child, {
      number: NUMBER,
      wabaId: '1029384756',
      profile,
    });
    expect(sid).toBe('XE1');
  });

  test('update sends the profile alone', async () => {
    accountsAreListed();
    asChild(MESSAGING, JSON_TYPE)
      .post('/v2/Channels/Senders/XE1', { profile: raw })
      .basicAuth(AUTH)
      .reply(202, { sid: 'XE1', status: 'ONLINE:UPDATING' });
    await expect(connected().writes.updateSender(child, 'XE1', { profile })).resolves.toBeUndefined();
  });

  test('update sends the webhook alone', async () => {
    accountsAreListed();
    const webhook = { callback_url: 'https://hooks.example.com/in', callback_method: 'POST' };
    asChild(MESSAGING, JSON_TYPE)
      .post('/v2/Channels/Senders/XE1', { webhook })
      .reply(202, { sid: 'XE1', status: 'ONLINE:UPDATING' });
    const change = { webhook: { callbackUrl: 'https://hooks.example.com/in', callbackMethod: 'POST' } };
    await expect(connected().writes.updateSender(child, 'XE1', change)).resolves.toBeUndefined();
  });

  test('a display name that was turned down inside a 202 is an error that says for how long', async () => {
    accountsAreListed();
    asChild(MESSAGING, JSON_TYPE)
      .post('/v2/Channels/Senders/XE1')
      .reply(202, { sid: 'XE1', status: 'ONLINE:UPDATING', display_name_status: 'error' });
    await expect(connected().writes.updateSender(child, 'XE1', { profile })).rejects.toMatchObject({
      facts: {
        code: 'display-name-not-taken',
        result: 'refused',
        party: 'meta',
        retryAfterMs: 2_592_000_000,
      },
    });
  });

  test('create says how the verification code is to be sent', async () => {
    accountsAreListed();
    const configuration = { verification_method: 'voice' };
    asChild(MESSAGING, JSON_TYPE)
      .post('/v2/Channels/Senders', { sender_id: `whatsapp:${NUMBER}`, configuration, profile: {} })
      .reply(202, { sid: 'XE1' });
    const body = { number: NUMBER, verificationMethod: 'voice', profile: {} } as const;
    expect(await connected().writes.createSender(child, body)).toBe('XE1');
  });

  test.each([
    ['enter a code', { verification_code: '123456' }],
    ['ask for a code', { verification_method: 'voice' }],
  ])('%s', async (what, configuration) => {
    accountsAreListed();
    asChild(MESSAGING, JSON_TYPE)
      .post('/v2/Channels/Senders/XE1', { configuration })
      .basicAuth(AUTH)
      .reply(202, { sid: 'XE1', status: 'VERIFYING', sender_id: null });
    const { writes } = connected();
    const call =
      what === 'enter a code'
        ? writes.enterCode(child, 'XE1', '123456')
        : writes.requestCode(child, 'XE1', 'voice');
    await expect(call).resolves.toBeUndefined();
  });

  test('delete', async () => {
    accountsAreListed();
    nock(MESSAGING).delete('/v2/Channels/Senders/XE1').basicAuth(AUTH).reply(204);
    await expect(connected().writes.deleteSender(child, 'XE1')).resolves.toBeUndefined();
  });
});

describe('templates are written in snake_case JSON', () => {
  const content = {
    friendlyName: 'greeting_v1',
    language: 'en',
    types: { 'twilio/text': { body: 'Hello {{1}} ünïcode' } },
    variables: { '1': 'Ada' },
  };
  const raw = {
    friendly_name: 'greeting_v1',
    language: 'en',
    types: { 'twilio/text': { body: 'Hello {{1}} ünïcode' } },
    variables: { '1': 'Ada' },
  };

  test('create', async () => {
    accountsAreListed();
    asChild(CONTENT, JSON_TYPE).post('/v1/Content', raw).basicAuth(AUTH).reply(201, { sid: 'HX1' });
    expect(await connected().writes.createContent(child, content)).toBe('HX1');
  });

  test('update replaces the whole by PUT', async () => {
    accountsAreListed();
    asChild(CONTENT, JSON_TYPE).put('/v1/Content/HX1', raw).basicAuth(AUTH).reply(200, { sid: 'HX1' });
    await expect(connected().writes.updateContent(child, 'HX1', content)).resolves.toBeUndefined();
  });

  test('submit', async () => {
    accountsAreListed();
    const request = { name: 'greeting_v1', category: 'UTILITY' };
    asChild(CONTENT, JSON_TYPE)
      .post('/v1/Content/HX1/ApprovalRequests/whatsapp', request)
      .basicAuth(AUTH)
      .reply(201, { ...request, status: 'received' });
    await expect(connected().writes.submitContent(child, 'HX1', request)).resolves.toBeUndefined();
  });

  test('delete', async () => {
    accountsAreListed();
    nock(CONTENT).delete('/v1/Content/HX1').basicAuth(AUTH).reply(204);
    await expect(connected().writes.deleteContent(child, 'HX1')).resolves.toBeUndefined();
  });
});

describe('numbers and accounts are written as forms', () => {
  test('a number is bought in the subaccount, by it', async () => {
    accountsAreListed();
    asChild(API, FORM_TYPE)
      .post(`/2010-04-01/Accounts/${child}/IncomingPhoneNumbers.json`, 'PhoneNumber=%2B14045550122')
      .basicAuth(AUTH)
      .reply(201, { sid: 'PN1', phone_number: NUMBER });
    expect(await connected().writes.buyNumber(child, NUMBER)).toBe('PN1');
  });

  test('a number is released by its sid', async () => {
    accountsAreListed();
    nock(API)
      .delete(`/2010-04-01/Accounts/${child}/IncomingPhoneNumbers/PN1.json`)
      .basicAuth(AUTH)
      .reply(204);
    await expect(connected().writes.releaseNumber(child, 'PN1')).resolves.toBeUndefined();
  });

  test('an account is created by the parent and can be used at once, without listing the accounts', async () => {
    asChild(API, FORM_TYPE)
      .post('/2010-04-01/Accounts.json', 'FriendlyName=abc-banking+%26+sons')
      .basicAuth({ user: PARENT.accountSid, pass: PARENT.authToken })
      .reply(201, {
        sid: child,
        friendly_name: 'abc-banking & sons',
        status: 'active',
        auth_token: CHILD.authToken,
      });
    nock(CONTENT).delete('/v1/Content/HX1').basicAuth(AUTH).reply(204);
    const { writes } = connected();
    expect(await writes.createAccount({ friendlyName: 'abc-banking & sons' })).toBe(child);
    await writes.deleteContent(child, 'HX1');
  });

  test('the status of an account is changed by the parent', async () => {
    asChild(API, FORM_TYPE)
      .post(`/2010-04-01/Accounts/${child}.json`, 'Status=suspended')
      .basicAuth({ user: PARENT.accountSid, pass: PARENT.authToken })
      .reply(200, { sid: child, status: 'suspended' });
    await expect(connected().writes.setAccountStatus(child, 'suspended')).resolves.toBeUndefined();
  });
});

describe('a create with an unclear result is sent exactly once', () => {
  const body = { number: NUMBER, profile: { name: 'ABC Banking' } };
  test.each([
    { what: 'an error page', status: 502, reply: '<html>Bad gateway</html>', code: 'http-502' },
    { what: 'an error of Twilio', status: 500, reply: '{"code":20500,"message":"Internal"}', code: '20500' },
    { what: 'a success without a body', status: 202, reply: '', code: 'empty-reply' },
    { what: 'a success cut short', status: 202, reply: '{"sid":"XE', code: 'truncated-reply' },
    { what: 'a page in place of JSON', status: 200, reply: '<html>Sign in</html>', code: 'not-json' },
    { what: 'an error page of something in between', status: 408, reply: '', code: 'http-408' },
    { what: 'a success that is a list', status: 202, reply: '[]', code: 'unexpected-reply' },
    {
      what: 'a success without a sid',
      status: 202,
      reply: '{"status":"CREATING"}',
      code: 'unexpected-reply',
    },
  ])('$what', async ({ status, reply, code }) => {
    accountsAreListed();
    let sent = 0;
    nock(MESSAGING)
      .post('/v2/Channels/Senders')
      .times(3)
      .reply(status, () => {
        sent += 1;
        return reply;
      });
    await expect(connected().writes.createSender(child, body)).rejects.toMatchObject({
      facts: { result: 'unknown', code, operation: 'create a sender' },
    });
    expect(sent).toBe(1);
    nock.cleanAll();
  });
});

describe('a create that was certainly not taken is sent again', () => {
  test('after HTTP 429, when Twilio says so', async () => {
    accountsAreListed();
    const tooMany = { code: 20_429, message: 'Too many requests', status: 429 };
    nock(CONTENT).post('/v1/Content').reply(429, tooMany, { 'retry-after': '7' });
    nock(CONTENT).post('/v1/Content').reply(429, tooMany);
    nock(CONTENT).post('/v1/Content').reply(201, { sid: 'HX1' });
    const waits: number[] = [];
    const content = { friendlyName: 'greeting_v1', language: 'en', types: {}, variables: {} };
    expect(await connected({ waits }).writes.createContent(child, content)).toBe('HX1');
    expect(waits).toEqual([7000, 200]);
  });

  test('but not for ever', async () => {
    accountsAreListed();
    nock(CONTENT).delete('/v1/Content/HX1').times(3).reply(429);
    await expect(connected().writes.deleteContent(child, 'HX1')).rejects.toMatchObject({
      facts: { result: 'not-sent', code: '20429' },
    });
  });
});

describe('deleting what is gone', () => {
  test('is done', async () => {
    accountsAreListed();
    nock(CONTENT).delete('/v1/Content/HX1').reply(404, GONE);
    nock(MESSAGING).delete('/v2/Channels/Senders/XE1').reply(404, GONE);
    nock(API).delete(`/2010-04-01/Accounts/${child}/IncomingPhoneNumbers/PN1.json`).reply(404, GONE);
    const { writes } = connected();
    await writes.deleteContent(child, 'HX1');
    await writes.deleteSender(child, 'XE1');
    await expect(writes.releaseNumber(child, 'PN1')).resolves.toBeUndefined();
  });

  test('is not done when it was not Twilio that found nothing', async () => {
    accountsAreListed();
    nock(CONTENT).delete('/v1/Content/HX1').reply(404, '<html>No such page</html>');
    await expect(connected().writes.deleteContent(child, 'HX1')).rejects.toMatchObject({
      facts: { result: 'refused', code: 'http-404' },
    });
  });
});

test('a refusal is not sent again', async () => {
  accountsAreListed();
  nock(MESSAGING).post('/v2/Channels/Senders/XE1').reply(404, GONE);
  await expect(connected().writes.updateSender(child, 'XE1', {})).rejects.toMatchObject({
    facts: { result: 'refused', code: '20404', status: 404, operation: 'update a sender' },
  });
});

test('a redirect is not followed', async () => {
  accountsAreListed();
  nock(CONTENT).delete('/v1/Content/HX1').reply(307, '', { location: 'https://evil.example.com/' });
  await expect(connected().writes.deleteContent(child, 'HX1')).rejects.toMatchObject({
    facts: { result: 'unknown', code: 'redirected', operation: 'delete a template' },
  });
});

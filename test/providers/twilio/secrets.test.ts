import { inspect } from 'node:util';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGuardedFetch, CHILD, connected, failureOf, NUMBER, PARENT } from './connected.ts';

const MESSAGING = 'https://messaging.twilio.com';
const { accountSid: child } = CHILD;
const QUOTING = { code: 63_110, message: `${NUMBER} of Ada is taken, token ${CHILD.authToken}`, status: 400 };

beforeEach(() => {
  nock.disableNetConnect();
  const account = { sid: child, friendly_name: 'abc-banking', status: 'active', auth_token: CHILD.authToken };
  nock('https://api.twilio.com')
    .get('/2010-04-01/Accounts.json?PageSize=1000')
    .reply(200, { accounts: [account], next_page_uri: null });
});

afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function answeredWith(status: number, body: nock.Body, times = 1): void {
  nock(MESSAGING).post('/v2/Channels/Senders').times(times).reply(status, body);
}

/** Whatever a logger, a reporter or a careless line could make of a value, with all its causes. */
function everyRendering(value: unknown): string {
  const own = value instanceof Error ? [value.stack, value.message, everyRendering(value.cause)] : [];
  const hidden = inspect(value, { depth: null, showHidden: true, getters: true });
  return [hidden, JSON.stringify(value), String(value), ...own].join('\n');
}

const SECRETS = [
  PARENT.authToken,
  CHILD.authToken,
  Buffer.from(`${PARENT.accountSid}:${PARENT.authToken}`).toString('base64'),
  Buffer.from(`${CHILD.accountSid}:${CHILD.authToken}`).toString('base64'),
  '4045550122',
  'Ada',
  'PageToken',
];

test.each([
  ['a refusal', () => nock(MESSAGING).post('/v2/Channels/Senders').reply(400, QUOTING)],
  [
    'an unknown refusal',
    () =>
      nock(MESSAGING)
        .post('/v2/Channels/Senders')
        .reply(409, { ...QUOTING, code: 64_999 }),
  ],
  ['an error page', () => nock(MESSAGING).post('/v2/Channels/Senders').reply(500, `<p>${NUMBER}</p>`)],
  [
    'a broken reply',
    () => nock(MESSAGING).post('/v2/Channels/Senders').reply(202, `{"sender_id":"${NUMBER}`),
  ],
  ['rejected credentials', () => nock(MESSAGING).post('/v2/Channels/Senders').reply(401, QUOTING)],
  ['a refusal in the newer form', () => answeredWith(400, { ...QUOTING, title: NUMBER, detail: 'Ada' })],
  ['too many requests', () => answeredWith(429, QUOTING, 3)],
  ['a change that lost against another', () => answeredWith(409, { ...QUOTING, code: 20_409 }, 3)],
  ['a page in place of JSON', () => answeredWith(200, `<p>${NUMBER} ${CHILD.authToken}</p>`)],
  ['a success without a sid', () => answeredWith(202, { sender_id: NUMBER })],
  [
    'a redirect',
    () =>
      nock(MESSAGING)
        .post('/v2/Channels/Senders')
        .reply(302, '', { location: `https://evil.example.com/?token=${CHILD.authToken}&to=${NUMBER}` }),
  ],
  [
    'a reply that never comes',
    () => nock(MESSAGING).post('/v2/Channels/Senders').delay(1000).reply(202, QUOTING),
  ],
  [
    'a lost connection',
    () => nock(MESSAGING).post('/v2/Channels/Senders').replyWithError(`Basic ${CHILD.authToken} ${NUMBER}`),
  ],
])('%s shows no credentials and nothing personal', async (_what, answered) => {
  answered();
  const body = { number: NUMBER, profile: { name: 'ABC Banking' } };
  const { writes } = connected({ fetch: aGuardedFetch({ timeoutMs: 100 }) });
  const error = await failureOf(writes.createSender(child, body));
  expect(error).toMatchObject({ name: 'ProviderError', facts: { operation: 'create a sender' } });
  for (const secret of SECRETS) expect(everyRendering(error)).not.toContain(secret);
});

test('a list that fails shows no address with a query', async () => {
  const next = `${MESSAGING}/v2/Channels/Senders?PageToken=${NUMBER}`;
  nock(MESSAGING)
    .get('/v2/Channels/Senders?Channel=whatsapp&PageSize=1000')
    .reply(200, { senders: [], meta: { next_page_url: next } });
  nock(MESSAGING)
    .get(/PageToken/)
    .times(3)
    .reply(404);
  const error = await failureOf(connected().reads.senders(child));
  for (const secret of SECRETS) expect(everyRendering(error)).not.toContain(secret);
});

test('neither the client nor what it returns holds credentials', async () => {
  const client = connected();
  const accounts = await client.reads.accounts();
  for (const secret of SECRETS.slice(0, 4)) {
    expect(everyRendering(client)).not.toContain(secret);
    expect(everyRendering(accounts)).not.toContain(secret);
  }
});

describe('API keys', () => {
  const SECRET = 'key-secret-9f8e7d6c';
  const key = { sid: `SK${'3'.repeat(32)}`, secret: SECRET };
  const names = { keyVariable: 'TWILIO_ABC_KEY', secretVariable: 'TWILIO_ABC_SECRET' };
  const forms = [SECRET, Buffer.from(`${key.sid}:${SECRET}`).toString('base64')];

  test.each([401, 403, 500])('of a subaccount are not shown by HTTP %i', async (status) => {
    nock(MESSAGING)
      .get(/Senders/)
      .times(3)
      .reply(status, { message: `${key.sid}:${SECRET}` });
    const client = connected({ accountKeys: [{ accountSid: child, ...names, key }] });
    const error = await failureOf(client.reads.senders(child));
    for (const form of forms) expect(everyRendering([error, client])).not.toContain(form);
  });

  test('that are none are not shown either', async () => {
    const accountKeys = [{ accountSid: child, ...names, key: { sid: SECRET, secret: SECRET } }];
    const error = await failureOf(connected({ accountKeys }).reads.senders(child));
    for (const form of forms) expect(everyRendering(error)).not.toContain(form);
  });
});

test('a bug of the official client shows nothing of the request', async () => {
  const failing: typeof globalThis.fetch = () => {
    throw new TypeError(`Basic ${PARENT.authToken} ${NUMBER}`);
  };
  const error = await failureOf(connected({ fetch: failing }).reads.accounts());
  expect(error).toMatchObject({ name: 'InvariantError' });
  for (const secret of SECRETS) expect(everyRendering(error)).not.toContain(secret);
});

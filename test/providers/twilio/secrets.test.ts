import { inspect } from 'node:util';
import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHILD, connected, failureOf, NUMBER, PARENT } from './connected.ts';

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

/** Whatever a logger, a reporter or a careless line could make of a value, with all its causes. */
function everyRendering(value: unknown): string {
  const own = value instanceof Error ? [value.stack, value.message, everyRendering(value.cause)] : [];
  const hidden = inspect(value, { depth: 20, showHidden: true, getters: true });
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
  [
    'a lost connection',
    () => nock(MESSAGING).post('/v2/Channels/Senders').replyWithError(`Basic ${CHILD.authToken} ${NUMBER}`),
  ],
])('%s shows no credentials and nothing personal', async (_what, answered) => {
  answered();
  const body = { number: NUMBER, profile: { name: 'ABC Banking' } };
  const error = await failureOf(connected().writes.createSender(child, body));
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

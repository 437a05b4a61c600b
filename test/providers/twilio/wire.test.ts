import type { IncomingMessage, ServerResponse } from 'node:http';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loopback, refusingOrigin } from '../loopback.ts';
import type { Loopback } from '../loopback.ts';
import { aGuardedFetch, connected, NUMBER, PARENT } from './connected.ts';

const API = 'https://api.twilio.com';
const LIST = '/2010-04-01/Accounts.json?PageSize=1000';
const NO_ACCOUNTS = { accounts: [], next_page_uri: null };

describe('the headers of a request', () => {
  beforeEach(() => {
    nock.disableNetConnect();
  });

  afterEach(() => {
    const unused = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(unused).toEqual([]);
  });

  test('name the official client, and the credentials once', async () => {
    const basic = Buffer.from(`${PARENT.accountSid}:${PARENT.authToken}`).toString('base64');
    nock(API, {
      reqheaders: {
        authorization: `Basic ${basic}`,
        accept: 'application/json',
        'user-agent': /^twilio-node\/\d+\.\d+\.\d+ \(.+\) node\/v\d+/,
      },
      badheaders: ['content-type', 'cookie'],
    })
      .get(LIST)
      .reply(200, NO_ACCOUNTS);
    expect(await connected().reads.accounts()).toEqual([]);
  });

  test('say what the body is, and so does the body', async () => {
    nock(API, { reqheaders: { 'content-type': 'application/x-www-form-urlencoded' } })
      .post('/2010-04-01/Accounts.json', 'FriendlyName=abc-banking')
      .reply(201, { sid: 'AC1' });
    expect(await connected().writes.createAccount({ friendlyName: 'abc-banking' })).toBe('AC1');
  });

  test('of a reply are not needed: JSON is JSON whatever it is called', async () => {
    nock(API).get(LIST).reply(200, JSON.stringify(NO_ACCOUNTS), { 'content-type': 'text/plain' });
    expect(await connected().reads.accounts()).toEqual([]);
  });
});

describe('HTTP 429', () => {
  afterEach(() => nock.cleanAll());

  test.each([
    ['waits as long as Twilio says', { 'retry-after': '3' }, [3000]],
    ['waits as long as we think without it', {}, [100]],
  ])('%s', async (_what, headers, expected) => {
    nock(API).get(LIST).reply(429, { code: 20_429 }, headers);
    nock(API).get(LIST).reply(200, NO_ACCOUNTS);
    const waits: number[] = [];
    expect(await connected({ waits }).reads.accounts()).toEqual([]);
    expect(waits).toEqual(expected);
  });

  test('that asks for more than a run can wait is left to the next run', async () => {
    nock(API).get(LIST).reply(429, { code: 20_429 }, { 'retry-after': '3600' });
    await expect(connected().reads.accounts()).rejects.toMatchObject({
      facts: { code: '20429', reason: 'too-many-requests', retryAfterMs: 3_600_000 },
    });
  });
});

test('a change that lost against another one is sent again', async () => {
  const path = '/2010-04-01/Accounts/AC1.json';
  nock(API).post(path, 'FriendlyName=new').reply(409, { code: 20_409, status: 409 });
  nock(API).post(path, 'FriendlyName=new').reply(200, { sid: 'AC1' });
  await expect(connected().writes.renameAccount('AC1', 'new')).resolves.toBeUndefined();
  expect(nock.pendingMocks()).toEqual([]);
});

describe('over a real connection', () => {
  let server: Loopback;
  afterEach(() => server.close());

  /** A server that does to every request what it is told. */
  async function answeredBy(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    server = await loopback(answer);
    return connected({ baseUrl: server.origin, fetch: aGuardedFetch({ timeoutMs: 150 }) });
  }

  const BREAKS: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
    'connection-lost': (request) => request.socket.destroy(),
    timeout: () => undefined,
    'truncated-reply': (_request, response) => response.end('{"sid":"AC'),
    'empty-reply': (_request, response) => response.end(),
    'not-json': (_request, response) => response.setHeader('content-type', 'text/html').end('<html>'),
    'http-502': (_request, response) => response.writeHead(502).end('<html>Bad gateway</html>'),
    redirected: (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  };

  test.each(Object.entries(BREAKS))('a write that ends in %s is sent once', async (code, answer) => {
    const { writes } = await answeredBy(answer);
    await expect(writes.createAccount({ friendlyName: 'abc-banking' })).rejects.toMatchObject({
      name: 'ProviderError',
      facts: { code, result: 'unknown', operation: 'create a subaccount', provider: 'twilio' },
    });
    expect(server.requests.map(({ method }) => method)).toEqual(['POST']);
  });

  test('a reply that breaks off in the middle is no reply', async () => {
    const { writes } = await answeredBy((request, response) => {
      response.writeHead(201, { 'content-length': '1000' });
      response.write('{"sid":"AC1"');
      setImmediate(() => request.socket.destroy());
    });
    await expect(writes.createAccount({ friendlyName: 'abc-banking' })).rejects.toMatchObject({
      facts: { code: 'connection-lost', result: 'unknown' },
    });
  });

  test('a read whose connection breaks is repeated', async () => {
    const { reads } = await answeredBy((request, response) => {
      if (server.requests.length < 2) request.socket.destroy();
      else response.end(JSON.stringify(NO_ACCOUNTS));
    });
    expect(await reads.accounts()).toEqual([]);
    expect(server.requests).toHaveLength(2);
  });

  test('what never left may be sent again', async () => {
    server = await loopback(() => undefined);
    const waits: number[] = [];
    const { writes } = connected({ baseUrl: await refusingOrigin(), waits });
    await expect(writes.createAccount({ friendlyName: NUMBER })).rejects.toMatchObject({
      facts: { code: 'unreachable', result: 'not-sent', operation: 'create a subaccount' },
    });
    expect(waits).toEqual([100, 200]);
  });
});

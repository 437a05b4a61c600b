import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { InvariantError, isCredentialsRejected, UsageError } from '../../../src/model/errors.ts';
import { aGuardedFetch, CHILD, connected, failureOf, NUMBER, PARENT } from './connected.ts';

const API = 'https://api.twilio.com';
const MESSAGING = 'https://messaging.twilio.com';
const CONTENT = 'https://content.twilio.com';
const { accountSid: child } = CHILD;
const AUTH = { user: child, pass: CHILD.authToken };

beforeEach(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  vi.unstubAllEnvs();
  const unused = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(unused).toEqual([]);
});

function accountsAreListed(status = 'active'): void {
  const account = { sid: child, friendly_name: 'abc-banking', status, auth_token: CHILD.authToken };
  nock(API)
    .get('/2010-04-01/Accounts.json?PageSize=1000')
    .basicAuth({ user: PARENT.accountSid, pass: PARENT.authToken })
    .reply(200, { accounts: [account, { ...account, sid: PARENT.accountSid }], next_page_uri: null });
}

function sendersPage(sids: readonly string[], next: string | null = null) {
  const senders = sids.map((sid) => ({ sid, sender_id: `whatsapp:${NUMBER}`, status: 'ONLINE' }));
  return { senders, meta: { key: 'senders', next_page_url: next } };
}

const SENDERS = '/v2/Channels/Senders?Channel=whatsapp&PageSize=1000';

describe('accounts', () => {
  test('are the subaccounts, without the parent and without tokens', async () => {
    accountsAreListed();
    expect(await connected().reads.accounts()).toEqual([
      { sid: child, friendlyName: 'abc-banking', status: 'active' },
    ]);
  });

  test('are read once, however many ask at once', async () => {
    accountsAreListed();
    nock(MESSAGING)
      .get(SENDERS)
      .basicAuth(AUTH)
      .reply(200, sendersPage(['XE1']));
    const { reads } = connected();
    await Promise.all([reads.accounts(), reads.accounts(), reads.senders(child)]);
    expect(await reads.accounts()).toHaveLength(1);
  });

  test('that could not be read are read again when asked for again', async () => {
    nock(API).get('/2010-04-01/Accounts.json?PageSize=1000').times(3).reply(503, '<html>');
    accountsAreListed();
    const { reads } = connected();
    await expect(reads.accounts()).rejects.toMatchObject({ facts: { code: 'http-503' } });
    expect(await reads.accounts()).toHaveLength(1);
  });

  test('of somebody else have no credentials here', async () => {
    accountsAreListed();
    await expect(connected().reads.senders(`AC${'9'.repeat(32)}`)).rejects.toMatchObject({
      facts: { result: 'refused', code: 'no-credentials' },
    });
  });
});

describe('lists', () => {
  test('of senders are read with the credentials of the subaccount, to the end', async () => {
    accountsAreListed();
    const next = `${MESSAGING}${SENDERS}&Page=1&PageToken=DN1`;
    nock(MESSAGING)
      .get(SENDERS)
      .basicAuth(AUTH)
      .reply(200, sendersPage(['XE1'], next));
    nock(MESSAGING)
      .get(`${SENDERS}&Page=1&PageToken=DN1`)
      .basicAuth(AUTH)
      .reply(200, sendersPage(['XE2']));
    const senders = await connected().reads.senders(child);
    expect(senders.map((sender) => [sender.sid, sender.number])).toEqual([
      ['XE1', NUMBER],
      ['XE2', NUMBER],
    ]);
  });

  test('of templates hold their approvals', async () => {
    accountsAreListed();
    const content = {
      sid: 'HX1',
      language: 'en',
      approval_requests: { status: 'approved', name: 'greeting_v1' },
    };
    nock(CONTENT)
      .get('/v1/ContentAndApprovals?PageSize=500')
      .basicAuth(AUTH)
      .reply(200, { contents: [content], meta: { next_page_url: null } });
    expect(await connected().reads.templates(child)).toMatchObject([
      { sid: 'HX1', approval: { status: 'approved', name: 'greeting_v1' } },
    ]);
  });

  test('of numbers follow relative links', async () => {
    accountsAreListed();
    const path = `/2010-04-01/Accounts/${child}/IncomingPhoneNumbers.json?PageSize=1000`;
    const numbers = [1, 2].map((index) => ({
      sid: `PN${index}`,
      phone_number: NUMBER,
      capabilities: { sms: true },
    }));
    nock(API)
      .get(path)
      .basicAuth(AUTH)
      .reply(200, {
        incoming_phone_numbers: numbers.slice(0, 1),
        next_page_uri: `${path}&Page=1&PageToken=PAPN1`,
      });
    nock(API)
      .get(`${path}&Page=1&PageToken=PAPN1`)
      .basicAuth(AUTH)
      .reply(200, { incoming_phone_numbers: numbers.slice(1), next_page_uri: null });
    expect((await connected().reads.numbers(child)).map((number) => number.sid)).toEqual(['PN1', 'PN2']);
  });

  test('of senders pass over drafts of the console that have no number, and say how many', async () => {
    accountsAreListed();
    const drafts = [1, 2].map((index) => ({ sid: `XE9${index}`, status: 'DRAFT', sender_id: null }));
    const { senders, meta } = sendersPage(['XE1']);
    nock(MESSAGING)
      .get(SENDERS)
      .reply(200, { senders: [...drafts, ...senders], meta });
    const logged: unknown[] = [];
    const { reads } = connected({ log: { info: (fields) => logged.push(fields) } });
    expect(await reads.senders(child)).toMatchObject([{ sid: 'XE1' }]);
    expect(logged).toEqual([{ drafts: 2 }]);
  });

  test('of a closed account are empty, and nobody is asked', async () => {
    accountsAreListed('closed');
    const { reads } = connected();
    expect([await reads.numbers(child), await reads.senders(child), await reads.templates(child)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test('whose second page fails are not given in part', async () => {
    accountsAreListed();
    const next = `${MESSAGING}${SENDERS}&Page=1&PageToken=DN1`;
    nock(MESSAGING)
      .get(SENDERS)
      .reply(200, sendersPage(['XE1'], next));
    nock(MESSAGING).get(`${SENDERS}&Page=1&PageToken=DN1`).times(3).reply(500, '<html>');
    await expect(connected().reads.senders(child)).rejects.toMatchObject({
      facts: { result: 'unknown', code: 'http-500', operation: 'list the senders' },
    });
  });
});

describe('a read', () => {
  test('with an unclear result is repeated', async () => {
    accountsAreListed();
    nock(MESSAGING).get(SENDERS).reply(502, '<html>');
    nock(MESSAGING).get(SENDERS).reply(200, '{"senders":[');
    nock(MESSAGING)
      .get(SENDERS)
      .reply(200, sendersPage(['XE1']));
    const waits: number[] = [];
    expect(await connected({ waits }).reads.senders(child)).toHaveLength(1);
    expect(waits).toEqual([100, 200]);
  });

  test('that is refused is not', async () => {
    accountsAreListed();
    nock(MESSAGING).get(SENDERS).reply(403, { code: 20_403, status: 403 });
    await expect(connected().reads.senders(child)).rejects.toMatchObject({
      facts: { result: 'refused', code: '20403', status: 403 },
    });
  });
});

describe('rejected credentials', () => {
  test('of the parent end everything', async () => {
    nock(API).get('/2010-04-01/Accounts.json?PageSize=1000').reply(401, { code: 20_003, status: 401 });
    expect(isCredentialsRejected(await failureOf(connected().reads.accounts()))).toBe(true);
  });

  test('of a suspended subaccount concern that one alone', async () => {
    accountsAreListed('suspended');
    nock(MESSAGING).get(SENDERS).reply(401, { code: 20_003, status: 401 });
    const error = await failureOf(connected().reads.senders(child));
    expect(error).toMatchObject({ facts: { code: 'account-not-active', result: 'refused', party: 'isv' } });
    expect(isCredentialsRejected(error)).toBe(false);
  });
});

describe('the connection', () => {
  test('goes to the base URL when there is one', async () => {
    const base = 'https://proxy.example.com';
    nock(base)
      .get('/api.twilio.com/2010-04-01/Accounts.json?PageSize=1000')
      .basicAuth({ user: PARENT.accountSid, pass: PARENT.authToken })
      .reply(200, { accounts: [], next_page_uri: null });
    expect(await connected({ baseUrl: base }).reads.accounts()).toEqual([]);
  });

  test('refuses a base URL that is not safe', () => {
    expect(() => connected({ baseUrl: 'http://proxy.example.com' })).toThrow(UsageError);
  });

  test('refuses the sid of a key in place of an account', () => {
    expect(() => connected({ accountSid: 'SK0123' })).toThrow(UsageError);
  });

  test('is not moved by the environment variables of the official client', async () => {
    vi.stubEnv('TWILIO_REGION', 'ie1');
    vi.stubEnv('TWILIO_EDGE', 'dublin');
    vi.stubEnv('TWILIO_ACCOUNT_SID', 'AC-other');
    vi.stubEnv('TWILIO_AUTH_TOKEN', 'other');
    vi.stubEnv('TWILIO_LOG_LEVEL', 'debug');
    vi.stubEnv('HTTP_PROXY', 'http://proxy.example.com');
    accountsAreListed();
    expect(await connected().reads.accounts()).toHaveLength(1);
  });

  test('that may only read sends no write', async () => {
    accountsAreListed();
    const { writes } = connected({ fetch: aGuardedFetch({ readOnly: true }) });
    await expect(writes.deleteSender(child, 'XE1')).rejects.toThrow(InvariantError);
    await expect(writes.createAccount({ friendlyName: 'abc-banking' })).rejects.toThrow(InvariantError);
  });
});

import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isCredentialsRejected, UsageError } from '../../../src/model/errors.ts';
import type { TwilioConnection } from '../../../src/providers/twilio/session.ts';
import { aGuardedFetch, CHILD, failureOf, PARENT, PATIENT } from './connected.ts';
import { twilioClient } from '../../../src/providers/twilio/client.ts';

const API = 'https://api.twilio.com';
const MESSAGING = 'https://messaging.twilio.com';
const SENDERS = '/v2/Channels/Senders?Channel=whatsapp&PageSize=1000';
const ACCOUNTS = '/2010-04-01/Accounts.json?PageSize=1000';
const REJECTED = { code: 20_003, message: 'Authenticate', status: 401 };
const { accountSid: child } = CHILD;

const PARENT_KEY = { sid: `SK${'2'.repeat(32)}`, secret: 'parent-secret-1a2b3c' };
const CHILD_KEY = { sid: `SK${'3'.repeat(32)}`, secret: 'child-secret-7d8e9f' };
const VARIABLES = { keyVariable: 'TWILIO_ABC_KEY', secretVariable: 'TWILIO_ABC_SECRET' };
const OWN = { accountSid: child, ...VARIABLES, key: CHILD_KEY };
const UNSET = { accountSid: child, ...VARIABLES };

beforeEach(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(unused).toEqual([]);
});

function given(settings: Partial<TwilioConnection>) {
  return twilioClient({ fetch: aGuardedFetch(), retry: PATIENT, ...settings });
}

function accountsAreListed(user: string, pass: string, sids: readonly string[] = [child]): void {
  const accounts = sids.map((sid) => ({
    sid,
    friendly_name: 'abc-banking',
    status: 'active',
    auth_token: CHILD.authToken,
  }));
  nock(API).get(ACCOUNTS).basicAuth({ user, pass }).reply(200, { accounts, next_page_uri: null });
}

function sendersAreListed(user: string, pass: string): void {
  nock(MESSAGING)
    .get(SENDERS)
    .basicAuth({ user, pass })
    .reply(200, { senders: [], meta: { next_page_url: null } });
}

describe('a subaccount with a key of its own', () => {
  test('is read with it, and without the parent', async () => {
    sendersAreListed(CHILD_KEY.sid, CHILD_KEY.secret);
    const { reads } = given({ accountKeys: [OWN] });
    expect(await reads.accounts(child)).toEqual([{ sid: child, friendlyName: '', status: 'not-listed' }]);
    expect(await reads.senders(child)).toEqual([]);
  });

  test('is written with it', async () => {
    nock(MESSAGING)
      .delete('/v2/Channels/Senders/XE1')
      .basicAuth({ user: CHILD_KEY.sid, pass: CHILD_KEY.secret })
      .reply(204);
    const { writes } = given({ accountKeys: [OWN] });
    await expect(writes.deleteSender(child, 'XE1')).resolves.toBeUndefined();
  });

  test('is read with it even when the parent could, which only lists it', async () => {
    accountsAreListed(PARENT.accountSid, PARENT.authToken);
    sendersAreListed(CHILD_KEY.sid, CHILD_KEY.secret);
    const { reads } = given({ ...PARENT, accountKeys: [OWN] });
    expect(await reads.accounts(child)).toMatchObject([{ friendlyName: 'abc-banking', status: 'active' }]);
    await reads.senders(child);
  });

  test('that the parent does not list is not taken for absent', async () => {
    accountsAreListed(PARENT.accountSid, PARENT.authToken, []);
    await expect(given({ ...PARENT, accountKeys: [OWN] }).reads.accounts(child)).rejects.toMatchObject({
      facts: { code: 'no-credentials', result: 'refused' },
    });
  });

  test('whose key is rejected fails alone, and says which variables to look at', async () => {
    nock(MESSAGING).get(SENDERS).reply(401, REJECTED);
    const error = await failureOf(given({ accountKeys: [OWN] }).reads.senders(child));
    expect(error).toMatchObject({
      facts: {
        code: 'account-key-rejected',
        operation: 'list the senders',
        fix: expect.stringContaining('TWILIO_ABC_KEY'),
      },
    });
    expect(isCredentialsRejected(error)).toBe(false);
  });

  test('sends nothing that is not a key in place of one', async () => {
    const key = { sid: 'some-other-secret', secret: 'x'.repeat(32) };
    await expect(given({ accountKeys: [{ ...OWN, key }] }).reads.senders(child)).rejects.toMatchObject({
      facts: { code: 'account-key-rejected' },
    });
  });

  test('whose variables are not set says so, when nothing else reaches it', async () => {
    const { reads } = given({ accountKeys: [UNSET] });
    const facts = { code: 'account-key-not-set', fix: expect.stringContaining('TWILIO_ABC_SECRET') };
    await expect(reads.accounts(child)).rejects.toMatchObject({ facts });
    await expect(reads.senders(child)).rejects.toMatchObject({ facts });
  });

  test('whose variables are not set is read with what the parent gives', async () => {
    accountsAreListed(PARENT.accountSid, PARENT.authToken);
    sendersAreListed(child, CHILD.authToken);
    expect(await given({ ...PARENT, accountKeys: [UNSET] }).reads.senders(child)).toEqual([]);
  });
});

describe('without the parent', () => {
  test('other subaccounts cannot be read, and are not taken for absent', async () => {
    const { reads, writes } = given({ accountKeys: [OWN] });
    const facts = { code: 'no-parent-credentials', result: 'refused', party: 'isv' };
    await expect(reads.accounts()).rejects.toMatchObject({ facts });
    await expect(reads.numbers(`AC${'9'.repeat(32)}`)).rejects.toMatchObject({ facts });
    await expect(writes.createAccount({ friendlyName: 'new' })).rejects.toMatchObject({ facts });
  });
});

describe('a key of the parent', () => {
  const settings = { accountSid: PARENT.accountSid, apiKey: PARENT_KEY };

  test('that may read the list of accounts does for all of them', async () => {
    accountsAreListed(PARENT_KEY.sid, PARENT_KEY.secret);
    sendersAreListed(child, CHILD.authToken);
    expect(await given(settings).reads.senders(child)).toEqual([]);
  });

  test.each([401, 403])(
    'that may not (HTTP %i) is asked once, and each enterprise is told',
    async (status) => {
      nock(API)
        .get(ACCOUNTS)
        .reply(status, { ...REJECTED, status });
      const { reads } = given(settings);
      for (const own of [undefined, child]) {
        const error = await failureOf(reads.accounts(own));
        expect(error).toMatchObject({
          facts: { code: 'parent-key-refused', operation: 'list the accounts' },
        });
        expect(isCredentialsRejected(error)).toBe(false);
      }
    },
  );

  test('that may not leaves those with a key of their own as they are', async () => {
    nock(API).get(ACCOUNTS).reply(401, REJECTED);
    expect(await given({ ...settings, accountKeys: [OWN] }).reads.accounts(child)).toMatchObject([
      { sid: child, status: 'not-listed' },
    ]);
  });

  test('gives way to its auth token', async () => {
    accountsAreListed(PARENT.accountSid, PARENT.authToken);
    expect(await given({ ...PARENT, apiKey: PARENT_KEY }).reads.accounts()).toHaveLength(1);
  });

  test('that is none is refused without being shown', () => {
    const apiKey = { sid: 'some-other-secret', secret: 'x' };
    expect(() => given({ ...settings, apiKey })).toThrow(UsageError);
    expect(() => given({ ...settings, apiKey })).toThrow(/^(?!.*some-other)/);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { V2010, aSandbox, aSubaccount, callerWith } from '../sandbox-client.ts';
import type { Call } from '../sandbox-client.ts';

let sandbox: Sandbox;
let call: Call;

beforeEach(async () => {
  sandbox = await aSandbox();
  call = callerWith(sandbox);
});

afterEach(() => sandbox.close());

describe('accounts', () => {
  test('a subaccount is created with its own token and is found by its name', async () => {
    const { accountSid, authToken } = await aSubaccount(sandbox, 'abc-banking');
    await aSubaccount(sandbox, 'north-pole-travel');
    const { body } = await call('GET', `${V2010}/Accounts.json?FriendlyName=abc-banking`);
    expect(body['accounts']).toMatchObject([
      {
        sid: accountSid,
        auth_token: authToken,
        owner_account_sid: sandbox.credentials.accountSid,
        status: 'active',
      },
    ]);
  });

  test('the list includes the parent itself, filters by status, and dates are RFC 2822', async () => {
    const { accountSid } = await aSubaccount(sandbox);
    const form = new URLSearchParams({ Status: 'closed' });
    await call('POST', `${V2010}/Accounts/${accountSid}.json`, form);
    const active = await call('GET', `${V2010}/Accounts.json?Status=active`);
    expect(active.body['accounts']).toMatchObject([
      { sid: sandbox.credentials.accountSid, date_created: 'Tue, 01 Dec 2026 09:00:00 +0000' },
    ]);
  });

  test('a closed account stays closed', async () => {
    const { accountSid } = await aSubaccount(sandbox);
    const path = `${V2010}/Accounts/${accountSid}.json`;
    await call('POST', path, new URLSearchParams({ Status: 'closed' }));
    expect((await call('POST', path, new URLSearchParams({ Status: 'active' }))).status).toBe(400);
    expect((await call('GET', path)).body['status']).toBe('closed');
  });

  test('pages are joined by host-relative links and nothing is missed when an account appears in between', async () => {
    const names = ['one', 'two', 'three', 'four'];
    for (const name of names) await aSubaccount(sandbox, name);
    const first = await call('GET', `${V2010}/Accounts.json?PageSize=2`);
    await aSubaccount(sandbox, 'late');
    const next = String(first.body['next_page_uri']);
    expect(next).toMatch(/^\/2010-04-01\/Accounts\.json\?PageSize=2&Page=1&PageToken=/);
    const second = await call('GET', `/api.twilio.com${next}`);
    expect(first.body['accounts']).toMatchObject([{ friendly_name: 'four' }, { friendly_name: 'three' }]);
    expect(second.body['accounts']).toMatchObject([{ friendly_name: 'two' }, { friendly_name: 'one' }]);
    expect(second.body).toMatchObject({ page: 1, page_size: 2, start: 2, end: 3 });
  });

  test('a subaccount cannot create accounts', async () => {
    const child = callerWith(sandbox, await aSubaccount(sandbox));
    const reply = await child('POST', `${V2010}/Accounts.json`, new URLSearchParams({ FriendlyName: 'x' }));
    expect(reply.status).toBe(403);
  });
});

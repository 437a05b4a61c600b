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

  test('one that Twilio suspended is not activated by its owner: 21478', async () => {
    const { accountSid } = await aSubaccount(sandbox);
    const door = `/_sandbox/twilio/accounts/${accountSid}`;
    const activate = () =>
      call('POST', `${V2010}/Accounts/${accountSid}.json`, new URLSearchParams({ Status: 'active' }));
    await call('PATCH', door, { status: 'suspended' });
    expect((await activate()).body).toMatchObject({ code: 21_478 });
    await call('PATCH', door, { status: 'active' });
    expect((await activate()).status).toBe(200);
  });

  test('a suspended parent changes and creates none: 21476', async () => {
    const { accountSid } = await aSubaccount(sandbox);
    await call('PATCH', `/_sandbox/twilio/accounts/${sandbox.credentials.accountSid}`, {
      status: 'suspended',
    });
    const form = new URLSearchParams({ FriendlyName: 'x' });
    for (const path of ['/Accounts.json', `/Accounts/${accountSid}.json`])
      expect((await call('POST', `${V2010}${path}`, form)).body).toMatchObject({ code: 21_476 });
  });

  test('a concurrent change is 20409, when that was asked for', async () => {
    const { accountSid } = await aSubaccount(sandbox);
    const path = `${V2010}/Accounts/${accountSid}.json`;
    await call('POST', '/_sandbox/faults', { match: `POST ${path}`, status: 409, times: 1 });
    const change = () => call('POST', path, new URLSearchParams({ FriendlyName: 'x' }));
    expect((await change()).body).toMatchObject({ code: 20_409, status: 409 });
    expect((await change()).status).toBe(200);
  });

  test('a subaccount cannot create accounts', async () => {
    const child = callerWith(sandbox, await aSubaccount(sandbox));
    const reply = await child('POST', `${V2010}/Accounts.json`, new URLSearchParams({ FriendlyName: 'x' }));
    expect(reply.status).toBe(403);
  });
});

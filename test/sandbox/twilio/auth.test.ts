import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import {
  CONTENT,
  SENDERS,
  V2010,
  aSandbox,
  aSubaccount,
  callerWith,
  senderOf,
  textOf,
} from '../sandbox-client.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await aSandbox();
});

afterEach(() => sandbox.close());

describe('credentials', () => {
  test('wrong ones are refused everywhere with 20003', async () => {
    const call = callerWith(sandbox, { ...sandbox.credentials, authToken: 'wrong' });
    const paths = [`${V2010}/Accounts.json`, `${SENDERS}?Channel=whatsapp`, CONTENT];
    const replies = await Promise.all(paths.map((path) => call('GET', path)));
    for (const reply of replies) {
      expect(reply.status).toBe(401);
      expect(reply.body).toMatchObject({ code: 20_003, status: 401 });
    }
  });

  test('every reply carries the headers that real replies carry', async () => {
    const reply = await callerWith(sandbox)('GET', CONTENT);
    expect(reply.headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
    expect(reply.headers.get('twilio-concurrent-requests')).toBe('1');
  });

  test("the parent's credentials see nothing of a subaccount on product hosts", async () => {
    const parent = callerWith(sandbox);
    const child = callerWith(sandbox, await aSubaccount(sandbox));
    const sender = await child('POST', SENDERS, senderOf('+14045550122'));
    const content = await child('POST', CONTENT, textOf('We will get back to you.'));
    expect((await parent('GET', `${SENDERS}?Channel=whatsapp`)).body['senders']).toEqual([]);
    expect((await parent('GET', `${SENDERS}/${String(sender.body['sid'])}`)).body).toMatchObject({
      code: 20_404,
    });
    expect((await parent('GET', `${CONTENT}/${String(content.body['sid'])}`)).body).toMatchObject({
      code: 20_404,
    });
  });

  test("a subaccount's numbers are reached with its own credentials and the parent's, not a sibling's", async () => {
    const credentials = await aSubaccount(sandbox, 'abc-banking');
    const sibling = await aSubaccount(sandbox, 'north-pole-travel');
    const path = `${V2010}/Accounts/${credentials.accountSid}/IncomingPhoneNumbers.json`;
    const status = async (call: ReturnType<typeof callerWith>) => (await call('GET', path)).status;
    expect(await status(callerWith(sandbox))).toBe(200);
    expect(await status(callerWith(sandbox, credentials))).toBe(200);
    expect(await status(callerWith(sandbox, sibling))).toBe(401);
  });

  test('a suspended account refuses its own credentials until it is active again', async () => {
    const parent = callerWith(sandbox);
    const credentials = await aSubaccount(sandbox);
    const child = callerWith(sandbox, credentials);
    const path = `${V2010}/Accounts/${credentials.accountSid}.json`;
    await parent('POST', path, new URLSearchParams({ Status: 'suspended' }));
    expect((await child('GET', CONTENT)).status).toBe(401);
    await parent('POST', path, new URLSearchParams({ Status: 'active' }));
    expect((await child('GET', CONTENT)).status).toBe(200);
  });

  test('closed accounts, and subaccounts of a parent that Twilio suspended, are refused', async () => {
    const parent = callerWith(sandbox);
    const closed = await aSubaccount(sandbox, 'closed');
    const open = await aSubaccount(sandbox, 'open');
    const form = new URLSearchParams({ Status: 'closed' });
    await parent('POST', `${V2010}/Accounts/${closed.accountSid}.json`, form);
    await parent('PATCH', `/_sandbox/twilio/accounts/${sandbox.credentials.accountSid}`, {
      status: 'suspended',
    });
    for (const call of [callerWith(sandbox, closed), callerWith(sandbox, open), parent])
      expect((await call('GET', CONTENT)).body).toMatchObject({ code: 20_003, status: 401 });
  });

  test.each([
    ['main', [], [200, 200, 404]],
    ['standard', [], [401, 200, 404]],
    ['restricted', ['/twilio/content/templates/read'], [401, 200, 401]],
    ['restricted', ['/twilio/iam/accounts/read', '/twilio/content/templates/delete'], [200, 401, 404]],
  ])('a %s key that lists %o reaches what it may', async (kind, allow, statuses) => {
    const parent = callerWith(sandbox);
    const body = { account_sid: sandbox.credentials.accountSid, kind, allow };
    const made = (await parent('POST', '/_sandbox/twilio/keys', body)).body;
    const key = callerWith(sandbox, { accountSid: String(made['sid']), authToken: String(made['secret']) });
    const replies = await Promise.all([
      key('GET', `${V2010}/Accounts.json`),
      key('GET', CONTENT),
      key('DELETE', `${CONTENT}/HX${'0'.repeat(32)}`),
    ]);
    expect(replies.map(({ status }) => status)).toEqual(statuses);
  });

  test('a main key creates subaccounts and is refused inside them', async () => {
    const parent = callerWith(sandbox);
    const body = { account_sid: sandbox.credentials.accountSid, kind: 'main' };
    const made = (await parent('POST', '/_sandbox/twilio/keys', body)).body;
    const key = callerWith(sandbox, { accountSid: String(made['sid']), authToken: String(made['secret']) });
    const created = await key('POST', `${V2010}/Accounts.json`, new URLSearchParams({ FriendlyName: 'x' }));
    expect(created.status).toBe(201);
    const path = `${V2010}/Accounts/${String(created.body['sid'])}/IncomingPhoneNumbers.json`;
    expect((await key('GET', path)).body).toMatchObject({ code: 20_003 });
  });

  test("a parent's API key is refused on accounts and on subaccounts, and works in its own account", async () => {
    const parent = callerWith(sandbox);
    const { accountSid } = await aSubaccount(sandbox);
    const made = await parent('POST', '/_sandbox/twilio/keys', {
      account_sid: sandbox.credentials.accountSid,
    });
    const key = callerWith(sandbox, {
      accountSid: String(made.body['sid']),
      authToken: String(made.body['secret']),
    });
    expect((await key('GET', CONTENT)).status).toBe(200);
    expect((await key('GET', `${V2010}/Accounts.json`)).status).toBe(401);
    expect((await key('GET', `${V2010}/Accounts/${accountSid}/IncomingPhoneNumbers.json`)).status).toBe(401);
  });

  test('what is not there is 404 with 20404', async () => {
    const call = callerWith(sandbox);
    const reply = await call('GET', '/messaging.twilio.com/v2/Nowhere');
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({
      code: 20_404,
      message: 'The requested resource /v2/Nowhere was not found',
      more_info: 'https://www.twilio.com/docs/errors/20404',
    });
  });
});

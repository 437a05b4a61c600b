import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { V2010, aSandbox, aSubaccount, callerWith } from '../sandbox-client.ts';
import type { Call } from '../sandbox-client.ts';

const NUMBER = '+14045550122';
let sandbox: Sandbox;
let call: Call;
let accountSid = '';
let list = '';

beforeEach(async () => {
  sandbox = await aSandbox();
  call = callerWith(sandbox);
  ({ accountSid } = await aSubaccount(sandbox));
  list = `${V2010}/Accounts/${accountSid}/IncomingPhoneNumbers.json`;
});

afterEach(() => sandbox.close());

const buy = (number = NUMBER) => call('POST', list, new URLSearchParams({ PhoneNumber: number }));

describe('numbers', () => {
  test('a number is found for sale, bought, and found by its E.164 text', async () => {
    const sale = await call(
      'GET',
      `${V2010}/Accounts/${accountSid}/AvailablePhoneNumbers/US/Local.json?AreaCode=404`,
    );
    expect(sale.body['available_phone_numbers']).toContainEqual(
      expect.objectContaining({ phone_number: NUMBER }),
    );
    expect((await buy()).status).toBe(201);
    const { body } = await call('GET', `${list}?PhoneNumber=${encodeURIComponent(NUMBER)}`);
    expect(body['incoming_phone_numbers']).toMatchObject([{ phone_number: NUMBER, account_sid: accountSid }]);
  });

  test('a number that someone has is not sold again', async () => {
    await buy();
    const again = await buy();
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ code: 21_422 });
  });

  test('an area code is enough to buy one', async () => {
    const reply = await call('POST', list, new URLSearchParams({ AreaCode: '212' }));
    expect(reply.body).toMatchObject({ phone_number: '+12125550100', capabilities: { sms: true } });
  });

  test('a number moves to another account with AccountSid', async () => {
    const other = await aSubaccount(sandbox, 'north-pole-travel');
    const { body } = await buy();
    const path = `${V2010}/Accounts/${accountSid}/IncomingPhoneNumbers/${String(body['sid'])}.json`;
    const moved = await call('POST', path, new URLSearchParams({ AccountSid: other.accountSid }));
    expect(moved.body).toMatchObject({ account_sid: other.accountSid, phone_number: NUMBER });
    expect((await call('GET', path)).status).toBe(404);
  });

  test('a released number is gone', async () => {
    const { body } = await buy();
    const path = `${V2010}/Accounts/${accountSid}/IncomingPhoneNumbers/${String(body['sid'])}.json`;
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('DELETE', path)).body).toMatchObject({ code: 20_404 });
  });

  test.each([
    ['taken', 21_422],
    ['bundle', 21_649],
    ['address', 21_631],
  ])('a number whose sale is %s is not sold just so', async (sale, code) => {
    await call('POST', '/_sandbox/phones', { [NUMBER]: { sale } });
    const refused = await buy();
    expect([refused.status, refused.body['code']]).toEqual([400, code]);
  });

  test('the papers that the law asks for are accepted', async () => {
    await call('POST', '/_sandbox/phones', { [NUMBER]: { sale: 'bundle' } });
    const BundleSid = `BU${'0'.repeat(32)}`;
    const bought = await call('POST', list, new URLSearchParams({ PhoneNumber: NUMBER, BundleSid }));
    expect(bought.body).toMatchObject({ phone_number: NUMBER, bundle_sid: BundleSid });
  });

  test('what a number can do is shown, and is searched by', async () => {
    await call('POST', '/_sandbox/phones', { [NUMBER]: { reach: 'voice' } });
    const sale = `${V2010}/Accounts/${accountSid}/AvailablePhoneNumbers/US/Local.json?Contains=${NUMBER.slice(1)}`;
    expect((await call('GET', sale)).body['available_phone_numbers']).toMatchObject([
      { capabilities: { sms: false, voice: true } },
    ]);
    expect((await call('GET', `${sale}&SmsEnabled=true`)).body['available_phone_numbers']).toEqual([]);
    expect((await buy()).body).toMatchObject({ capabilities: { sms: false, voice: true } });
  });

  test('a country where none are sold is not found', async () => {
    const sale = `${V2010}/Accounts/${accountSid}/AvailablePhoneNumbers/AQ/Local.json`;
    expect((await call('GET', sale)).body).toMatchObject({ code: 20_404 });
  });

  test('what is not E.164 is refused', async () => {
    expect((await buy('404 555 0122')).body).toMatchObject({ code: 21_421 });
  });
});

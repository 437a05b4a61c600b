import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/start.ts';
import { SENDERS, WABA, aSandbox, aSubaccount, callerWith, senderOf } from '../sandbox-client.ts';
import type { Call } from '../sandbox-client.ts';

const NUMBER = '+14045550122';
let sandbox: Sandbox;
let call: Call;

beforeEach(async () => {
  sandbox = await aSandbox();
  call = callerWith(sandbox, await aSubaccount(sandbox));
});

afterEach(() => sandbox.close());

describe('a sender that Twilio refuses', () => {
  const profile = { name: 'ABC Banking' };
  const whole = senderOf(NUMBER);
  test.each([
    ['camelCase keys', { senderId: `whatsapp:${NUMBER}`, profile }, 63_100],
    [
      'camelCase keys inside a block',
      { ...whole, profile: { ...profile, logoUrl: 'https://example.com/a.png' } },
      63_100,
    ],
    ['no profile name', { ...whole, profile: { about: 'Hello' } }, 63_100],
    ['an unknown vertical', { ...whole, profile: { ...profile, vertical: 'FINANCE' } }, 63_100],
    [
      'three websites',
      {
        ...whole,
        profile: {
          ...profile,
          websites: Array.from({ length: 3 }, () => ({ website: 'https://example.com' })),
        },
      },
      63_100,
    ],
    ['an about text that is too long', { ...whole, profile: { ...profile, about: 'x'.repeat(140) } }, 63_100],
    [
      'an unknown verification method',
      { ...whole, configuration: { waba_id: WABA, verification_method: 'mail' } },
      63_100,
    ],
    ['a sender id without whatsapp:', { ...whole, sender_id: NUMBER }, 63_100],
    ['a number that is not E.164', { ...whole, sender_id: 'whatsapp:4045550122' }, 63_107],
    [
      'what only RCS senders have',
      { ...whole, profile: { ...profile, banner_url: 'https://example.com/b.png' } },
      63_105,
    ],
    ['no WABA', { ...whole, configuration: {} }, 63_101],
    ['a WABA id that is none', { ...whole, configuration: { waba_id: '12' } }, 63_101],
  ])('%s', async (_, body, code) => {
    const reply = await call('POST', SENDERS, body);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ code, status: 400 });
    expect((await call('GET', `${SENDERS}?Channel=whatsapp`)).body['senders']).toEqual([]);
  });

  test('a form instead of JSON', async () => {
    const reply = await call('POST', SENDERS, new URLSearchParams({ sender_id: `whatsapp:${NUMBER}` }));
    expect(reply.body).toMatchObject({ code: 63_100 });
  });

  test.each([
    ['taken', 63_101],
    ['unknown', 63_101],
    ['other-payment', 63_103],
    ['disabled', 63_112],
  ])('a WABA that was declared %s', async (standing, code) => {
    await call('POST', '/_sandbox/wabas', { [WABA]: standing });
    expect((await call('POST', SENDERS, whole)).body).toMatchObject({ code });
  });

  test('a number that was migrated to another account', async () => {
    await call('POST', '/_sandbox/phones', { [NUMBER]: { whatsapp: 'migrated' } });
    expect((await call('POST', SENDERS, whole)).body).toMatchObject({ code: 63_109 });
  });

  test('a second WABA in the same account', async () => {
    await call('POST', SENDERS, whole);
    const second = { ...senderOf('+14045550123'), configuration: { waba_id: '5647382910' } };
    expect((await call('POST', SENDERS, second)).body).toMatchObject({ code: 63_102 });
  });

  test('not a second WABA once all senders of the first are deleted', async () => {
    const first = await call('POST', SENDERS, whole);
    await call('DELETE', `${SENDERS}/${String(first.body['sid'])}`);
    const second = { ...senderOf('+14045550123'), configuration: { waba_id: '5647382910' } };
    expect((await call('POST', SENDERS, second)).status).toBe(202);
  });

  test('a WABA that another account is linked to', async () => {
    await call('POST', SENDERS, whole);
    const other = callerWith(sandbox, await aSubaccount(sandbox, 'north-pole-travel'));
    expect((await other('POST', SENDERS, senderOf('+14045550123'))).body).toMatchObject({ code: 63_101 });
  });

  test('a number that is registered already', async () => {
    await call('POST', SENDERS, whole);
    expect((await call('POST', SENDERS, whole)).body).toMatchObject({ code: 63_110 });
  });

  test('the third sender of a business that is not verified', async () => {
    await call('POST', '/_sandbox/wabas', { [WABA]: 'unverified' });
    await call('POST', SENDERS, senderOf('+14045550101'));
    await call('POST', SENDERS, senderOf('+14045550102'));
    expect((await call('POST', SENDERS, senderOf('+14045550103'))).body).toMatchObject({ code: 63_104 });
  });

  test('the third sender of an unverified portfolio, whichever WABA the others have', async () => {
    const other = callerWith(sandbox, await aSubaccount(sandbox, 'north-pole-travel'));
    const unverified = { standing: 'unverified', portfolio: 'acme' };
    await call('POST', '/_sandbox/wabas', { [WABA]: unverified, '5647382910': unverified });
    await call('POST', SENDERS, senderOf('+14045550101'));
    await call('POST', SENDERS, senderOf('+14045550102'));
    const third = { ...senderOf('+14045550103'), configuration: { waba_id: '5647382910' } };
    expect((await other('POST', SENDERS, third)).body).toMatchObject({ code: 63_104 });
  });

  test.each([
    ['shared', 20],
    ['excepted', 50],
  ])('the next sender of a %s portfolio that has %i', async (standing, cap) => {
    await call('POST', '/_sandbox/wabas', { [WABA]: standing });
    for (let index = 0; index < cap; index += 1)
      expect((await call('POST', SENDERS, senderOf(`+140455501${10 + index}`))).status).toBe(202);
    expect((await call('POST', SENDERS, senderOf('+14045550199'))).body).toMatchObject({ code: 63_104 });
  });

  test('later senders may leave the WABA out', async () => {
    await call('POST', SENDERS, whole);
    const reply = await call('POST', SENDERS, { sender_id: 'whatsapp:+14045550123', profile });
    expect(reply.body).toMatchObject({ configuration: { waba_id: WABA } });
  });

  test('a list without a channel', async () => {
    expect((await call('GET', SENDERS)).status).toBe(400);
  });
});

test('senders come in pages of 20 with absolute links to the original host', async () => {
  await call('POST', '/_sandbox/wabas', { [WABA]: 'shared' });
  for (let index = 0; index < 20; index += 1)
    await call('POST', SENDERS, senderOf(`+140455501${String(index).padStart(2, '0')}`));
  const { body } = await call('GET', `${SENDERS}?Channel=whatsapp`);
  expect(body['senders']).toHaveLength(20);
  expect(body['meta']).toMatchObject({ page_size: 20, next_page_url: null, key: 'senders' });
  const small = await call('GET', `${SENDERS}?Channel=whatsapp&PageSize=15`);
  const [, path] = /"next_page_url":"https:\/(\/messaging\.twilio\.com\/[^"]+)"/.exec(small.text) ?? [];
  const rest = await call('GET', path ?? '');
  expect(path).toContain('Channel=whatsapp&PageSize=15&Page=1&PageToken=');
  expect(rest.body['senders']).toHaveLength(5);
});

import { expect, test } from 'vitest';
import { openBank } from './portal.ts';

const AT_ROOT = { organisationExternalId: 'abc-banking', displayName: 'ABC Banking' };

test('a number is provisioned, renamed and moved within its tree', async () => {
  const { api, state } = await openBank();

  const renamed = await api('PUT', '/v1/whatsapp-numbers/+14045550122', { ...AT_ROOT, displayName: 'ABC' });
  const moved = await api('PUT', '/v1/whatsapp-numbers/+14045550122', {
    organisationExternalId: 'retail-bank',
    displayName: 'ABC',
  });

  expect([renamed.status, moved.status]).toEqual([200, 200]);
  expect(state.numbers).toEqual({ '+14045550122': { organisation: 'retail-bank', displayName: 'ABC' } });
});

test('an organisation has at most one number of its own', async () => {
  const { api, state } = await openBank();

  const second = await api('PUT', '/v1/whatsapp-numbers/+14045550123', AT_ROOT);

  expect(second).toMatchObject({ status: 409, body: { code: 'number-taken', organisation: 'abc-banking' } });
  expect(Object.keys(state.numbers)).toEqual(['+14045550122']);
});

test('two organisations swap their numbers by two calls, and each call may be repeated', async () => {
  const { api, state } = await openBank();
  const [root, bank] = ['/v1/whatsapp-numbers/+14045550122', '/v1/whatsapp-numbers/+14045550123'];
  const toBank = { organisationExternalId: 'retail-bank', displayName: 'ABC', replaces: '+14045550123' };
  const toRoot = { organisationExternalId: 'abc-banking', displayName: 'ABC', replaces: '+14045550122' };
  await api('PUT', bank, { organisationExternalId: 'retail-bank', displayName: 'ABC' });

  for (const _ of [1, 2]) await api('PUT', root, toBank);
  for (const _ of [1, 2]) await api('PUT', bank, toRoot);
  await api('PUT', root, toBank);

  expect(state.numbers).toMatchObject({
    '+14045550122': { organisation: 'retail-bank' },
    '+14045550123': { organisation: 'abc-banking' },
  });
});

test('replacing a number that the organisation does not hold withdraws nothing and makes no room', async () => {
  const { api, state } = await openBank();
  await api('PUT', '/v1/whatsapp-numbers/+14045550123', {
    organisationExternalId: 'retail-bank',
    displayName: 'ABC',
  });

  const refused = await api('PUT', '/v1/whatsapp-numbers/+14045550124', {
    ...AT_ROOT,
    replaces: '+14045550123',
  });

  expect(refused).toMatchObject({ status: 409, body: { code: 'number-taken' } });
  expect(Object.keys(state.numbers)).toEqual(['+14045550122', '+14045550123']);
});

test('the number of another enterprise is not taken over', async () => {
  const { api, state } = await openBank();
  await api('PUT', '/v1/organisations/xyz-insurance', { name: 'XYZ Insurance', parentExternalId: null });

  const taken = await api('PUT', '/v1/whatsapp-numbers/+14045550122', {
    organisationExternalId: 'xyz-insurance',
    displayName: 'XYZ',
  });

  expect(taken).toMatchObject({ status: 409, body: { code: 'number-taken', organisation: 'xyz-insurance' } });
  expect(state.numbers['+14045550122']?.organisation).toBe('abc-banking');
});

test('a withdrawn number is gone from the list, and withdrawing it again succeeds', async () => {
  const { api } = await openBank();

  const before = await api('GET', '/v1/whatsapp-numbers?root=abc-banking');
  const first = await api('DELETE', '/v1/whatsapp-numbers/%2B14045550122');
  const second = await api('DELETE', '/v1/whatsapp-numbers/+14045550122');
  const after = await api('GET', '/v1/whatsapp-numbers?root=abc-banking');

  expect(before.body).toMatchObject({ items: [{ number: '+14045550122', ...AT_ROOT }] });
  expect([first.status, second.status]).toEqual([204, 204]);
  expect(after.body).toEqual({ items: [], nextPageToken: null });
});

test('what is not a number in E.164 form is refused', async () => {
  const { api } = await openBank();

  for (const number of ['14045550122', '+0404555', 'abc'])
    expect(await api('PUT', `/v1/whatsapp-numbers/${number}`, AT_ROOT)).toMatchObject({
      status: 400,
      body: { code: 'request-invalid' },
    });
});

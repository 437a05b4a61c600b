import { expect, test } from 'vitest';
import { openBank } from './portal.ts';

const ON = { organisationExternalId: 'retail-bank', socialMessaging: true, restrictIncoming: false };
const ANN = 'ann@abc-banking.example.com';

test('a user of a batch that is refused holds up no other', async () => {
  const { api, state } = await openBank();

  const { status, body } = await api('POST', '/v1/users:batch', {
    items: [
      { userKey: ANN, body: ON },
      { userKey: '+14045550147', body: { ...ON, organisationExternalId: 'lost-bank' } },
      { userKey: 'bob@abc-banking.example.com', body: ON },
    ],
  });

  expect(status).toBe(200);
  expect(body).toMatchObject({
    items: [{ result: 'ok' }, { result: { code: 'organisation-unknown', status: 404 } }, { result: 'ok' }],
  });
  expect(Object.keys(state.users)).toEqual([ANN, 'bob@abc-banking.example.com']);
});

test('of two items with one key the later one counts', async () => {
  const { api, state } = await openBank();

  await api('POST', '/v1/users:batch', {
    items: [
      { userKey: ANN, body: ON },
      { userKey: ANN, body: { ...ON, organisationExternalId: 'operations' } },
    ],
  });

  expect(state.users[ANN]).toMatchObject({ organisation: 'operations' });
});

test('a privilege that the token lacks refuses the items it is needed for', async () => {
  const { api, byHand } = await openBank();
  await byHand('POST', '/privileges', { privilege: 'Accounts', organisation: 'operations' });

  const { body } = await api('POST', '/v1/users:batch', {
    items: [
      { userKey: ANN, body: { ...ON, organisationExternalId: 'operations' } },
      { userKey: ANN, body: ON },
    ],
  });

  expect(body).toMatchObject({
    items: [{ result: { code: 'privilege-missing', privilege: 'Accounts' } }, { result: 'ok' }],
  });
});

test.each([
  ['no items', { items: [] }],
  ['1,001 items', { items: Array.from({ length: 1001 }, () => ({ userKey: ANN, body: ON })) }],
  ['a key that is none', { items: [{ userKey: 'ann', body: ON }] }],
  ['a field too many', { items: [{ userKey: ANN, body: { ...ON, colour: 'green' } }] }],
  ['a list instead of an object', []],
])('a batch with %s is refused as a whole', async (_, batch) => {
  const { api, state } = await openBank();

  const { status } = await api('POST', '/v1/users:batch', batch);

  expect(status).toBe(400);
  expect(state.users).toEqual({});
});

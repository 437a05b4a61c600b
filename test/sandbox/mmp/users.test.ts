import { expect, test } from 'vitest';
import { openBank } from './portal.ts';
import type { Portal } from './portal.ts';

const ANN = '/v1/users/ann@abc-banking.example.com';
const ON = { organisationExternalId: 'retail-bank', socialMessaging: true, restrictIncoming: false };

test('a user is created without being invited, and then only changed', async () => {
  const { api } = await openBank();

  const first = await api('PUT', ANN, ON);
  const second = await api('PUT', ANN, { ...ON, socialMessaging: false });

  const user = {
    userKey: 'ann@abc-banking.example.com',
    email: 'ann@abc-banking.example.com',
    deviceNumber: null,
    organisationExternalId: 'retail-bank',
    inviteStatus: 'not_invited',
    socialMessaging: true,
    restrictIncoming: false,
  };
  expect(first).toMatchObject({ status: 201, body: user });
  expect(second).toMatchObject({ status: 200, body: { ...user, socialMessaging: false } });
});

test('a user may be known by the number of a device', async () => {
  const { api } = await openBank();

  const { body } = await api('PUT', '/v1/users/%2B14045550147', ON);

  expect(body).toMatchObject({ userKey: '+14045550147', email: null, deviceNumber: '+14045550147' });
});

test('a mail address with a slash, a plus and a percent sign is one key', async () => {
  const { api, state } = await openBank();
  const mail = 'ann/x+y%20@abc-banking.example.com';

  const { status } = await api('PUT', `/v1/users/${encodeURIComponent(mail)}`, ON);

  expect(status).toBe(201);
  expect(Object.keys(state.users)).toEqual([mail]);
});

test('changing or moving a user keeps the state of the invitation', async () => {
  const { api, byHand } = await openBank();
  await api('PUT', ANN, ON);
  await byHand('PATCH', '/users/ann@abc-banking.example.com', { inviteStatus: 'active' });

  const { body } = await api('PUT', ANN, { ...ON, organisationExternalId: 'operations' });

  expect(body).toMatchObject({ organisationExternalId: 'operations', inviteStatus: 'active' });
});

test('a user of another enterprise is not taken over', async () => {
  const { api, state } = await openBank();
  await api('PUT', '/v1/organisations/xyz-insurance', { name: 'XYZ Insurance', parentExternalId: null });
  await api('PUT', ANN, ON);

  const taken = await api('PUT', ANN, { ...ON, organisationExternalId: 'xyz-insurance' });

  expect(taken).toMatchObject({ status: 409, body: { code: 'user-taken' } });
  expect(state.users['ann@abc-banking.example.com']?.organisation).toBe('retail-bank');
});

test('a deleted user is gone, and deleting again succeeds', async () => {
  const { api, state } = await openBank();
  await api('PUT', ANN, ON);

  const first = await api('DELETE', ANN);
  const second = await api('DELETE', ANN);

  expect([first.status, second.status]).toEqual([204, 204]);
  expect(state.users).toEqual({});
});

test('a body with a field missing, of the wrong type or unknown changes nothing', async () => {
  const { api, state } = await openBank();
  const bodies = [
    { ...ON, socialMessaging: 'yes' },
    { socialMessaging: true },
    { ...ON, admin: true },
    [],
    '{',
  ];

  for (const body of bodies)
    expect(await api('PUT', ANN, body)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  expect(state.users).toEqual({});
});

test('pages follow each other without gaps, although users come and go in between', async () => {
  const portal = await openBank();
  await addUsers(portal, ['a', 'b', 'c', 'd', 'e']);

  const first = await page(portal, 'pageSize=2');
  await portal.api('DELETE', '/v1/users/b@abc-banking.example.com');
  await addUsers(portal, ['aa']);
  const second = await page(portal, `pageSize=2&pageToken=${first.nextPageToken}`);
  const third = await page(portal, `pageSize=2&pageToken=${second.nextPageToken}`);

  expect([first.names, second.names, third.names]).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(third.nextPageToken).toBeNull();
});

test('a full last page says that it is the last', async () => {
  const portal = await openBank();
  await addUsers(portal, ['a', 'b']);

  expect(await page(portal, 'pageSize=2')).toEqual({ names: ['a', 'b'], nextPageToken: null });
});

test('a page holds 100 items unless told otherwise', async () => {
  const portal = await openBank();
  for (let index = 0; index < 101; index += 1)
    portal.state.users[`user${index}@abc-banking.example.com`] = {
      organisation: 'europe',
      inviteStatus: 'active',
      socialMessaging: true,
      restrictIncoming: false,
    };
  portal.state.changes += 1;

  const { names, nextPageToken } = await page(portal, '');

  expect(names).toHaveLength(100);
  expect(nextPageToken).not.toBeNull();
});

test('page sizes out of range and tokens of other lists are refused', async () => {
  const portal = await openBank();
  await addUsers(portal, ['a', 'b']);
  const { nextPageToken } = await page(portal, 'pageSize=1');

  const refused = [
    '/v1/users?root=abc-banking&pageSize=0',
    '/v1/users?root=abc-banking&pageSize=1001',
    '/v1/users?root=abc-banking&pageSize=ten',
    '/v1/users?root=abc-banking&pageToken=nonsense',
    `/v1/users?root=retail-bank&pageToken=${nextPageToken}`,
    `/v1/organisations?root=abc-banking&pageToken=${nextPageToken}`,
    '/v1/users',
  ];
  for (const path of refused)
    expect(await portal.api('GET', path)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
});

async function addUsers({ api }: Portal, names: readonly string[]): Promise<void> {
  for (const name of names) await api('PUT', `/v1/users/${name}@abc-banking.example.com`, ON);
}

async function page(
  { api }: Portal,
  query: string,
): Promise<{ readonly names: readonly string[]; readonly nextPageToken: string | null }> {
  const { body } = await api('GET', `/v1/users?root=abc-banking&${query}`);
  const { items, nextPageToken } = body as { items: { userKey: string }[]; nextPageToken: string | null };
  return { names: items.map(({ userKey }) => userKey.split('@')[0] ?? ''), nextPageToken };
}

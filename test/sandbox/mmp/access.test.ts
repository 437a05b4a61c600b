import { expect, test } from 'vitest';
import { mmpApp } from '../../../src/sandbox/mmp/app.ts';
import { emptyMmp } from '../../../src/sandbox/mmp/state.ts';
import { openBank, openPortal } from './portal.ts';

test('without the token nothing is read or written', async () => {
  const { unauthorised, state } = openPortal();

  const read = await unauthorised('GET', '/v1/users?root=abc-banking');
  const write = await unauthorised('PUT', '/v1/organisations/abc-banking', {
    name: 'ABC',
    parentExternalId: null,
  });

  expect(read).toMatchObject({ status: 401, body: { code: 'token-rejected' } });
  expect(write).toMatchObject({ status: 401, body: { code: 'token-rejected' } });
  expect(state.organisations).toEqual({});
});

test('a missing privilege stops writes at its organisation and below, and nowhere else', async () => {
  const { api, byHand } = await openBank();
  await byHand('POST', '/privileges', { privilege: 'Setup', organisation: 'retail-bank' });

  const below = await api('PUT', '/v1/whatsapp-features/europe', { setting: 'enabled' });
  const beside = await api('PUT', '/v1/whatsapp-features/operations', { setting: 'enabled' });

  expect(below).toMatchObject({
    status: 403,
    body: { code: 'privilege-missing', privilege: 'Setup', organisation: 'europe' },
  });
  expect(beside.status).toBe(200);
});

test.each([
  { privilege: 'Profile', method: 'DELETE', path: '/v1/organisations/europe' },
  {
    privilege: 'Profile',
    method: 'PUT',
    path: '/v1/organisations/europe',
    body: { name: 'Europe', parentExternalId: 'operations' },
  },
  {
    privilege: 'Setup',
    method: 'PUT',
    path: '/v1/whatsapp-numbers/+14045550122',
    body: { organisationExternalId: 'europe', displayName: 'ABC Europe' },
  },
  {
    privilege: 'Setup',
    method: 'PUT',
    path: '/v1/whatsapp-templates/europe/template_8/en',
    body: { value: 'Thank you.' },
  },
  {
    privilege: 'Accounts',
    method: 'PUT',
    path: '/v1/users/ann@abc-banking.example.com',
    body: { organisationExternalId: 'europe', socialMessaging: true, restrictIncoming: true },
  },
])('without $privilege, $method $path is refused and changes nothing', async (write) => {
  const { privilege, method, path, body } = write;
  const { api, byHand, state } = await openBank();
  await byHand('POST', '/privileges', { privilege, organisation: 'europe' });
  const before = structuredClone(state);

  const refused = await api(method, path, body);
  const after = structuredClone(state);
  await byHand('DELETE', '/privileges');
  const done = await api(method, path, body);

  expect(refused).toMatchObject({ status: 403, body: { privilege, organisation: 'europe' } });
  expect(after).toEqual(before);
  expect(done.status).toBeLessThan(300);
});

test('the holder of the token learns what it may do where', async () => {
  const { api, byHand } = await openBank();
  await byHand('POST', '/privileges', { privilege: 'Setup', organisation: 'retail-bank' });
  await byHand('POST', '/privileges', { privilege: 'Accounts', organisation: 'europe' });

  const { body } = await api('GET', '/v1/me');

  expect(body).toEqual({
    name: 'reconcile',
    roles: [
      { organisationExternalId: null, privileges: ['Accounts', 'Profile', 'Setup'] },
      { organisationExternalId: 'retail-bank', privileges: ['Accounts', 'Profile'] },
      { organisationExternalId: 'europe', privileges: ['Profile'] },
    ],
  });
});

test('moving a user needs the privilege where the user comes from, too', async () => {
  const { api, byHand } = await openBank();
  const toggles = { socialMessaging: true, restrictIncoming: false };
  const path = '/v1/users/ann@abc-banking.example.com';
  await api('PUT', path, { organisationExternalId: 'europe', ...toggles });
  await byHand('POST', '/privileges', { privilege: 'Accounts', organisation: 'retail-bank' });

  const moved = await api('PUT', path, { organisationExternalId: 'operations', ...toggles });

  expect(moved).toMatchObject({ status: 403, body: { privilege: 'Accounts', organisation: 'europe' } });
});

test('a path that is not served says so, below whatever it is mounted at', async () => {
  const state = emptyMmp();
  const app = mmpApp({ state: () => state, token: 't', now: () => new Date(0), changed: () => {} });

  const response = await app.request('/v2/users', { headers: { Authorization: 'Bearer t' } });

  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ code: 'path-unknown', status: 404 });
});

test('replies carry the date of the virtual clock', async () => {
  const { api } = await openBank();

  const { headers } = await api('GET', '/v1/admins?root=abc-banking');

  expect(headers.get('Date')).toBe('Tue, 01 Dec 2026 09:00:00 GMT');
});

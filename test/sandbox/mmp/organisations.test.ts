import { expect, test } from 'vitest';
import { openBank, openPortal } from './portal.ts';

const ROOT = { name: 'ABC Banking Corporation', parentExternalId: null };

test('an organisation is created once, however often it is asked for', async () => {
  const { api } = openPortal();

  const first = await api('PUT', '/v1/organisations/abc-banking', ROOT);
  const second = await api('PUT', '/v1/organisations/abc-banking', ROOT);
  const list = await api('GET', '/v1/organisations?root=abc-banking');

  expect([first.status, second.status]).toEqual([201, 200]);
  expect(list.body).toEqual({
    items: [{ externalId: 'abc-banking', name: 'ABC Banking Corporation', parentExternalId: null }],
    nextPageToken: null,
  });
});

test('an organisation is renamed and moved under the same id, with everything below it', async () => {
  const { api } = await openBank();

  await api('PUT', '/v1/organisations/retail-bank', {
    name: 'Private Customers',
    parentExternalId: 'operations',
  });
  const below = await api('GET', '/v1/organisations?root=operations');

  expect(below.body).toMatchObject({
    items: [
      { externalId: 'europe', parentExternalId: 'retail-bank' },
      { externalId: 'operations' },
      { externalId: 'retail-bank', name: 'Private Customers', parentExternalId: 'operations' },
    ],
  });
});

test('an organisation cannot move below itself', async () => {
  const { api, state } = await openBank();

  const below = await api('PUT', '/v1/organisations/retail-bank', { name: 'x', parentExternalId: 'europe' });
  const itself = await api('PUT', '/v1/organisations/abc-banking', {
    name: 'x',
    parentExternalId: 'abc-banking',
  });

  expect(below).toMatchObject({
    status: 409,
    body: { code: 'organisation-cycle', organisation: 'retail-bank' },
  });
  expect(itself).toMatchObject({ status: 409, body: { code: 'organisation-cycle' } });
  expect(state.organisations['retail-bank']).toMatchObject({ name: 'Retail Bank', parent: 'abc-banking' });
});

test('an organisation of another enterprise is not taken over by a write that uses its id', async () => {
  const { api, state } = await openBank();
  await api('PUT', '/v1/organisations/xyz-insurance', { name: 'XYZ Insurance', parentExternalId: null });

  const moved = await api('PUT', '/v1/organisations/retail-bank', {
    name: 'Retail',
    parentExternalId: 'xyz-insurance',
  });
  const rooted = await api('PUT', '/v1/organisations/retail-bank', {
    name: 'Retail',
    parentExternalId: null,
  });

  expect(moved).toMatchObject({ status: 409, body: { code: 'organisation-taken' } });
  expect(rooted).toMatchObject({ status: 409, body: { code: 'organisation-taken' } });
  expect(state.organisations['retail-bank']).toMatchObject({ name: 'Retail Bank', parent: 'abc-banking' });
});

test('an unknown parent and an unknown root are not found', async () => {
  const { api } = openPortal();

  const parent = await api('PUT', '/v1/organisations/retail-bank', {
    name: 'x',
    parentExternalId: 'abc-banking',
  });
  const root = await api('GET', '/v1/organisations?root=abc-banking');

  expect(parent).toMatchObject({
    status: 404,
    body: { code: 'organisation-unknown', organisation: 'abc-banking' },
  });
  expect(root).toMatchObject({
    status: 404,
    body: { code: 'organisation-unknown', organisation: 'abc-banking' },
  });
});

test('an organisation with sub-organisations, users or admins stays', async () => {
  const { api, byHand, state } = await openBank();
  await api('PUT', '/v1/users/ann@abc-banking.example.com', {
    organisationExternalId: 'europe',
    socialMessaging: false,
    restrictIncoming: false,
  });
  await byHand('POST', '/admins', {
    adminKey: 'boss@abc-banking.example.com',
    organisationExternalId: 'operations',
    privileges: ['Setup'],
  });

  for (const id of ['retail-bank', 'europe', 'operations'])
    expect(await api('DELETE', `/v1/organisations/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'organisation-not-empty', organisation: id },
    });
  expect(Object.keys(state.organisations)).toHaveLength(4);
});

test('an empty organisation goes with its number and templates, and deleting it again succeeds', async () => {
  const { api, state } = await openBank();
  await api('PUT', '/v1/whatsapp-numbers/+14045550123', {
    organisationExternalId: 'operations',
    displayName: 'ABC Operations',
  });
  await api('PUT', '/v1/whatsapp-templates/operations/template_8/en', { value: 'We will get back to you.' });

  const first = await api('DELETE', '/v1/organisations/operations');
  const second = await api('DELETE', '/v1/organisations/operations');

  expect([first.status, second.status]).toEqual([204, 204]);
  expect(state.organisations).not.toHaveProperty('operations');
  expect(Object.keys(state.numbers)).toEqual(['+14045550122']);
  expect(state.templates).toEqual({});
});

test('ids that mean something in JavaScript are ids like any other', async () => {
  const { api } = openPortal();

  const unknown = await api('GET', '/v1/organisations?root=constructor');
  const created = await api('PUT', '/v1/organisations/constructor', ROOT);
  const list = await api('GET', '/v1/whatsapp-features?root=constructor');

  expect([unknown.status, created.status]).toEqual([404, 201]);
  expect(list.body).toMatchObject({ items: [{ organisationExternalId: 'constructor', effective: false }] });
});

import { expect, test } from 'vitest';
import { openBank } from './portal.ts';

test('unticking the box of an organisation unticks everything below it', async () => {
  const { byHand, state } = await openBank();
  await byHand('PATCH', '/organisations/abc-banking', { whatsapp: true });

  await byHand('PATCH', '/organisations/retail-bank', { whatsapp: false });

  expect(state.organisations).toMatchObject({
    'abc-banking': { whatsapp: 'enabled' },
    'retail-bank': { whatsapp: 'disabled' },
    europe: { whatsapp: 'disabled' },
    operations: { whatsapp: 'inherited' },
  });
});

test('ticking a box that is ticked by inheritance sets nothing', async () => {
  const { byHand, state } = await openBank();
  await byHand('PATCH', '/organisations/abc-banking', { whatsapp: true });

  const { body } = await byHand('PATCH', '/organisations/europe', { whatsapp: true });

  expect(body).toMatchObject({ setting: 'inherited', effective: true, inheritedFrom: 'abc-banking' });
  expect(state.organisations['europe']?.whatsapp).toBe('inherited');
});

test('the box cannot be ticked without a number', async () => {
  const { api, byHand } = await openBank();
  await api('DELETE', '/v1/whatsapp-numbers/+14045550122');

  const { status, body } = await byHand('PATCH', '/organisations/abc-banking', { whatsapp: true });

  expect(status).toBe(409);
  expect(body).toMatchObject({ code: 'number-missing' });
});

test('a user added by hand gets WhatsApp where it is on', async () => {
  const { byHand } = await openBank();
  await byHand('PATCH', '/organisations/retail-bank', { whatsapp: true });

  const on = await byHand('POST', '/users', {
    userKey: 'ann@abc-banking.example.com',
    organisationExternalId: 'europe',
  });
  const off = await byHand('POST', '/users', {
    userKey: '+14045550147',
    organisationExternalId: 'operations',
    inviteStatus: 'invitation_failed',
  });

  expect(on).toMatchObject({ status: 201, body: { inviteStatus: 'invited', socialMessaging: true } });
  expect(off).toMatchObject({
    status: 201,
    body: { inviteStatus: 'invitation_failed', socialMessaging: false },
  });
});

test('moving a user by hand applies the settings of the new organisation', async () => {
  const { byHand } = await openBank();
  await byHand('PATCH', '/organisations/retail-bank', { whatsapp: true });
  await byHand('POST', '/users', {
    userKey: 'ann@abc-banking.example.com',
    organisationExternalId: 'europe',
    restrictIncoming: true,
  });

  const { body } = await byHand('PATCH', '/users/ann@abc-banking.example.com', {
    organisationExternalId: 'operations',
  });

  expect(body).toMatchObject({
    organisationExternalId: 'operations',
    socialMessaging: false,
    restrictIncoming: false,
  });
});

test('changing one toggle by hand leaves the rest of the user alone', async () => {
  const { byHand, state } = await openBank();
  await byHand('POST', '/users', {
    userKey: 'ann@abc-banking.example.com',
    organisationExternalId: 'europe',
    inviteStatus: 'active',
    restrictIncoming: true,
  });

  await byHand('PATCH', '/users/ann@abc-banking.example.com', { socialMessaging: true });

  expect(state.users).toEqual({
    'ann@abc-banking.example.com': {
      organisation: 'europe',
      inviteStatus: 'active',
      socialMessaging: true,
      restrictIncoming: true,
    },
  });
});

test('users that are there are not added again, and those that are not cannot be changed', async () => {
  const { byHand } = await openBank();
  const ann = { userKey: 'ann@abc-banking.example.com', organisationExternalId: 'europe' };
  await byHand('POST', '/users', ann);

  expect((await byHand('POST', '/users', ann)).status).toBe(400);
  expect((await byHand('PATCH', '/users/bob@abc-banking.example.com', {})).status).toBe(404);
});

test('an admin made by hand can be read, and goes by hand', async () => {
  const { api, byHand } = await openBank();
  await byHand('POST', '/admins', {
    adminKey: 'boss@abc-banking.example.com',
    organisationExternalId: 'operations',
    privileges: ['Accounts', 'Setup'],
  });

  const list = await api('GET', '/v1/admins?root=abc-banking');
  await byHand('DELETE', '/admins/boss@abc-banking.example.com');
  const after = await api('GET', '/v1/admins?root=abc-banking');

  expect(list.body).toMatchObject({
    items: [{ adminKey: 'boss@abc-banking.example.com', privileges: ['Accounts', 'Setup'] }],
  });
  expect(after.body).toMatchObject({ items: [] });
});

test('each change is announced, so that it can be kept', async () => {
  const { byHand, changes } = await openBank();
  const before = changes();

  await byHand('PATCH', '/organisations/abc-banking', { whatsapp: true });
  await byHand('POST', '/privileges', { privilege: 'Setup', organisation: 'abc-banking' });
  await byHand('PATCH', '/organisations/nowhere', { whatsapp: true });

  expect(changes()).toBe(before + 2);
});

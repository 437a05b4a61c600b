import { expect, test } from 'vitest';
import { openBank, openPortal } from './portal.ts';
import type { Portal } from './portal.ts';

const NUMBER = { number: '+14045550122', displayName: 'ABC Banking' };

test('enabling an organisation enables what inherits from it and shows its number everywhere', async () => {
  const { api } = await openBank();

  await api('PUT', '/v1/whatsapp-features/abc-banking', { setting: 'enabled' });
  const { body } = await api('GET', '/v1/whatsapp-features?root=abc-banking');

  const inherited = {
    setting: 'inherited',
    effective: true,
    inheritedFrom: 'abc-banking',
    number: { ...NUMBER, inherited: true },
  };
  expect(body).toEqual({
    items: [
      {
        organisationExternalId: 'abc-banking',
        setting: 'enabled',
        effective: true,
        inheritedFrom: null,
        number: { ...NUMBER, inherited: false },
      },
      { organisationExternalId: 'europe', ...inherited },
      { organisationExternalId: 'operations', ...inherited },
      { organisationExternalId: 'retail-bank', ...inherited },
    ],
    nextPageToken: null,
  });
});

test('without any setting on the way up WhatsApp is off', async () => {
  const portal = await openBank();

  expect(await settings(portal)).toEqual({
    'abc-banking': 'inherited off',
    europe: 'inherited off',
    operations: 'inherited off',
    'retail-bank': 'inherited off',
  });
});

test('disabling an organisation disables everything below it', async () => {
  const portal = await openBank();
  await set(portal, { 'abc-banking': 'enabled', europe: 'enabled', operations: 'enabled' });

  await set(portal, { 'retail-bank': 'disabled' });

  expect(await settings(portal)).toEqual({
    'abc-banking': 'enabled on',
    europe: 'disabled off',
    operations: 'enabled on',
    'retail-bank': 'disabled off',
  });
});

test('below a disabled organisation one may be enabled again', async () => {
  const portal = await openBank();
  await set(portal, { 'abc-banking': 'enabled', 'retail-bank': 'disabled', europe: 'enabled' });

  expect(await settings(portal)).toMatchObject({ europe: 'enabled on', 'retail-bank': 'disabled off' });
});

test('enabling an organisation leaves the settings below it alone', async () => {
  const portal = await openBank();
  await set(portal, { 'abc-banking': 'enabled', 'retail-bank': 'disabled', 'abc-banking again': 'enabled' });

  expect(await settings(portal)).toMatchObject({ europe: 'disabled off', 'retail-bank': 'disabled off' });
});

test('writing disabled once more does not undo what was enabled below in between', async () => {
  const portal = await openBank();
  await set(portal, { 'retail-bank': 'disabled', europe: 'enabled', 'retail-bank again': 'disabled' });

  expect(await settings(portal)).toMatchObject({ europe: 'enabled on', 'retail-bank': 'disabled off' });
});

test('an organisation set to inherit follows the nearest setting above', async () => {
  const portal = await openBank();
  await set(portal, { 'abc-banking': 'enabled', 'retail-bank': 'disabled', europe: 'inherited' });

  const { body } = await portal.api('GET', '/v1/whatsapp-features?root=europe');

  expect(body).toMatchObject({
    items: [{ setting: 'inherited', effective: false, inheritedFrom: 'retail-bank' }],
  });
});

test('WhatsApp cannot be switched on where there is no number, neither by setting nor by inheriting', async () => {
  const portal = await openBank();
  await set(portal, { 'abc-banking': 'enabled', 'retail-bank': 'disabled' });
  await portal.api('DELETE', '/v1/whatsapp-numbers/+14045550122');

  const enabled = await portal.api('PUT', '/v1/whatsapp-features/europe', { setting: 'enabled' });
  const inherited = await portal.api('PUT', '/v1/whatsapp-features/retail-bank', { setting: 'inherited' });

  expect(enabled).toMatchObject({ status: 409, body: { code: 'number-missing', organisation: 'europe' } });
  expect(inherited).toMatchObject({
    status: 409,
    body: { code: 'number-missing', organisation: 'retail-bank' },
  });
  expect(await settings(portal)).toMatchObject({ europe: 'disabled off', 'retail-bank': 'disabled off' });
});

test('an organisation shows its own number before one from above', async () => {
  const { api } = await openBank();
  await api('PUT', '/v1/whatsapp-numbers/+14045550123', {
    organisationExternalId: 'retail-bank',
    displayName: 'ABC Retail',
  });

  const { body } = await api('GET', '/v1/whatsapp-features?root=retail-bank');

  const shown = { number: '+14045550123', displayName: 'ABC Retail' };
  expect(body).toMatchObject({
    items: [
      { organisationExternalId: 'europe', number: { ...shown, inherited: true } },
      { organisationExternalId: 'retail-bank', number: { ...shown, inherited: false } },
    ],
  });
});

test('the flag of an unknown organisation is not found, and an unknown setting is refused', async () => {
  const { api } = openPortal();

  const unknown = await api('PUT', '/v1/whatsapp-features/abc-banking', { setting: 'enabled' });
  const strange = await api('PUT', '/v1/whatsapp-features/abc-banking', { setting: 'on' });

  expect(unknown).toMatchObject({ status: 404, body: { code: 'organisation-unknown' } });
  expect(strange).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
});

/** Writes settings in this order; a word after the id only makes it a key of its own. */
async function set({ api }: Portal, wanted: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, setting] of Object.entries(wanted)) {
    const { status } = await api('PUT', `/v1/whatsapp-features/${id.split(' ')[0]}`, { setting });
    expect(status).toBe(200);
  }
}

async function settings({ api, state }: Portal): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const id of Object.keys(state.organisations).toSorted()) {
    const { body } = await api('GET', `/v1/whatsapp-features?root=${id}`);
    const flags = (
      body as { items: { organisationExternalId: string; setting: string; effective: boolean }[] }
    ).items;
    const flag = flags.find((candidate) => candidate.organisationExternalId === id);
    found[id] = `${flag?.setting} ${flag?.effective === true ? 'on' : 'off'}`;
  }
  return found;
}

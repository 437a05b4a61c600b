import { expect, test } from 'vitest';
import { openGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';

const BANK = { name: 'ABC Banking Corporation', parentExternalId: null };

test('a root that MMP does not know is an enterprise with nothing in it yet', async () => {
  const { reads } = await openGateway();

  expect(await reads.organisations('abc-banking')).toEqual([]);
  expect(await reads.numbers('abc-banking')).toEqual([]);
  expect(await reads.features('abc-banking')).toEqual([]);
  expect(await reads.templates('abc-banking')).toEqual([]);
  expect(await reads.users('abc-banking')).toEqual([]);
});

test('what is written is what is read', async () => {
  const { reads, writes } = await openGateway();

  await writes.putOrganisation('abc-banking', BANK);
  await writes.putOrganisation('retail-bank', { name: 'Retail Bank', parentExternalId: 'abc-banking' });
  await writes.putNumber('+14045550122', {
    organisationExternalId: 'abc-banking',
    displayName: 'ABC Banking',
  });
  await writes.putFeature('abc-banking', { setting: 'enabled' });
  await writes.putTemplate(
    { organisation: 'retail-bank', key: 'template_8', language: 'en_US' },
    { value: 'Hello {{1}} \u{1F44B}' },
  );
  await writes.putUser('ann/x+y%@abc-banking.example.com', {
    organisationExternalId: 'retail-bank',
    socialMessaging: true,
    restrictIncoming: false,
  });

  expect(await reads.organisations('abc-banking')).toEqual([
    { externalId: 'abc-banking', ...BANK },
    { externalId: 'retail-bank', name: 'Retail Bank', parentExternalId: 'abc-banking' },
  ]);
  expect(await reads.numbers('abc-banking')).toEqual([
    { number: '+14045550122', organisationExternalId: 'abc-banking', displayName: 'ABC Banking' },
  ]);
  expect(await reads.features('retail-bank')).toEqual([
    {
      organisationExternalId: 'retail-bank',
      setting: 'inherited',
      effective: true,
      inheritedFrom: 'abc-banking',
      number: { number: '+14045550122', displayName: 'ABC Banking', inherited: true },
    },
  ]);
  expect(await reads.templates('abc-banking')).toEqual([
    {
      organisationExternalId: 'retail-bank',
      key: 'template_8',
      language: 'en_US',
      value: 'Hello {{1}} \u{1F44B}',
    },
  ]);
  expect(await reads.users('abc-banking')).toEqual([
    {
      userKey: 'ann/x+y%@abc-banking.example.com',
      email: 'ann/x+y%@abc-banking.example.com',
      deviceNumber: null,
      organisationExternalId: 'retail-bank',
      inviteStatus: 'not_invited',
      socialMessaging: true,
      restrictIncoming: false,
    },
  ]);
});

test('every write may be repeated, and everything written can be deleted, twice', async () => {
  const { state, writes } = await openGateway();
  const template = { organisation: 'abc-banking', key: 'template_8', language: 'en' };
  const toggles = { socialMessaging: true, restrictIncoming: false };

  for (const _ of [1, 2]) {
    await writes.putOrganisation('abc-banking', BANK);
    await writes.putNumber('+14045550122', { organisationExternalId: 'abc-banking', displayName: 'ABC' });
    await writes.putFeature('abc-banking', { setting: 'enabled' });
    await writes.putTemplate(template, { value: 'Thank you.' });
    await writes.putUser('+14045550147', { organisationExternalId: 'abc-banking', ...toggles });
  }
  for (const _ of [1, 2]) {
    await writes.deleteUser('+14045550147');
    await writes.deleteTemplate(template);
    await writes.putFeature('abc-banking', { setting: 'inherited' }).catch(() => {});
    await writes.deleteNumber('+14045550122');
    await writes.deleteOrganisation('abc-banking');
  }

  const { organisations, numbers, templates, users } = state;
  expect({ organisations, numbers, templates, users }).toEqual({
    organisations: {},
    numbers: {},
    templates: {},
    users: {},
  });
});

test('a list of 2,500 users is read to its end, in three pages of the largest size', async () => {
  const asked: string[] = [];
  const gateway = await openGateway({
    fetch: (input) => {
      const request = new Request(input);
      asked.push(new URL(request.url).searchParams.get('pageSize') ?? '');
      return fetch(request);
    },
  });
  await gateway.writes.putOrganisation('abc-banking', BANK);
  plantUsers(gateway, 2500);
  asked.length = 0;

  const users = await gateway.reads.users('abc-banking');

  expect(asked).toEqual(['1000', '1000', '1000']);
  expect(new Set(users.map(({ userKey }) => userKey)).size).toBe(2500);
  expect(users).toHaveLength(2500);
});

test('lists of two enterprises do not mix', async () => {
  const { reads, writes } = await openGateway();
  await writes.putOrganisation('abc-banking', BANK);
  await writes.putOrganisation('xyz-insurance', { name: 'XYZ Insurance', parentExternalId: null });

  expect(await reads.organisations('xyz-insurance')).toEqual([
    { externalId: 'xyz-insurance', name: 'XYZ Insurance', parentExternalId: null },
  ]);
});

function plantUsers({ state }: Gateway, count: number): void {
  for (let index = 0; index < count; index += 1)
    state.users[`user${index}@abc-banking.example.com`] = {
      organisation: 'abc-banking',
      inviteStatus: 'active',
      socialMessaging: true,
      restrictIncoming: false,
    };
  state.changes += 1;
}

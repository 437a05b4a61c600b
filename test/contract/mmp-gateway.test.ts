import { randomInt } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { mmpReads, mmpWrites } from '../../src/providers/mmp/client.ts';
import type { MmpReads, MmpWrites } from '../../src/providers/mmp/port.ts';
import { connectionTo, openGateway, TOKEN } from '../providers/mmp/gateway.ts';

// What a gateway in front of MMP has to do, told by the shipped client. Runs against the twin or, with
// MMP_CONTRACT_URL and MMP_CONTRACT_TOKEN, against any other (docs/mmp-gateway.md). Leaves nothing behind.

interface Tested {
  readonly reads: MmpReads;
  readonly writes: MmpWrites;
  readonly baseUrl: string;
  readonly token: string;
  /** An enterprise that nobody else uses: its root, with `left` and `right` below. */
  readonly root: string;
  readonly left: string;
  readonly right: string;
  /** Two numbers of the range for fiction (+1 404 555 0100 to 0199). */
  readonly numbers: readonly [string, string];
}

async function aTestedGateway(): Promise<Tested> {
  const [baseUrl, token] = await addressed();
  const reads = mmpReads(connectionTo(baseUrl, { token }));
  const writes = mmpWrites(connectionTo(baseUrl, { token }));
  const mark = randomInt(2 ** 40).toString(36);
  const first = randomInt(100, 199);
  const [root, left, right] = [`contract-${mark}`, `contract-${mark}-left`, `contract-${mark}-right`];
  const numbers = [`+14045550${first}`, `+14045550${first + 1}`] as const;
  await writes.putOrganisation(root, { name: 'Contract test', parentExternalId: null });
  onTestFinished(() => cleanUp(reads, writes, root));
  for (const id of [left, right]) await writes.putOrganisation(id, { name: id, parentExternalId: root });
  return { reads, writes, baseUrl, token, root, left, right, numbers };
}

async function addressed(): Promise<readonly [string, string]> {
  const { MMP_CONTRACT_URL = '', MMP_CONTRACT_TOKEN = '' } = process.env;
  return MMP_CONTRACT_URL === ''
    ? [(await openGateway()).origin, TOKEN]
    : [MMP_CONTRACT_URL, MMP_CONTRACT_TOKEN];
}

async function cleanUp(reads: MmpReads, writes: MmpWrites, root: string): Promise<void> {
  for (const { userKey } of await reads.users(root)) await writes.deleteUser(userKey);
  for (const { number } of await reads.numbers(root)) await writes.deleteNumber(number);
  for (let left = await reads.organisations(root); left.length > 0; left = await reads.organisations(root)) {
    const parents = new Set(left.map(({ parentExternalId }) => parentExternalId));
    for (const { externalId } of left.filter(({ externalId: id }) => !parents.has(id)))
      await writes.deleteOrganisation(externalId);
  }
}

const at = (organisationExternalId: string) => ({
  organisationExternalId,
  socialMessaging: true,
  restrictIncoming: false,
});
const userOf = (root: string, name: string) => `${name}@${root}.example.com`;

test('the holder of the token has a role', async () => {
  const { reads } = await aTestedGateway();

  const { roles } = await reads.holder();

  expect(roles.length).toBeGreaterThan(0);
});

test('every write and every deletion may be repeated', async () => {
  const { reads, writes, root, numbers } = await aTestedGateway();
  const template = { organisation: root, key: 'template_8', language: 'en' };

  for (const _ of [1, 2]) {
    await writes.putNumber(numbers[0], { organisationExternalId: root, displayName: 'Contract' });
    await writes.putFeature(root, { setting: 'enabled' });
    await writes.putTemplate(template, { value: 'Thank you.' });
    await writes.putUser(userOf(root, 'ann'), at(root));
  }
  const [written] = [await counts(reads, root)];
  for (const _ of [1, 2]) {
    await writes.deleteUser(userOf(root, 'ann'));
    await writes.deleteTemplate(template);
    await writes.deleteNumber(numbers[0]);
  }

  expect(written).toEqual({ numbers: 1, templates: 1, users: 1 });
  expect(await counts(reads, root)).toEqual({ numbers: 0, templates: 0, users: 0 });
});

test('what comes in while a list is read shifts nothing', async () => {
  const { writes, baseUrl, token, root } = await aTestedGateway();
  for (const name of ['bob', 'dan', 'eve']) await writes.putUser(userOf(root, name), at(root));
  const page = async (more: string) => {
    const reply = await fetch(`${baseUrl}/v1/users?root=${root}&pageSize=2${more}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { items, nextPageToken } = await reply.json();
    return { keys: items.map((user: { userKey: string }) => user.userKey), nextPageToken };
  };

  const first = await page('');
  await writes.putUser(userOf(root, 'ann'), at(root));
  await writes.deleteUser(userOf(root, 'bob'));
  const second = await page(`&pageToken=${encodeURIComponent(first.nextPageToken)}`);

  expect(first.keys).toEqual([userOf(root, 'bob'), userOf(root, 'dan')]);
  expect(second).toEqual({ keys: [userOf(root, 'eve')], nextPageToken: null });
});

test('an organisation is moved with what it holds, and never below itself', async () => {
  const { reads, writes, root, left, right } = await aTestedGateway();
  await writes.putUser(userOf(root, 'ann'), at(left));

  await writes.putOrganisation(left, { name: 'Left', parentExternalId: right });
  const circle = writes.putOrganisation(right, { name: 'Right', parentExternalId: left });

  await expect(circle).rejects.toMatchObject({ facts: { code: 'organisation-cycle', result: 'refused' } });
  expect(await reads.users(right)).toMatchObject([{ organisationExternalId: left }]);
});

test('an organisation that holds something is not deleted, and the refusal says what it holds', async () => {
  const { writes, root, left } = await aTestedGateway();
  await writes.putUser(userOf(root, 'ann'), at(left));

  await expect(writes.deleteOrganisation(left)).rejects.toMatchObject({
    facts: { summary: `The organisation ${left} still holds 1 user.` },
  });
  await expect(writes.deleteOrganisation(root)).rejects.toMatchObject({
    facts: { summary: `The organisation ${root} still holds 2 sub-organisations.` },
  });
});

test('switching off reaches everything below once, and what is below may be switched on again', async () => {
  const { reads, writes, root, left, right, numbers } = await aTestedGateway();
  await writes.putNumber(numbers[0], { organisationExternalId: root, displayName: 'Contract' });
  await writes.putFeature(root, { setting: 'enabled' });
  const inherited = await on(reads, root);

  await writes.putFeature(root, { setting: 'disabled' });
  const off = await on(reads, root);
  await writes.putFeature(left, { setting: 'enabled' });
  await writes.putFeature(root, { setting: 'disabled' });

  expect(inherited).toEqual([root, left, right]);
  expect(off).toEqual([]);
  expect(await on(reads, root)).toEqual([left]);
});

test('WhatsApp is not switched on where there is no number', async () => {
  const { writes, root } = await aTestedGateway();

  await expect(writes.putFeature(root, { setting: 'enabled' })).rejects.toMatchObject({
    facts: { code: 'number-missing', result: 'refused' },
  });
});

test('two organisations swap their numbers by two calls', async () => {
  const { reads, writes, root, left, right, numbers } = await aTestedGateway();
  const [one, two] = numbers;
  const body = (organisationExternalId: string) => ({ organisationExternalId, displayName: 'Contract' });
  await writes.putNumber(one, body(left));
  await writes.putNumber(two, body(right));

  await writes.putNumber(two, { ...body(left), replaces: one });
  await writes.putNumber(one, { ...body(right), replaces: two });

  expect(await reads.numbers(root)).toMatchObject([
    { number: one, organisationExternalId: right },
    { number: two, organisationExternalId: left },
  ]);
});

test('a user of a batch that is refused holds up no other', async () => {
  const { reads, writes, root } = await aTestedGateway();

  const results = await writes.putUsers([
    { userKey: userOf(root, 'ann'), body: at(root) },
    { userKey: userOf(root, 'bob'), body: at(`${root}-lost`) },
    { userKey: userOf(root, 'cyd'), body: at(root) },
  ]);

  expect(results).toMatchObject([
    { ok: true },
    { ok: false, error: { code: 'organisation-unknown', result: 'refused' } },
    { ok: true },
  ]);
  expect(await reads.users(root)).toHaveLength(2);
});

test('a wrong token is refused', async () => {
  const { baseUrl, root } = await aTestedGateway();
  const stranger = mmpReads(connectionTo(baseUrl, { token: 'wrong' }));

  await expect(stranger.users(root)).rejects.toMatchObject({
    facts: { code: 'token-rejected', status: 401 },
  });
});

async function counts(reads: MmpReads, root: string) {
  const [numbers, templates, users] = await Promise.all([
    reads.numbers(root),
    reads.templates(root),
    reads.users(root),
  ]);
  return { numbers: numbers.length, templates: templates.length, users: users.length };
}

async function on(reads: MmpReads, root: string): Promise<readonly string[]> {
  const features = await reads.features(root);
  return features.filter(({ effective }) => effective).map(({ organisationExternalId: id }) => id);
}

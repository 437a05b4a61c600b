import { inspect } from 'node:util';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { ProviderError, UsageError } from '../../../src/model/errors.ts';
import { mmpReads, mmpWrites } from '../../../src/providers/mmp/client.ts';
import { connectionTo, deadOrigin, openGateway, openImpostor, TOKEN } from './gateway.ts';

const BANK = { name: 'ABC Banking Corporation', parentExternalId: null };
const AT_BANK = { organisationExternalId: 'abc-banking', socialMessaging: true, restrictIncoming: false };
const ANN = 'ann@abc-banking.example.com';

test('a rejected token says which setting is wrong', async () => {
  const { reads } = await openGateway({ token: 'mmp-secret-of-yesterday' });

  const error = await failure(reads.users('abc-banking'));

  expect(error.facts).toMatchObject({
    provider: 'mmp',
    result: 'refused',
    code: 'token-rejected',
    status: 401,
    operation: 'list the users',
  });
  expect(error.facts.fix).toContain('MMP_API_TOKEN');
});

test('a missing privilege is named', async () => {
  const { writes, byHand } = await openGateway();
  await writes.putOrganisation('abc-banking', BANK);
  await byHand('POST', '/privileges', { privilege: 'Accounts', organisation: 'abc-banking' });

  const error = await failure(writes.putUser(ANN, AT_BANK));

  expect(error.facts).toMatchObject({ result: 'refused', code: 'privilege-missing', status: 403 });
  expect(error.facts.summary).toBe('The token lacks the privilege Accounts at abc-banking.');
});

test('an organisation that cannot be deleted is named with what it still holds', async () => {
  const { writes, byHand } = await openGateway();
  await writes.putOrganisation('abc-banking', BANK);
  await writes.putOrganisation('retail-bank', { name: 'Retail', parentExternalId: 'abc-banking' });
  await writes.putUser(ANN, AT_BANK);
  await writes.putUser('+14045550147', AT_BANK);
  await byHand('POST', '/admins', {
    adminKey: 'mmp-admin@abc-banking.example.com',
    organisationExternalId: 'abc-banking',
    privileges: [],
  });

  const error = await failure(writes.deleteOrganisation('abc-banking'));

  expect(error.facts).toMatchObject({
    result: 'refused',
    code: 'organisation-not-empty',
    summary: 'The organisation abc-banking still holds 1 sub-organisation, 2 users, 1 admin.',
  });
});

test('what conflicts is refused under the code of the contract', async () => {
  const { writes } = await openGateway();
  await writes.putOrganisation('abc-banking', BANK);

  const missing = await failure(writes.putFeature('abc-banking', { setting: 'enabled' }));
  const cycle = await failure(
    writes.putOrganisation('abc-banking', { name: 'x', parentExternalId: 'abc-banking' }),
  );

  expect(missing.facts).toMatchObject({ result: 'refused', code: 'number-missing', status: 409 });
  expect(cycle.facts).toMatchObject({ result: 'refused', code: 'organisation-cycle', status: 409 });
});

test('a write to an organisation that is not there is an error, unlike a list', async () => {
  const { writes } = await openGateway();

  const error = await failure(writes.putUser(ANN, AT_BANK));

  expect(error.facts).toMatchObject({ result: 'refused', code: 'organisation-unknown', status: 404 });
});

test('a 404 that does not come from MMP is not an empty enterprise', async () => {
  const client = await openImpostor(new Hono());

  const error = await failure(client.users('abc-banking'));

  expect(error.facts).toMatchObject({ result: 'refused', code: 'http-404', status: 404 });
});

test.each([
  [429, 'not-sent', 'too-many-requests'],
  [408, 'unknown', 'http-408'],
  [418, 'refused', 'http-418'],
  [500, 'unknown', 'http-500'],
  [503, 'unknown', 'http-503'],
])('status %i is %s', async (status, result, code) => {
  const app = new Hono().all(
    '*',
    () => new Response('<html>Sorry</html>', { status, headers: { 'Retry-After': '2' } }),
  );
  const client = await openImpostor(app);

  const error = await failure(client.deleteUser(ANN));

  expect(error.facts).toMatchObject({ provider: 'mmp', result, code, status, operation: 'delete a user' });
  expect(error.facts.retryAfterMs).toBe(2000);
});

test('a redirect is not followed: it would carry the token away', async () => {
  const asked: string[] = [];
  const app = new Hono().all('*', (context) => {
    asked.push(context.req.path);
    return context.redirect('/elsewhere');
  });
  const guarded = await openImpostor(app);
  const bare = await openImpostor(app, { fetch });

  await failure(guarded.organisations('abc-banking'));
  await failure(bare.organisations('abc-banking'));

  expect(asked).toEqual(['/v1/organisations', '/v1/organisations']);
});

test('nobody listening means that nothing was sent', async () => {
  const reads = mmpReads(connectionTo(await deadOrigin()));

  const error = await failure(reads.users('abc-banking'));

  expect(error.facts).toMatchObject({ result: 'not-sent', code: 'unreachable', operation: 'list the users' });
});

test('a reply that does not come in time leaves open what happened', async () => {
  const app = new Hono().all('*', () => new Promise<Response>(() => {}));
  const client = await openImpostor(app, { fetch, timeoutMs: 20 });

  const error = await failure(client.putUser(ANN, AT_BANK));

  expect(error.facts).toMatchObject({ result: 'unknown', code: 'timeout', operation: 'write a user' });
});

test.each([
  ['a page of HTML', '<html>Please sign in</html>'],
  ['no items', '{"nextPageToken":null}'],
  ['no end', '{"items":[]}'],
  ['an item without a field', '{"items":[{"userKey":"ann@abc-banking.example.com"}],"nextPageToken":null}'],
  ['nothing', ''],
])('a list that answers %s is not understood', async (_, text) => {
  const app = new Hono().all('*', () => new Response(text));
  const client = await openImpostor(app);

  const error = await failure(client.users('abc-banking'));

  expect(error.facts).toMatchObject({ result: 'unknown', code: 'unexpected-reply' });
});

test('a write that answers anything but what was written is not taken for done', async () => {
  const app = new Hono().all('*', () => new Response('{"welcome":"guest"}'));
  const client = await openImpostor(app);

  const put = await failure(client.putOrganisation('abc-banking', BANK));
  const removed = await failure(client.deleteUser(ANN));

  expect(put.facts).toMatchObject({ result: 'unknown', code: 'unexpected-reply', status: 200 });
  expect(removed.facts).toMatchObject({ result: 'unknown', code: 'unexpected-reply', status: 200 });
});

test('a list whose pages go round in a circle is incomplete', async () => {
  const app = new Hono().all('*', () => Response.json({ items: [], nextPageToken: 'again' }));
  const client = await openImpostor(app);

  const error = await failure(client.users('abc-banking'));

  expect(error.facts).toMatchObject({ result: 'unknown', code: 'incomplete-list' });
});

test('fields and invite statuses that we do not know are let through', async () => {
  const user = {
    userKey: ANN,
    email: ANN,
    deviceNumber: null,
    organisationExternalId: 'abc-banking',
    inviteStatus: 'sleeping',
    socialMessaging: true,
    restrictIncoming: false,
    favouriteColour: 'green',
  };
  const app = new Hono().all('*', () => Response.json({ items: [user], nextPageToken: null, total: 1 }));
  const client = await openImpostor(app);

  expect(await client.users('abc-banking')).toMatchObject([{ userKey: ANN, inviteStatus: 'sleeping' }]);
});

test('a page that failed is asked for again, without starting over', async () => {
  const asked: (string | undefined)[] = [];
  const app = new Hono().all('*', (context) => {
    asked.push(context.req.query('pageToken'));
    if (asked.length === 2) return new Response('busy', { status: 503 });
    return Response.json({ items: [], nextPageToken: asked.length === 1 ? 'two' : null });
  });
  const client = await openImpostor(app, { retry: (call) => call().catch(call) });

  expect(await client.users('abc-banking')).toEqual([]);
  expect(asked).toEqual([undefined, 'two', 'two']);
});

test('no error shows the token, a mail address, a number or the text of the reply', async () => {
  const body = {
    code: `user ${ANN} unknown`,
    detail: `${ANN} ${TOKEN}`,
    privilege: ANN,
    organisation: '+14045550147',
  };
  const replies = [
    () => Response.json(body, { status: 409 }),
    () => Response.json({ ...body, code: 'privilege-missing' }, { status: 403 }),
    () => new Response(`${ANN} ${TOKEN} is not JSON`),
    () => new Response(`${ANN} ${TOKEN}`, { status: 500 }),
  ];
  const app = new Hono().all('*', () => replies.shift()?.() ?? new Response(null, { status: 500 }));
  const client = await openImpostor(app);
  const dead = mmpWrites(connectionTo(await deadOrigin()));
  const bare = mmpWrites(connectionTo(await deadOrigin(), { fetch }));

  const errors = [
    await failure(client.putUser(ANN, AT_BANK)),
    await failure(client.putUser('+14045550147', AT_BANK)),
    await failure(client.putUser(ANN, AT_BANK)),
    await failure(client.deleteUser(ANN)),
    await failure(dead.putUser(ANN, AT_BANK)),
    await failure(bare.deleteNumber('+14045550147')),
  ];

  for (const error of errors) {
    const text = `${inspect(error, { depth: null, showHidden: true })} ${JSON.stringify(error)}`;
    expect(text).not.toMatch(/mmp-secret|ann@|ann%40|4045550147/);
  }
});

test.each([
  'http://mmp.example.com',
  'ftp://mmp.example.com',
  'mmp.example.com',
  'https://a:b@mmp.example.com',
  '',
])('the token is not sent to %s', (baseUrl) => {
  expect(() => mmpReads(connectionTo(baseUrl))).toThrow(UsageError);
});

test('a token that no header can carry is refused without being quoted', () => {
  const broken = connectionTo('https://mmp.example.com', { token: `${TOKEN}\n` });

  expect(() => mmpWrites(broken)).toThrow(UsageError);
  expect(() => mmpWrites(broken)).not.toThrow(new RegExp(TOKEN));
});

async function failure(call: Promise<unknown>): Promise<ProviderError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof ProviderError) return outcome;
  throw new Error(`A ProviderError was expected, not ${inspect(outcome)}`);
}

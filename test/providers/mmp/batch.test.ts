import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { InvariantError } from '../../../src/model/errors.ts';
import { openGateway, openImpostor } from './gateway.ts';

const BODY = { organisationExternalId: 'abc-banking', socialMessaging: true, restrictIncoming: false };
const ANN = { userKey: 'ann@abc-banking.example.com', body: BODY };

test('a batch writes its users and answers for each in their order', async () => {
  const { state, writes } = await openGateway();
  await writes.putOrganisation('abc-banking', { name: 'ABC Banking', parentExternalId: null });

  const results = await writes.putUsers([
    { ...ANN, userKey: '+14045550147' },
    { ...ANN, body: { ...BODY, organisationExternalId: 'lost-bank' } },
    ANN,
  ]);

  expect(results).toMatchObject([
    { ok: true },
    {
      ok: false,
      error: { provider: 'mmp', result: 'refused', code: 'organisation-unknown', status: 404 },
    },
    { ok: true },
  ]);
  expect(Object.keys(state.users)).toEqual(['+14045550147', ANN.userKey]);
});

test('a thousand users are one call, a batch of none is no call, and one more is a bug', async () => {
  const sent: string[] = [];
  const { writes } = await openGateway({
    fetch: (input, init) => {
      const request = new Request(input, init);
      sent.push(request.method);
      return fetch(request);
    },
  });
  await writes.putOrganisation('abc-banking', { name: 'ABC Banking', parentExternalId: null });
  sent.length = 0;
  const users = Array.from({ length: 1000 }, (_, index) => ({
    userKey: `user${index}@abc-banking.example.com`,
    body: BODY,
  }));

  const results = await writes.putUsers(users);

  expect(results.filter(({ ok }) => ok)).toHaveLength(1000);
  expect(await writes.putUsers([])).toEqual([]);
  expect(sent).toEqual(['POST']);
  await expect(writes.putUsers([...users, ANN])).rejects.toThrow(InvariantError);
});

test.each([
  ['fewer results than users', { items: [] }],
  ['the result of another user', { items: [{ userKey: 'bob@abc-banking.example.com', result: 'ok' }] }],
  ['no results', { welcome: 'guest' }],
])('a batch that answers %s is not taken for done', async (_, reply) => {
  const client = await openImpostor(new Hono().all('*', () => Response.json(reply)));

  await expect(client.putUsers([ANN])).rejects.toMatchObject({
    facts: { result: 'unknown', code: 'unexpected-reply' },
  });
});

test.each([
  [{ status: 503, code: 'busy' }, 'unknown', 'http-503'],
  [{ status: 429, code: 'too-many-requests' }, 'not-sent', 'too-many-requests'],
  [{ code: 'request-invalid' }, 'unknown', 'unexpected-reply'],
  ['okay', 'unknown', 'unexpected-reply'],
])('an item that answers %j is %s', async (result, outcome, code) => {
  const reply = { items: [{ userKey: ANN.userKey, result }] };
  const client = await openImpostor(new Hono().all('*', () => Response.json(reply)));

  expect(await client.putUsers([ANN])).toMatchObject([{ ok: false, error: { result: outcome, code } }]);
});

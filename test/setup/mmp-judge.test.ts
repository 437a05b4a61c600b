import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { listen } from '../providers/mmp/gateway.ts';
import { markImpostor, takeViolations } from './mmp-judge.ts';

const BANK = { externalId: 'abc-banking', name: 'ABC Banking', parentExternalId: null };

test('a reply that is not as the contract says is caught wherever it is fetched', async () => {
  const app = new Hono().all('*', () =>
    Response.json({ items: [{ ...BANK, name: 7 }], nextPageToken: null }),
  );
  const origin = await listen(app);

  await fetch(`${origin}/mmp/v1/organisations?root=abc-banking`);

  expect(takeViolations()).toEqual([
    expect.stringMatching(/^GET \/v1\/organisations: \/items\/0\/name must be string/),
  ]);
});

test.each([
  { wrong: 'a field too many', path: '/v1/whatsapp-features/acme', body: { setting: 'enabled', by: 'us' } },
  { wrong: 'no such setting', path: '/v1/whatsapp-features/acme', body: { setting: 'on' } },
  { wrong: 'an unknown parameter', path: '/v1/users?root=acme&size=7' },
  { wrong: 'too large a page', path: '/v1/users?root=acme&pageSize=1001' },
  { wrong: 'no root', path: '/v1/users' },
  { wrong: 'a method that is not served', path: '/v1/users/ann@acme.example.com' },
  { wrong: 'a path that is not served', path: '/v1/users/ann/toggles' },
])('a request with $wrong is caught even when an impostor answers', async ({ path, body }) => {
  const origin = await listen(new Hono().all('*', () => new Response('fine')));
  markImpostor(origin);

  const init = body === undefined ? {} : { method: 'PUT', body: JSON.stringify(body) };
  await fetch(`${origin}${path}`, init);

  expect(takeViolations()).toHaveLength(1);
});

test('what a test forges and what stands before the gateway is not judged', async () => {
  const forged = await listen(new Hono().all('*', () => Response.json({ welcome: 'guest' })));
  const broken = await listen(new Hono().all('*', () => new Response('<html>', { status: 503 })));
  markImpostor(forged);

  await fetch(`${forged}/v1/users?root=abc-banking`);
  await fetch(`${broken}/v1/users?root=abc-banking`);

  expect(takeViolations()).toEqual([]);
});

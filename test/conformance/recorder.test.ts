import { expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { recording } from './recorder.ts';

const TWIN = { 'twilio-request-id': `RQ${'0'.repeat(32)}`, 'content-type': 'application/json' };
const SENDERS = '/messaging.twilio.com/v2/Channels/Senders';
const AS_CLIENT = { 'user-agent': 'twilio-node/6.2.0 (linux x64)' };

/** What is noted of one call that a server answers like this, and how the call ends for the caller. */
async function noted(url: string, init: RequestInit, answer: () => Promise<Response>) {
  const exchanges: Exchange[] = [];
  const fetch = recording(answer, (exchange) => exchanges.push(exchange));
  const ending = await fetch(url, init).then(
    (response) => response.text(),
    (error: unknown) => String(error),
  );
  return { exchanges, ending };
}

test('a request to the twin is noted with its address at Twilio, and without credentials', async () => {
  const { exchanges, ending } = await noted(
    `http://127.0.0.1:4010${SENDERS}?Channel=whatsapp`,
    { method: 'POST', body: '{"a":1}', headers: { ...AS_CLIENT, authorization: 'Basic secret' } },
    async () => new Response('{"b":2}', { status: 202, headers: TWIN }),
  );
  expect(ending).toBe('{"b":2}');
  expect(exchanges).toEqual([
    {
      method: 'POST',
      url: 'https://messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp',
      sender: 'client',
      contentType: 'text/plain;charset=UTF-8',
      body: '{"a":1}',
      reply: { status: 202, contentType: 'application/json', body: '{"b":2}' },
    },
  ]);
});

test("a request that does not name the official client is a test's own", async () => {
  const { exchanges } = await noted(`https:/${SENDERS}`, {}, async () => new Response('{}'));
  expect(exchanges).toMatchObject([{ sender: 'test' }]);
});

test('the reply of anyone but the twin is neither read nor noted', async () => {
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1024)) });
  const exchanges: Exchange[] = [];
  const fetch = recording(
    async () => new Response(endless),
    (exchange) => exchanges.push(exchange),
  );
  const response = await fetch(`http://127.0.0.1:4010${SENDERS}`);
  await response.body?.cancel();
  expect(exchanges).toHaveLength(1);
  expect(exchanges[0]).not.toHaveProperty('reply');
});

test('a call that fails is noted, and fails as before', async () => {
  const { exchanges, ending } = await noted(`https:/${SENDERS}`, { headers: AS_CLIENT }, () =>
    Promise.reject(new TypeError('fetch failed')),
  );
  expect([exchanges.length, ending]).toEqual([1, 'TypeError: fetch failed']);
});

test('what is not meant for Twilio passes unnoted', async () => {
  const { exchanges } = await noted(
    'http://127.0.0.1:4010/mmp/organisations',
    {},
    async () => new Response(''),
  );
  expect(exchanges).toEqual([]);
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { guardedFetch } from '../../src/providers/http.ts';
import type { HttpEvent, HttpOptions } from '../../src/providers/http.ts';
import { InvariantError } from '../../src/model/errors.ts';
import { loopback, refusingOrigin } from './loopback.ts';
import type { Loopback } from './loopback.ts';

const opened: Loopback[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function serving(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = await loopback(answer);
  opened.push(server);
  return server;
}

function guarded(options: Partial<HttpOptions> = {}): typeof globalThis.fetch {
  return guardedFetch({
    provider: 'mmp',
    fetch: globalThis.fetch,
    timeoutMs: 2000,
    maxBodyBytes: 10_000,
    limit: { concurrency: 10, interval: 0, intervalCap: Number.POSITIVE_INFINITY },
    readOnly: false,
    now: () => 0,
    ...options,
  });
}

describe('a whole exchange', () => {
  test('gives status, headers and text', async () => {
    const server = await serving((_request, response) => {
      response.writeHead(201, { 'x-request-id': 'RQ1' }).end('{"a":1}');
    });
    const response = await guarded()(`${server.origin}/things`, { method: 'POST', body: 'hello' });
    expect([response.status, response.headers.get('x-request-id')]).toEqual([201, 'RQ1']);
    expect(await response.json()).toEqual({ a: 1 });
    expect(server.requests).toEqual([{ method: 'POST', path: '/things', body: 'hello' }]);
  });

  test('takes a Request as openapi-fetch makes it', async () => {
    const server = await serving((_request, response) => response.end('{}'));
    const request = new Request(`${server.origin}/things`, { method: 'PUT', body: 'hello' });
    await guarded()(request, {});
    expect(server.requests).toEqual([{ method: 'PUT', path: '/things', body: 'hello' }]);
  });

  test('gives an empty reply to 204', async () => {
    const server = await serving((_request, response) => response.writeHead(204).end());
    const response = await guarded()(server.origin, { method: 'DELETE' });
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test('reads a compressed reply and no longer calls it compressed', async () => {
    const server = await serving((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello'));
    });
    const response = await guarded()(server.origin);
    expect([await response.text(), response.headers.get('content-encoding')]).toEqual(['hello', null]);
  });

  test('leaves 4xx and 5xx to the caller', async () => {
    const server = await serving((_request, response) => response.writeHead(503).end('<html>'));
    expect((await guarded()(server.origin)).status).toBe(503);
  });
});

describe('what goes wrong', () => {
  test('a refused connection was not sent', async () => {
    await expect(guarded()(await refusingOrigin(), { method: 'POST' })).rejects.toMatchObject({
      facts: { provider: 'mmp', result: 'not-sent', code: 'unreachable' },
    });
  });

  test('a host that does not exist was not sent', async () => {
    const lookup = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: lookup }));
    await expect(guarded({ fetch })('https://nowhere.example.com/')).rejects.toMatchObject({
      facts: { result: 'not-sent', code: 'unreachable' },
    });
  });

  test('a reply that does not come in time is unknown', async () => {
    const server = await serving(() => undefined);
    await expect(guarded({ timeoutMs: 50 })(server.origin, { method: 'POST' })).rejects.toMatchObject({
      facts: { result: 'unknown', code: 'timeout' },
    });
  });

  test('a reply whose body never ends is unknown when the time is over', async () => {
    const server = await serving((_request, response) => response.writeHead(200).write('{'));
    await expect(guarded({ timeoutMs: 50 })(server.origin)).rejects.toMatchObject({
      facts: { result: 'unknown', code: 'timeout' },
    });
  });

  test('a connection reset after a write is unknown, and the write was sent once', async () => {
    const server = await serving((request) => request.socket.destroy());
    await expect(guarded()(server.origin, { method: 'POST', body: 'once' })).rejects.toMatchObject({
      facts: { result: 'unknown', code: 'connection-lost' },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('a truncated reply is unknown', async () => {
    const server = await serving((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":', () => response.destroy());
    });
    await expect(guarded()(server.origin)).rejects.toMatchObject({
      facts: { result: 'unknown', code: 'connection-lost' },
    });
  });

  test('a reply larger than is accepted is not read to its end', async () => {
    const server = await serving((_request, response) => response.end('x'.repeat(10_001)));
    await expect(guarded()(server.origin)).rejects.toMatchObject({
      facts: { result: 'unknown', code: 'reply-too-large' },
    });
  });

  test('a small reply that unpacks to a large one is not accepted', async () => {
    const server = await serving((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)));
    });
    await expect(guarded()(server.origin)).rejects.toMatchObject({ facts: { code: 'reply-too-large' } });
  });

  test.each([
    { method: 'GET', result: 'refused' },
    { method: 'POST', result: 'unknown' },
  ])('a redirected $method is not followed and is $result', async ({ method, result }) => {
    const elsewhere = await serving((_request, response) => response.end('{}'));
    const server = await serving((_request, response) => {
      response.writeHead(307, { location: elsewhere.origin }).end();
    });
    await expect(guarded()(server.origin, { method })).rejects.toMatchObject({
      facts: { code: 'redirected', result },
    });
    expect(elsewhere.requests).toEqual([]);
  });

  test('a call that was cancelled says so', async () => {
    const server = await serving(() => undefined);
    const signal = AbortSignal.abort();
    await expect(guarded()(server.origin, { signal })).rejects.toMatchObject({
      facts: { code: 'cancelled' },
    });
    expect(server.requests).toEqual([]);
  });

  test('no failure keeps what the built-in fetch threw', async () => {
    const fetch = () => Promise.reject(new Error('Basic c2VjcmV0'));
    const failed = guarded({ fetch })('https://gateway.example.com/', { method: 'POST' });
    const error: unknown = await failed.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ facts: { result: 'unknown', code: 'connection-lost' } });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('c2VjcmV0');
  });
});

describe('the guards', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])(
    'reading only, a %s is never sent',
    async (method) => {
      const server = await serving((_request, response) => response.end());
      await expect(guarded({ readOnly: true })(server.origin, { method })).rejects.toThrow(InvariantError);
      await expect(guarded({ readOnly: true })(new Request(server.origin, { method }))).rejects.toThrow(
        InvariantError,
      );
      expect(server.requests).toEqual([]);
    },
  );

  test('reading only, a GET is sent', async () => {
    const server = await serving((_request, response) => response.end('{}'));
    expect((await guarded({ readOnly: true })(server.origin)).status).toBe(200);
  });

  test('no more requests than allowed are under way at once', async () => {
    let [underWay, most] = [0, 0];
    const server = await serving((_request, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setImmediate(() => {
        underWay -= 1;
        response.end('{}');
      });
    });
    const limit = { concurrency: 2, interval: 0, intervalCap: Number.POSITIVE_INFINITY };
    const send = guarded({ limit });
    await Promise.all(Array.from({ length: 12 }, () => send(server.origin)));
    expect([server.requests.length, most]).toEqual([12, 2]);
  });

  test('a slow host does not hold up another one', async () => {
    const slow = await serving(() => undefined);
    const quick = await serving((_request, response) => response.end('{}'));
    const send = guarded({
      timeoutMs: 500,
      limit: { concurrency: 1, interval: 0, intervalCap: Number.POSITIVE_INFINITY },
    });
    const stuck = expect(send(slow.origin)).rejects.toMatchObject({ facts: { code: 'timeout' } });
    expect((await send(quick.origin)).status).toBe(200);
    await stuck;
  });

  test('no more requests than allowed start within an interval', async () => {
    const server = await serving((_request, response) => response.end('{}'));
    const limit = { concurrency: 10, interval: 100, intervalCap: 2 };
    const send = guarded({ limit });
    const started = performance.now();
    await Promise.all(Array.from({ length: 5 }, () => send(server.origin)));
    expect(performance.now() - started).toBeGreaterThanOrEqual(190);
  });
});

describe('what is observed', () => {
  test('every exchange is told, without path, query or body', async () => {
    const events: HttpEvent[] = [];
    const server = await serving((request, response) => {
      if (request.url === '/lost') request.socket.destroy();
      else response.end('{}');
    });
    let time = 0;
    const now = (): number => (time += 5);
    const send = guarded({ now, observe: (event) => events.push(event) });
    await send(`${server.origin}/things?To=%2B14045550122`, { method: 'POST', body: 'secret' });
    await expect(send(`${server.origin}/lost`)).rejects.toMatchObject({ facts: { code: 'connection-lost' } });
    const host = new URL(server.origin).host;
    expect(events).toEqual([
      { provider: 'mmp', method: 'POST', host, status: 200, ms: 5 },
      { provider: 'mmp', method: 'GET', host, code: 'connection-lost', ms: 5 },
    ]);
  });
});

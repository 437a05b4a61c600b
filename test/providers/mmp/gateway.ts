import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { onTestFinished } from 'vitest';
import { guardedFetch } from '../../../src/providers/http.ts';
import { mmpReads, mmpWrites } from '../../../src/providers/mmp/client.ts';
import type { MmpConnection } from '../../../src/providers/mmp/client.ts';
import type { MmpReads, MmpWrites } from '../../../src/providers/mmp/port.ts';
import { mmpApp } from '../../../src/sandbox/mmp/app.ts';
import { mmpConsole } from '../../../src/sandbox/mmp/console.ts';
import { emptyMmp } from '../../../src/sandbox/mmp/state.ts';
import type { MmpState } from '../../../src/sandbox/mmp/state.ts';
import { markImpostor } from '../../setup/mmp-judge.ts';

export const TOKEN = 'mmp-secret-token-9f2c';

export interface Gateway {
  readonly state: MmpState;
  readonly origin: string;
  readonly reads: MmpReads;
  readonly writes: MmpWrites;
  /** Does something by hand in the portal. */
  readonly byHand: (method: string, path: string, body: unknown) => Promise<void>;
}

/** The twin on a port of its own, and both halves of the client. */
export async function openGateway(settings: Partial<MmpConnection> = {}): Promise<Gateway> {
  const state = emptyMmp();
  const options = { state: () => state, token: TOKEN, now: () => new Date(0), changed: () => {} };
  const console = mmpConsole(options);
  const origin = await listen(mmpApp(options));
  const connection = connectionTo(origin, settings);
  return {
    state,
    origin,
    reads: mmpReads(connection),
    writes: mmpWrites(connection),
    byHand: async (method, path, body) => {
      await console.request(path, { method, body: JSON.stringify(body) });
    },
  };
}

/** Both halves of the client against a server that answers as the test wants. */
export async function openImpostor(
  app: Hono,
  settings: Partial<MmpConnection> = {},
): Promise<MmpReads & MmpWrites> {
  const origin = await listen(app);
  markImpostor(origin);
  const connection = connectionTo(origin, settings);
  return { ...mmpReads(connection), ...mmpWrites(connection) };
}

export function connectionTo(baseUrl: string, settings: Partial<MmpConnection> = {}): MmpConnection {
  return {
    baseUrl,
    token: TOKEN,
    fetch: guardedFetch({
      provider: 'mmp',
      fetch: globalThis.fetch,
      timeoutMs: 5000,
      maxBodyBytes: 5_000_000,
      limit: { concurrency: 20, interval: 0, intervalCap: Number.POSITIVE_INFINITY },
      readOnly: false,
      now: () => 0,
    }),
    retry: (call) => call(),
    ...settings,
  };
}

/** An origin that nobody serves: the port was free a moment ago. */
export async function deadOrigin(): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = originOf(server);
  server.close();
  await once(server, 'close');
  return origin;
}

/** Serves on a free port of loopback until the test ends, and returns the origin. */
export async function listen(app: Hono): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return originOf(server);
}

function originOf(server: { readonly address: () => AddressInfo | string | null }): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('There is no port');
  return `http://127.0.0.1:${address.port}`;
}

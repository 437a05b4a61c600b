import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { sandboxApp } from './app.ts';
import { advanceClock, timeOf } from './clock.ts';
import { happen } from './happen.ts';
import { digest } from './ids.ts';
import { worldKeeper } from './keeper.ts';
import { loadWorld } from './state-file.ts';
import type { TwilioOptions } from './twilio/options.ts';
import { tokenOf } from './twilio/state.ts';
import { newWorld } from './world.ts';
import type { ReviewTimes } from './world.ts';

export interface SandboxOptions {
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** Where the world is kept: loaded when it exists, written before the reply to each request that changed it. */
  readonly stateFile?: string;
  /** Where the virtual clock starts when there is no kept world. */
  readonly now: Date;
  /** In hours. A kept world keeps its other review times. */
  readonly reviews?: Partial<ReviewTimes>;
  /** What nobody documents about Twilio. A kept world keeps its other options. */
  readonly twilio?: Partial<TwilioOptions>;
}

/** The twins, without a server. */
export interface OpenSandbox {
  readonly credentials: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly mmpToken: string;
  };
  /** Answers in this process, without a network. Faults that cut a connection need a server, where there is one. */
  readonly fetch: typeof globalThis.fetch;
  now(): Date;
  /** Moves the virtual clock; what falls due happens in order. Throws RangeError for a negative duration. */
  advance(duration: { readonly hours: number }): void;
}

export interface Sandbox extends Omit<OpenSandbox, 'fetch'> {
  /** `http://127.0.0.1:PORT`; a call to Twilio goes to `<origin>/<original host>/<original path>`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Opens the twins of Twilio, Meta's review and the MMP in this process; many can be open beside each other. */
export function openSandbox(options: Omit<SandboxOptions, 'port'>): OpenSandbox {
  const { app, ...sandbox } = open(options);
  return { ...sandbox, fetch: async (input, init) => app.fetch(new Request(input, init)) };
}

/** Serves the twins on loopback. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { app, keepNow, ...sandbox } = open(options);
  const server = await listen(app.fetch, options.port ?? 0);
  keepNow();
  return {
    ...sandbox,
    origin: server.origin,
    close: async () => {
      await server.stop();
      keepNow();
    },
  };
}

function open(options: SandboxOptions) {
  const { stateFile, reviews, twilio } = options;
  const kept = stateFile === undefined ? undefined : loadWorld(stateFile);
  // What a world of an older sandbox does not know yet is empty.
  const fresh = newWorld(options.now);
  const world = { ...fresh, ...kept, mmp: { ...fresh.mmp, ...kept?.mmp } };
  world.reviews = { ...world.reviews, ...reviews };
  world.twilio.options = { ...world.twilio.options, ...twilio };
  const keeper = worldKeeper(world, stateFile);
  keeper.changed();
  const mmpToken = `mmp-${digest('mmp-token')}`;
  return {
    app: sandboxApp(world, keeper, mmpToken),
    keepNow: keeper.keepNow,
    credentials: {
      accountSid: world.twilio.parentSid,
      authToken: tokenOf(world.twilio.parentSid),
      mmpToken,
    },
    now: () => timeOf(world),
    advance: ({ hours }: { readonly hours: number }) => {
      advanceClock(world, hours, (what) => happen(world, what));
      keeper.changed();
      keeper.keepNow();
    },
  };
}

interface Listening {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, (address: AddressInfo) => {
      resolve({ origin: `http://127.0.0.1:${address.port}`, stop: () => stop(server) });
    });
    server.once('error', reject);
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    // Clients keep their connections open; without this, closing would wait for them.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

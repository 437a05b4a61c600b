import type { LookDeps } from '../engine/look.ts';
import { KINDS } from '../kinds/index.ts';
import type { MmpInstance } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { Log } from '../model/log.ts';
import type { ApplyDeps } from '../pipeline.ts';
import { guardedFetch } from '../providers/http.ts';
import type { HttpOptions } from '../providers/http.ts';
import type { MailWrites } from '../providers/mail/port.ts';
import { mmpReads, mmpWrites } from '../providers/mmp/client.ts';
import { retryPolicy } from '../providers/retry.ts';
import { twilioClient } from '../providers/twilio/client.ts';
import { createLog } from '../runtime/log.ts';
import { mmpVariables } from './connection.ts';
import type { Connection, MmpAddress } from './connection.ts';
import type { Context } from './context.ts';
import { twilioSecrets } from './credentials.ts';

export interface DepsOptions {
  readonly logLevel: string;
  readonly concurrency: number;
  /** The way to the providers; left out, it is the network. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What a plan is given: its transport refuses to write, and nothing that writes is made. */
export function lookDeps(context: Context, connection: Connection, options: DepsOptions): LookDeps {
  const log = openLog(context, connection, options);
  const wires = wiresOf(context, { ...options, log, readOnly: true });
  const mmpWire = { fetch: wires.mmp, retry: wires.retry.reads };
  return {
    kinds: KINDS,
    reads: () => ({
      twilio: twilioClient({ ...connection.twilio, fetch: wires.twilio, retry: wires.retry, log }).reads,
      ...mmpOf(connection, (address) => mmpReads({ ...address, ...mmpWire })),
    }),
    now: connection.now,
    log,
    concurrency: options.concurrency,
  };
}

/** What an apply is given on top of that. */
export function applyDeps(
  context: Context,
  connection: Connection,
  options: DepsOptions & Pick<ApplyDeps, 'keep'> & { readonly mail: MailWrites },
): ApplyDeps {
  const look = lookDeps(context, connection, options);
  const wires = wiresOf(context, { ...options, log: look.log, readOnly: false });
  return {
    ...look,
    signal: context.signal,
    keep: options.keep,
    writes: () => ({
      twilio: twilioClient({ ...connection.twilio, fetch: wires.twilio, retry: wires.retry }).writes,
      // Every write of MMP names an id of ours and states the whole, so it may be repeated like a read.
      ...mmpOf(connection, (address) =>
        mmpWrites({ ...address, fetch: wires.mmp, retry: wires.retry.reads }),
      ),
      mail: options.mail,
    }),
  };
}

/** A client of the default instance of MMP, and one of each other that is asked for. */
function mmpOf<T>(
  connection: Connection,
  open: (address: MmpAddress) => T,
): { readonly mmp: T; readonly mmpAt: (instance: MmpInstance) => T } {
  const known = new Map<string, T>();
  return {
    mmp: open(connection.mmp),
    mmpAt: (instance) => {
      const address = connection.mmpAt === undefined ? connection.mmp : connection.mmpAt(instance);
      if (address === undefined) throw withoutAddress(instance);
      const client = known.get(instance.key) ?? open(address);
      known.set(instance.key, client);
      return client;
    },
  };
}

function withoutAddress({ key }: MmpInstance): UsageError {
  const names = mmpVariables(key).join(' and ');
  return new UsageError(`Nothing says where the MMP instance ${key} is.`, `Set ${names}.`);
}

/** Twilio alone, for what one person does there: nothing of MMP or mail is needed for it. */
export function twilioDeps(
  context: Context,
  connection: Connection,
  options: Pick<DepsOptions, 'logLevel'>,
): ReturnType<typeof twilioClient> {
  const log = openLog(context, connection, options);
  const wires = wiresOf(context, { log, readOnly: false });
  return twilioClient({ ...connection.twilio, fetch: wires.twilio, retry: wires.retry, log });
}

function openLog(context: Context, connection: Connection, { logLevel }: Pick<DepsOptions, 'logLevel'>): Log {
  return createLog({
    level: logLevel,
    destination: { write: context.err },
    secrets: [...secretsOf(connection), ...mmpTokens(context.env)],
  });
}

function secretsOf({ twilio, mmp, mail }: Connection): readonly string[] {
  const url = mail.smtpUrl !== undefined && URL.canParse(mail.smtpUrl) ? new URL(mail.smtpUrl) : undefined;
  const password = url === undefined ? '' : decodeURIComponent(url.password);
  return [...twilioSecrets(twilio), mmp.token, password].filter((secret) => secret !== '');
}

/** Tokens of all instances of MMP, whichever of them are used. */
function mmpTokens(env: Context['env']): readonly string[] {
  const names = Object.keys(env).filter((name) => name.startsWith('MMP_API_TOKEN_'));
  return names.flatMap((name) => env[name] ?? []).filter((token) => token !== '');
}

/** Twilio publishes no number for its limit on concurrent requests; this stays polite (docs/errors/20429). */
const LIMIT = { concurrency: 20, interval: 0, intervalCap: Number.POSITIVE_INFINITY };

const TIMEOUT_MS = 30_000;
const MAX_BODY_BYTES = 5 * 1024 * 1024;

function wiresOf(
  context: Context,
  {
    log,
    readOnly,
    fetch = globalThis.fetch,
  }: Pick<DepsOptions, 'fetch'> & { readonly log: Log; readonly readOnly: boolean },
) {
  const settings: Omit<HttpOptions, 'provider'> = {
    fetch,
    timeoutMs: TIMEOUT_MS,
    maxBodyBytes: MAX_BODY_BYTES,
    limit: LIMIT,
    readOnly,
    now: () => context.clock.now().getTime(),
    observe: (event) => log.debug({ ...event }, 'http'),
  };
  return {
    twilio: guardedFetch({ ...settings, provider: 'twilio' }),
    mmp: guardedFetch({ ...settings, provider: 'mmp' }),
    retry: retryPolicy({
      retries: 4,
      minMs: 200,
      maxMs: 30_000,
      sleep: (ms, signal) => context.clock.sleep(ms, signal),
      signal: context.signal,
    }),
  };
}

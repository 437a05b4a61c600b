import { applyDeps } from '../../src/cli/deps.ts';
import type { ApplyDeps } from '../../src/pipeline.ts';
import type { Mail } from '../../src/providers/mail/port.ts';
import { openSandbox } from '../../src/sandbox/start.ts';
import type { Scenario } from './scenario.ts';

/** Never reached: requests are answered in this process. */
const ORIGIN = 'http://127.0.0.1';

/** What outlives a run: the twins with their clock, and the mail server. */
export interface SimulatedWorld {
  readonly now: () => Date;
  readonly advance: (hours: number) => void;
  /** Everything that was sent, in its order. */
  readonly mails: readonly Mail[];
  /** Requests that could have changed something. */
  readonly writes: () => number;
  /** Clients for one run; nothing of them is kept. */
  readonly deps: (keep: ApplyDeps['keep']) => ApplyDeps;
  readonly truth: () => Promise<Truth>;
  readonly control: (method: string, path: string, body: object) => Promise<void>;
}

/** The part of the twins' state that is looked at. */
export interface Truth {
  readonly twilio: { readonly senders: readonly { readonly phoneNumber: string; readonly status: string }[] };
  readonly mmp: {
    readonly users: { readonly [key: string]: { readonly inviteStatus: string } };
    readonly numbers: { readonly [number: string]: unknown };
  };
}

export function worldOf({ reviews, twilio, firstDay, hour }: Scenario): SimulatedWorld {
  const sandbox = openSandbox({ now: new Date(Date.UTC(2026, 10, firstDay, hour)), reviews, twilio });
  const mails: Mail[] = [];
  let writes = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    if (request.method !== 'GET') writes += 1;
    return sandbox.fetch(request);
  };
  const mail = {
    send: async (sent: Mail) => {
      mails.push(sent);
    },
  };
  const context = {
    env: {},
    cwd: '',
    clock: { now: () => sandbox.now(), sleep: async () => {} },
    signal: new AbortController().signal,
    out: () => {},
    err: () => {},
    isTerminal: false,
  };
  const connection = {
    twilio: { ...sandbox.credentials, baseUrl: ORIGIN },
    mmp: { baseUrl: `${ORIGIN}/mmp`, token: sandbox.credentials.mmpToken },
    mail: { from: 'onboarding@isv.example.com', outbox: '' },
    isSandbox: true,
    now: () => sandbox.now(),
    close: async () => {},
  };
  return {
    mails,
    now: () => sandbox.now(),
    advance: (hours) => sandbox.advance({ hours }),
    writes: () => writes,
    deps: (keep) => applyDeps(context, connection, { logLevel: 'silent', concurrency: 8, mail, keep, fetch }),
    truth: async () => (await sandbox.fetch(`${ORIGIN}/_sandbox/state`)).json(),
    control: async (method, path, body) => {
      const headers = { 'content-type': 'application/json' };
      const reply = await sandbox.fetch(`${ORIGIN}/_sandbox/${path}`, {
        method,
        headers,
        body: JSON.stringify(body),
      });
      if (!reply.ok) throw new Error(`${method} ${path}: ${await reply.text()}`);
    },
  };
}

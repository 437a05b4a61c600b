import { sandboxMmp } from '../../src/cli/connection.ts';
import { applyDeps } from '../../src/cli/deps.ts';
import type { Mail } from '../../src/providers/mail/port.ts';
import type { ApplyDeps } from '../../src/pipeline.ts';
import { startSandbox } from '../../src/sandbox/start.ts';
import type { Sandbox } from '../../src/sandbox/start.ts';
import { NOW } from './cli.ts';

export interface TestWorld {
  readonly sandbox: Sandbox;
  readonly deps: ApplyDeps;
  /** Every mail that was sent. */
  readonly mails: readonly Mail[];
}

/** A sandbox with the shipped clients in front of it. */
export async function aWorld(now = NOW): Promise<TestWorld> {
  const sandbox = await startSandbox({ now });
  const mails: Mail[] = [];
  const connection = {
    twilio: { ...sandbox.credentials, baseUrl: sandbox.origin },
    ...sandboxMmp(sandbox),
    mail: { from: 'onboarding@isv.example.com', outbox: '' },
    isSandbox: true,
    now: () => sandbox.now(),
    close: () => sandbox.close(),
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
  const mail = {
    send: async (sent: Mail) => {
      mails.push(sent);
    },
  };
  return {
    sandbox,
    mails,
    deps: applyDeps(context, connection, { logLevel: 'silent', concurrency: 4, mail, keep: async () => {} }),
  };
}

/** What people do in MMP by themselves: every user that is there, on whatever instance, accepts and activates. */
export async function activateUsers(origin: string): Promise<void> {
  const { mmp, mmpElsewhere } = await (await fetch(`${origin}/_sandbox/state`)).json();
  const elsewhere = Object.entries<typeof mmp>(mmpElsewhere).map(([key, one]) => [`mmp-${key}`, one]);
  for (const [place, { users }] of [['mmp', mmp], ...elsewhere]) {
    for (const userKey of Object.keys(users)) {
      await fetch(`${origin}/_sandbox/${place}/users/${encodeURIComponent(userKey)}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ inviteStatus: 'active' }),
      });
    }
  }
}

import type { Stage } from '../rehearsal/rehearse.ts';
import { startSandbox } from '../sandbox/start.ts';
import type { Context } from './context.ts';
import { sandboxMmp } from './connection.ts';
import { applyDeps } from './deps.ts';
import type { CommonOptions } from './options.ts';

/** A sandbox of its own for one rehearsal; its mails reach nobody and nothing of it is kept. */
export async function openStage(
  context: Context,
  options: CommonOptions,
): Promise<Stage & { readonly close: () => Promise<void> }> {
  const sandbox = await startSandbox({ now: context.clock.now() });
  const { origin, credentials } = sandbox;
  const deps = applyDeps(
    context,
    {
      twilio: { ...credentials, baseUrl: origin },
      ...sandboxMmp(sandbox),
      mail: { from: 'rehearsal@example.com', outbox: '' },
      isSandbox: true,
      now: () => sandbox.now(),
      close: () => sandbox.close(),
    },
    { logLevel: options.logLevel, concurrency: 8, mail: { send: async () => {} }, keep: async () => {} },
  );
  return {
    deps,
    nextDay: () => sandbox.advance({ hours: 24 }),
    usersActivate: () => activateUsers(origin),
    close: () => sandbox.close(),
  };
}

/** What people do in MMP by themselves: admins invite the users that are there, and the users activate. */
async function activateUsers(origin: string): Promise<void> {
  const reply = await fetch(`${origin}/_sandbox/state`);
  for (const path of inactiveUsers(await reply.json())) {
    await fetch(`${origin}/_sandbox/${path}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ inviteStatus: 'active' }),
    });
  }
}

function inactiveUsers(world: SandboxWorld): readonly string[] {
  const instances = Object.entries(world.mmpElsewhere).map(([key, mmp]) => [`mmp-${key}`, mmp] as const);
  return [['mmp', world.mmp] as const, ...instances].flatMap(([place, { users }]) =>
    Object.entries(users)
      .filter(([, user]) => user.inviteStatus !== 'active')
      .map(([userKey]) => `${place}/users/${encodeURIComponent(userKey)}`),
  );
}

interface SandboxMmp {
  readonly users: { readonly [userKey: string]: { readonly inviteStatus: string } };
}

/** The part of the sandbox's world that is looked at here. */
interface SandboxWorld {
  readonly mmp: SandboxMmp;
  readonly mmpElsewhere: { readonly [instance: string]: SandboxMmp };
}

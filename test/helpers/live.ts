import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { Context } from '../../src/cli/context.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import { applyPlan } from '../../src/pipeline.ts';
import { attested, EVERYTHING } from './builders.ts';
import { runIn } from './cli.ts';
import type { Ran } from './cli.ts';
import { activateUsers, aWorld } from './world.ts';
import type { TestWorld } from './world.ts';

/** An enterprise that went live in a sandbox: nothing of it is left but what Twilio and MMP hold. */
export async function aLiveWorld(enterprise: Enterprise): Promise<TestWorld> {
  const world = await aWorld();
  let now = attested(enterprise, ...EVERYTHING);
  const senders = enterprise.senders?.senders.length ?? 0;
  for (let run = 0; run < senders + 3; run += 1) {
    const configuration = { enterprises: [now], failed: [], diagnostics: [], files: 0 };
    const { statuses } = await applyPlan(configuration, world.deps, { allowDeletes: undefined });
    const [status] = statuses;
    if (status !== undefined) now = { ...now, status };
    world.sandbox.advance({ hours: 120 });
    await activateUsers(world.sandbox.origin);
  }
  return world;
}

/** An empty repository beside such a world, where commands reach it as if it were the world outside. */
export interface Outside {
  readonly reconcile: (line: string, env?: Context['env']) => Promise<Ran>;
  /** Paths below the folder, with what they hold. */
  readonly files: () => ReadonlyMap<string, string>;
  readonly write: (path: string, text: string) => void;
}

export function anOutside({ sandbox }: TestWorld, enterprise: Enterprise): Outside {
  const dir = mkdtempSync(join(tmpdir(), 'import-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  write('enterprises/defaults.yaml', stringify(enterprise.defaults));
  write('brand.yaml', stringify(brandOf(enterprise)));
  const { origin, credentials } = sandbox;
  const env = {
    TWILIO_BASE_URL: origin,
    TWILIO_ACCOUNT_SID: credentials.accountSid,
    TWILIO_AUTH_TOKEN: credentials.authToken,
    MMP_BASE_URL: `${origin}/mmp`,
    MMP_API_TOKEN: credentials.mmpToken,
    MMP_BASE_URL_EU: `${origin}/mmp-eu`,
    MMP_API_TOKEN_EU: credentials.mmpToken,
  };
  const clock = { now: () => sandbox.now(), sleep: async () => {} };
  return {
    reconcile: (line, more) => runIn(dir, line, { env: { ...env, ...more }, clock }),
    files: () => filesIn(dir),
    write,
  };
}

/** What only people can tell of an enterprise. */
function brandOf({ enterprise }: Enterprise) {
  const { meta, twilio: _twilio, mmp: _mmp, started: _started, ...rest } = enterprise;
  const { businessManagerId } = meta ?? {};
  return { ...rest, ...(businessManagerId === undefined ? {} : { meta: { businessManagerId } }) };
}

function filesIn(dir: string): ReadonlyMap<string, string> {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path): [string, string] => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  );
}

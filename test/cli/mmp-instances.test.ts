import { expect, it, onTestFinished } from 'vitest';
import { mmpVariables } from '../../src/cli/connection.ts';
import { applyPlan } from '../../src/pipeline.ts';
import { startSandbox } from '../../src/sandbox/start.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { DefaultsFile } from '../../src/model/generated/defaults.ts';
import { anEnterprise, attested, DEFAULTS, EVERYTHING } from '../helpers/builders.ts';
import { aWorkplace, NOW } from '../helpers/cli.ts';
import { aWorld } from '../helpers/world.ts';

/** How a sandbox is reached as if it were the world outside. */
async function outside() {
  const sandbox = await startSandbox({ now: NOW });
  onTestFinished(() => sandbox.close());
  const { origin, credentials } = sandbox;
  return {
    TWILIO_BASE_URL: origin,
    TWILIO_ACCOUNT_SID: credentials.accountSid,
    TWILIO_AUTH_TOKEN: credentials.authToken,
    MMP_BASE_URL: `${origin}/mmp`,
    MMP_API_TOKEN: credentials.mmpToken,
  };
}

it('an enterprise whose instance of MMP has no address fails alone, and says what to set', async () => {
  const env = await outside();

  const { code, out } = await aWorkplace().reconcile('--plan --format json', { env });

  const { enterprises, failures } = JSON.parse(out).plan ?? JSON.parse(out);
  expect(enterprises).toEqual(['abc-banking', 'fernhill-motors']);
  expect(failures).toMatchObject([
    {
      enterprise: 'larkspur-wealth',
      summary: 'Nothing says where the MMP instance eu is.',
      fix: 'Set MMP_BASE_URL_EU and MMP_API_TOKEN_EU.',
    },
  ]);
  expect(code).toBe(4);
});

it('variables with the key of an instance say where it is', async () => {
  const { MMP_BASE_URL, MMP_API_TOKEN, ...env } = await outside();
  const both = {
    ...env,
    MMP_BASE_URL: 'https://nowhere.invalid',
    MMP_API_TOKEN: 'none',
    MMP_BASE_URL_US: MMP_BASE_URL,
    MMP_API_TOKEN_US: MMP_API_TOKEN,
    MMP_BASE_URL_EU: `${MMP_BASE_URL}-eu`,
    MMP_API_TOKEN_EU: MMP_API_TOKEN,
  };

  const { code } = await aWorkplace().reconcile('--plan', { env: both });

  expect(code).toBe(0);
});

it('the key of an instance is written in capitals, with underscores', () => {
  expect(mmpVariables('us-east')).toEqual(['MMP_BASE_URL_US_EAST', 'MMP_API_TOKEN_US_EAST']);
});

it('an organisation of one instance is not in another', async () => {
  const world = await aWorld();
  onTestFinished(() => world.sandbox.close());
  const defaults: DefaultsFile = {
    ...DEFAULTS,
    mmpInstances: [...DEFAULTS.mmpInstances, { key: 'eu', portal: 'https://eu.example.com' }],
  };
  const at = (slug: string, instance: string): Enterprise => {
    const { enterprise } = anEnterprise();
    const changes: Partial<Enterprise> = {
      slug,
      defaults,
      enterprise: { ...enterprise, mmp: { instance } },
      org: { apiVersion: 'reconcile/v1', organisations: [{ id: 'head', name: slug }] },
      users: { apiVersion: 'reconcile/v1', users: [] },
    };
    return attested(anEnterprise(changes), ...EVERYTHING);
  };

  await applyPlan(
    { enterprises: [at('acme', 'us'), at('aster', 'eu')], failed: [], diagnostics: [], files: 0 },
    world.deps,
    { allowDeletes: undefined },
  );

  const reads = world.deps.reads();
  const eu = reads.mmpAt?.({ key: 'eu', isDefault: false });
  expect(await reads.mmp.organisations('head')).toMatchObject([{ name: 'acme' }]);
  expect(await eu?.organisations('head')).toMatchObject([{ name: 'aster' }]);
});

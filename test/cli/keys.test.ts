import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/start.ts';
import { aWorkplace, NOW } from '../helpers/cli.ts';
import type { Workplace } from '../helpers/cli.ts';

const NAMES = 'apiKey: { accountSid: SID, keyVariable: TWILIO_ABC_KEY, secretVariable: TWILIO_ABC_SECRET }';

interface Office {
  readonly reconcile: Workplace['reconcile'];
  readonly env: Readonly<Record<string, string>>;
  readonly key: { readonly sid: string; readonly secret: string };
}

/** Twins that stand outside, with abc-banking onboarded in them, and a key made in its subaccount. */
async function anOffice(): Promise<Office> {
  const { reconcile, edit } = aWorkplace();
  const sandbox = await startSandbox({ now: NOW });
  onTestFinished(() => sandbox.close());
  const { origin, credentials } = sandbox;
  const env = {
    TWILIO_BASE_URL: origin,
    MMP_BASE_URL: `${origin}/mmp`,
    MMP_API_TOKEN: credentials.mmpToken,
    MMP_BASE_URL_EU: `${origin}/mmp-eu`,
    MMP_API_TOKEN_EU: credentials.mmpToken,
    TWILIO_ACCOUNT_SID: credentials.accountSid,
  };
  const whole = { ...env, TWILIO_AUTH_TOKEN: credentials.authToken };
  await reconcile('--apply abc-banking', { env: whole });
  sandbox.advance({ hours: 120 });
  await reconcile('--apply abc-banking', { env: whole });
  const { twilio } = await (await fetch(`${origin}/_sandbox/state`)).json();
  const { sid } = twilio.accounts.at(-1);
  const key = await made(origin, sid);
  edit(
    'enterprises/abc-banking/enterprise.yaml',
    'mmp:\n',
    `twilio:\n  ${NAMES.replace('SID', sid)}\nmmp:\n`,
  );
  return { reconcile, env, key };
}

async function made(origin: string, accountSid: string): Promise<Office['key']> {
  const body = JSON.stringify({ account_sid: accountSid });
  return (await fetch(`${origin}/_sandbox/twilio/keys`, { method: 'POST', body })).json();
}

describe('an enterprise with a key of its own', () => {
  it('is planned and applied without the token of the parent; the others say why they are not', async () => {
    const { reconcile, env, key } = await anOffice();
    const keyed = { ...env, TWILIO_ABC_KEY: key.sid, TWILIO_ABC_SECRET: key.secret };

    const alone = await reconcile('--plan abc-banking --detailed-exitcode', { env: keyed });
    expect(alone).toMatchObject({ code: 0, out: expect.stringContaining('Plan: nothing to do') });
    expect(alone.err).toContain('Without TWILIO_AUTH_TOKEN the list of subaccounts cannot be read');

    const all = await reconcile('--apply', { env: keyed });
    expect(all.code).toBe(4);
    expect(all.out).toMatch(/larkspur-wealth[\s\S]*parent account/);
    expect(all.out).not.toContain('create');
  });

  it('shows no secret, however much is logged', async () => {
    const { reconcile, env, key } = await anOffice();
    for (const secret of [key.secret, `${key.secret}-wrong`]) {
      const keyed = { ...env, TWILIO_ABC_KEY: key.sid, TWILIO_ABC_SECRET: secret };
      for (const format of ['text', 'json', 'markdown']) {
        const { out, err } = await reconcile(`--plan --log-level debug --format ${format}`, { env: keyed });
        expect(out + err).not.toContain(key.secret);
      }
    }
  });

  it('names its variables when they are not set, or hold a wrong key', async () => {
    const { reconcile, env } = await anOffice();
    const none = await reconcile('--plan abc-banking', { env });
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('TWILIO_AUTH_TOKEN is not set') });

    const parentKey = { ...env, TWILIO_API_KEY: `SK${'0'.repeat(32)}`, TWILIO_API_SECRET: 'parent-secret' };
    const unset = await reconcile('--plan', { env: parentKey });
    expect(unset.code).toBe(1);
    expect(unset.out).toContain('Set TWILIO_ABC_KEY and TWILIO_ABC_SECRET');
    expect(unset.out).toContain('Twilio refuses API keys of the parent account on its subaccounts');

    const wrong = { ...env, TWILIO_ABC_KEY: `SK${'0'.repeat(32)}`, TWILIO_ABC_SECRET: 'wrong-secret' };
    const rejected = await reconcile('--plan abc-banking', { env: wrong });
    expect(rejected).toMatchObject({ code: 1, out: expect.stringContaining('TWILIO_ABC_SECRET') });
  });

  it('is not looked for by its sid in a sandbox', async () => {
    const { reconcile } = await anOffice();
    const { code, out } = await reconcile('--plan --sandbox abc-banking');
    expect(code).toBe(0);
    expect(out).toMatch(/\+ twilio-subaccount/);
  });
});

describe('half a key', () => {
  it('is named as what is missing', async () => {
    const env = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_API_KEY: `SK${'0'.repeat(32)}` };
    const { code, err } = await aWorkplace().reconcile('--plan', { env });
    expect(code).toBe(1);
    expect(err).toContain('TWILIO_API_SECRET, MMP_BASE_URL, MMP_API_TOKEN are not set');
  });
});

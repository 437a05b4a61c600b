import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start.ts';
import { aWorkplace, NOW } from '../helpers/cli.ts';
import type { Workplace } from '../helpers/cli.ts';

const NUMBER = '+14045550122';
const VERIFY = `verify --sandbox abc-banking ${NUMBER}`;

/** A workplace whose sandbox has a sender on a number of the enterprise's own, which a code was sent to. */
async function waitingForItsCode(): Promise<Workplace> {
  const workplace = aWorkplace();
  workplace.edit('enterprises/abc-banking/senders.yaml', 'acquire: true', 'hosting: customer');
  await workplace.reconcile('--apply --sandbox abc-banking');
  await later(workplace);
  return workplace;
}

async function later({ reconcile }: Workplace): Promise<void> {
  await reconcile('sandbox --state .reconcile/sandbox.json --advance 1');
}

/** Reads from, or posts to, the control door of the kept sandbox. */
async function atTheDoor({ dir }: Workplace, path: string, body?: object) {
  const sandbox = await startSandbox({ now: NOW, stateFile: join(dir, '.reconcile/sandbox.json') });
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const reply = await fetch(`${sandbox.origin}/_sandbox/${path}`, init);
  const json = await reply.json();
  await sandbox.close();
  return json;
}

/** A code of a day ago is worth nothing, so a new one is asked for. */
async function codeSentTo(workplace: Workplace): Promise<string> {
  await workplace.reconcile(`${VERIFY} --sms`);
  return (await atTheDoor(workplace, `codes/${NUMBER}`)).code;
}

async function senderIn(workplace: Workplace) {
  return (await atTheDoor(workplace, 'state')).twilio.senders[0];
}

describe('verify', () => {
  it('enters the code that was read off the number, and says what Twilio makes of it', async () => {
    const workplace = await waitingForItsCode();
    const code = await codeSentTo(workplace);
    const { code: exit, out, err } = await workplace.reconcile(`${VERIFY} --code ${code}`);
    expect(exit).toBe(0);
    expect(out).toContain('The code is entered.');
    expect(out).toContain('VERIFYING: Twilio is checking the verification code.');
    expect(out + err).not.toContain(code);
    await later(workplace);
    expect(await senderIn(workplace)).toMatchObject({ status: 'TWILIO_REVIEW' });
  });

  it('takes the code from a pipe, out of the shell history', async () => {
    const workplace = await waitingForItsCode();
    const code = await codeSentTo(workplace);
    const typed = `${code.slice(0, 3)}-${code.slice(3)} `;
    const ran = await workplace.reconcile(`${VERIFY} --code -`, { readLine: async () => typed });
    expect(ran.code).toBe(0);
    expect(await senderIn(workplace)).toMatchObject({ status: 'VERIFYING' });
  });

  it('asks at a terminal', async () => {
    const workplace = await waitingForItsCode();
    const ran = await workplace.reconcile(`${VERIFY} --code -`, {
      isTerminal: true,
      readLine: async () => '000000',
    });
    expect(ran).toMatchObject({ code: 0, err: 'Code: ' });
  });

  it('tells of a wrong code what is left to do, and takes another', async () => {
    const workplace = await waitingForItsCode();
    const code = await codeSentTo(workplace);
    await workplace.reconcile(`${VERIFY} --code ${code === '000000' ? '000001' : '000000'}`);
    await later(workplace);
    const { out } = await workplace.reconcile(`${VERIFY} --voice`);
    expect(out).toContain('A new code is on its way.');
    expect(out).toMatch(/PENDING_VERIFICATION: .*63116.*ten attempts in 72 hours/);
    expect((await workplace.reconcile(`${VERIFY} --code ${code}`)).code).toBe(0);
  });

  it.each(['--sms', '--voice'])('has a new code sent with %s', async (how) => {
    const workplace = await waitingForItsCode();
    const ran = await workplace.reconcile(`${VERIFY} ${how}`);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining(`/_sandbox/codes/${NUMBER}`) });
    expect(ran.out).toContain('PENDING_VERIFICATION');
  });

  it('refuses a number that waits for no code, and says what it waits for instead', async () => {
    const workplace = await waitingForItsCode();
    await workplace.reconcile(`${VERIFY} --code ${await codeSentTo(workplace)}`);
    const checking = await workplace.reconcile(`${VERIFY} --code 123456`);
    expect(checking).toMatchObject({ code: 3, out: '' });
    expect(checking.err).toContain('its status is VERIFYING');
    for (let day = 0; day < 5; day += 1) await later(workplace);
    const online = await workplace.reconcile(`${VERIFY} --code 123456`);
    expect(online).toMatchObject({ code: 3, err: expect.stringContaining('nothing left to verify') });
  });

  it('is refused by Twilio without being tried again', async () => {
    const workplace = await waitingForItsCode();
    const fault = { match: 'POST /messaging.twilio.com', status: 400, code: 63_116, times: 1 };
    await atTheDoor(workplace, 'faults', fault);
    const { code, err } = await workplace.reconcile(`${VERIFY} --code 123456`);
    expect(code).toBe(1);
    expect(err).toContain('twilio-63116');
    expect(err).toContain('ten attempts in 72 hours');
    expect(err).not.toContain('123456');
  });
});

describe('verify explains', () => {
  it.each([
    ['--code 12345', 'six digits'],
    ['--code secret', 'six digits'],
    ['--code -', 'six digits'],
    ['', 'One of --code, --sms and --voice'],
    ['--sms --voice', 'One of --code, --sms and --voice'],
    ['--sms --code 123456', 'One of --code, --sms and --voice'],
  ])('what is wrong with "%s", without repeating it', async (words, why) => {
    const workplace = words === '--code -' ? await waitingForItsCode() : aWorkplace();
    const { code, out, err } = await workplace.reconcile(`${VERIFY} ${words}`);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(why);
    expect(err).not.toMatch(/12345\b|secret/);
  });

  it('a number that is none, an enterprise that is none, and one without a subaccount', async () => {
    const { reconcile } = aWorkplace();
    expect((await reconcile('verify --sandbox abc-banking 0404 --sms')).err).toContain('E.164');
    expect((await reconcile(`verify --sandbox abc-bankng ${NUMBER} --sms`)).err).toContain('Did you mean');
    expect((await reconcile(`${VERIFY} --sms`)).err).toContain('no Twilio subaccount yet');
  });

  it('a number that is not at Twilio', async () => {
    const { reconcile } = await waitingForItsCode();
    const { code, err } = await reconcile('verify --sandbox abc-banking +14045550199 --sms');
    expect(code).toBe(1);
    expect(err).toContain('reconcile --plan abc-banking');
  });

  it('two subaccounts of one name', async () => {
    const workplace = await waitingForItsCode();
    const { dir } = workplace;
    const sandbox = await startSandbox({ now: NOW, stateFile: join(dir, '.reconcile/sandbox.json') });
    const { accountSid, authToken } = sandbox.credentials;
    const url = `${sandbox.origin}/api.twilio.com/2010-04-01/Accounts.json`;
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    const body = new URLSearchParams({ FriendlyName: 'abc-banking' });
    await fetch(url, { method: 'POST', headers: { authorization }, body });
    await sandbox.close();
    rmSync(join(dir, 'enterprises/abc-banking/status.yaml'));
    const { code, err } = await workplace.reconcile(`${VERIFY} --sms`);
    expect(code).toBe(1);
    expect(err).toContain('for a person to decide');
  });

  it('which credentials it needs: none of MMP', async () => {
    const { err } = await aWorkplace().reconcile(`verify abc-banking ${NUMBER} --sms`);
    expect(err).toContain('TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN are not set');
  });
});

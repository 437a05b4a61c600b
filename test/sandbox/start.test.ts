import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/start.ts';
import {
  CONTENT,
  SENDERS,
  START,
  aSandbox,
  aSubaccount,
  callerWith,
  senderOf,
  textOf,
} from './sandbox-client.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that can be seen of a small onboarding. */
async function story(): Promise<string> {
  const sandbox = await aSandbox();
  const credentials = await aSubaccount(sandbox);
  const call = callerWith(sandbox, credentials);
  const sender = await call('POST', SENDERS, senderOf('+14045550122'));
  const content = await call('POST', CONTENT, textOf('We will get back to you.'));
  sandbox.advance({ hours: 100 });
  const state = await call('GET', '/_sandbox/state');
  await sandbox.close();
  return JSON.stringify([sandbox.credentials, credentials, sender.body, content.body, state.body]);
}

describe('startSandbox', () => {
  test('two starts give the same credentials, sids and replies', async () => {
    expect(await story()).toBe(await story());
  });

  test('the world survives a restart on the same state file, with its clock', async () => {
    const stateFile = join(folder, 'deep', 'world.json');
    const first = await aSandbox({ stateFile });
    const credentials = await aSubaccount(first);
    await callerWith(first, credentials)('POST', SENDERS, senderOf('+14045550122'));
    first.advance({ hours: 1 });
    await first.close();

    const second = await startSandbox({ stateFile, now: new Date('2030-01-01T00:00:00Z') });
    const { body } = await callerWith(second, credentials)('GET', `${SENDERS}?Channel=whatsapp`);
    expect(second.now()).toEqual(new Date('2026-12-01T10:00:00.000Z'));
    expect(body['senders']).toMatchObject([
      { sender_id: 'whatsapp:+14045550122', status: 'PENDING_VERIFICATION' },
    ]);
    await second.close();
  });

  test('a change is in the state file before its reply arrives, readable by its owner only', async () => {
    const stateFile = join(folder, 'world.json');
    const sandbox = await aSandbox({ stateFile });
    const { accountSid } = await aSubaccount(sandbox);
    expect(readFileSync(stateFile, 'utf8')).toContain(accountSid);
    expect(statSync(stateFile).mode & 0o077).toBe(0);
    expect(existsSync(`${stateFile}.tmp`)).toBe(false);
    await sandbox.close();
  });

  test('a file that holds something else is refused', async () => {
    await expect(aSandbox({ stateFile: join(import.meta.dirname, '../../package.json') })).rejects.toThrow(
      'does not hold a sandbox world',
    );
  });

  test('time never runs backwards', async () => {
    const sandbox = await aSandbox();
    expect(() => sandbox.advance({ hours: -1 })).toThrow(RangeError);
    expect(sandbox.now()).toEqual(START);
    await sandbox.close();
  });

  test('a taken port is an error', async () => {
    const first = await aSandbox();
    const port = Number(new URL(first.origin).port);
    await expect(aSandbox({ port })).rejects.toThrow('EADDRINUSE');
    await first.close();
  });

  test("what the MMP holds is kept with the rest, and is reached with the MMP's own token", async () => {
    const stateFile = join(folder, 'world.json');
    const first = await aSandbox({ stateFile });
    const { origin, credentials } = first;
    const body = JSON.stringify({ name: 'ABC Banking', parentExternalId: null });
    const authorization = `Bearer ${credentials.mmpToken}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const path = '/mmp/v1/organisations';
    expect((await fetch(`${origin}${path}/abc-banking`, { method: 'PUT', body, headers })).status).toBe(201);
    await first.close();

    const second = await aSandbox({ stateFile });
    const kept = await fetch(`${second.origin}${path}?root=abc-banking`, { headers });
    expect(await kept.text()).toContain('ABC Banking');
    expect((await callerWith(second)('GET', path)).status).toBe(401);
    await second.close();
  });
});

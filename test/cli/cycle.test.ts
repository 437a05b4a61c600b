import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aClone, aWorkplace } from '../helpers/cli.ts';

describe('a cycle of plan and apply against the sandbox', () => {
  it('has changes, makes them, waits for the reviews, and ends with an empty plan and no commit', async () => {
    const { reconcile, git } = aClone();
    expect((await reconcile('--plan --sandbox --detailed-exitcode')).code).toBe(2);

    expect(await reconcile('--apply --sandbox')).toMatchObject({ code: 0 });
    expect(git('log', '-1', '--format=%s')).toContain('[skip ci]');
    expect(git('rev-parse', 'origin/main')).toBe(git('rev-parse', 'HEAD'));
    expect(git('status', '--porcelain', '--untracked-files=no')).toBe('');

    await reconcile('sandbox --state .reconcile/sandbox.json --advance 5');
    expect(await reconcile('--apply --sandbox')).toMatchObject({ code: 0 });

    const plan = await reconcile('--plan --sandbox --detailed-exitcode');
    expect(plan.code).toBe(0);
    expect(plan.out).toContain('Plan: nothing to do');
    const head = git('rev-parse', 'HEAD');
    expect((await reconcile('--apply --sandbox')).out).toContain('Applied: nothing to do.');
    expect(git('rev-parse', 'HEAD')).toBe(head);
  });

  it('brings the enterprise with all its evidence live, as its tree says', async () => {
    const { reconcile, dir } = aClone();
    await reconcile('--apply --sandbox abc-banking');
    await reconcile('sandbox --state .reconcile/sandbox.json --advance 5');
    expect((await reconcile('--apply --sandbox abc-banking')).code).toBe(0);
    const { mmp } = JSON.parse(readFileSync(join(dir, '.reconcile/sandbox.json'), 'utf8'));
    const flags = Object.entries<{ readonly whatsapp: string }>(mmp.organisations).map(
      ([id, { whatsapp }]) => [id, whatsapp],
    );
    expect(Object.fromEntries(flags)).toEqual({
      'abc-banking': 'enabled',
      'retail-bank': 'inherited',
      europe: 'inherited',
      'north-america': 'inherited',
      operations: 'disabled',
      finance: 'enabled',
      'human-resources': 'disabled',
    });
    expect(mmp.users['jonas.weber@abc-banking.example.com']).toMatchObject({
      socialMessaging: true,
      restrictIncoming: true,
    });
    expect(mmp.users['priya.nair@abc-banking.example.com']).toMatchObject({ socialMessaging: false });
  });

  it('writes nothing while it plans', async () => {
    const { reconcile, git } = aClone();
    await reconcile('--plan --sandbox');
    expect(git('status', '--porcelain', '--untracked-files=no')).toBe('');
  });

  it('keeps an unpushed status where --no-push says so', async () => {
    const { reconcile, git } = aClone();
    await reconcile('--apply --sandbox --no-push');
    expect(git('rev-parse', 'origin/main')).not.toBe(git('rev-parse', 'HEAD'));
  });

  it('refuses deletions that nobody counted', async () => {
    const { reconcile, edit } = aClone();
    await reconcile('--apply --sandbox larkspur-wealth');
    edit(
      'enterprises/larkspur-wealth/enterprise.yaml',
      'process: tech-provider',
      'process: tech-provider\nlifecycle: offboarding',
    );
    const refused = await reconcile('--apply --sandbox larkspur-wealth');
    expect(refused.code).toBe(3);
    const [, count] = /--allow-deletes (\d+)/.exec(refused.out) ?? [];
    expect(await reconcile(`--apply --sandbox larkspur-wealth --allow-deletes ${count}`)).toMatchObject({
      code: 0,
    });
    expect((await reconcile('--plan --sandbox larkspur-wealth')).out).toContain('Plan: nothing to do');
  });

  it('applies the others when one enterprise is invalid, and names it', async () => {
    const { reconcile, dir } = aClone();
    writeFileSync(join(dir, 'enterprises/fernhill-motors/senders.yaml'), 'senders: [');
    const ran = await reconcile('--apply --sandbox');
    expect(ran.code).toBe(4);
    expect(ran.out).toContain('fernhill-motors');
    expect(ran.err).toContain('enterprises/fernhill-motors/senders.yaml');
  });

  it('works in a folder that is no repository, and says so', async () => {
    const { reconcile } = aWorkplace();
    const ran = await reconcile('--apply --sandbox larkspur-wealth');
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('not in a git repository');
  });
});

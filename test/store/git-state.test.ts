import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal, Lease } from '../../src/model/journal.ts';
import { EMPTY_JOURNAL } from '../../src/model/journal.ts';
import { gitIn } from '../../src/store/git-command.ts';
import { acquireLock } from '../../src/store/git-state.ts';
import type { Acquired, HeldLock } from '../../src/store/git-state.ts';
import { gitWorld, installHook } from './git-world.ts';
import type { GitWorld } from './git-world.ts';

let world: GitWorld;
beforeEach(() => {
  world = gitWorld();
});
afterEach(() => world.remove());

const JOURNAL: Journal = {
  format: 'reconcile/journal/v1',
  open: [
    {
      address: 'abc-banking/twilio-template/template_5.en',
      kind: 'twilio-template',
      payload: '0a1b2c3d',
      run: 'one',
      at: '2026-11-24T09:00:00Z',
    },
  ],
};

function aLease(run: string): Lease {
  return {
    format: 'reconcile/lock/v1',
    run,
    nonce: `${run}-nonce`,
    process: 'p',
    until: '2026-11-24T09:30:00Z',
  };
}

async function acquire(clone: string, run: string, isOver = (_other: Lease) => false): Promise<Acquired> {
  const git = gitIn(`${world.folder}/${clone}`, world.environment);
  return acquireLock(git, { remote: 'origin', lease: aLease(run), isOver });
}

async function held(clone: string, run: string): Promise<HeldLock> {
  const acquired = await acquire(clone, run);
  if ('heldBy' in acquired) throw new Error(`held by ${acquired.heldBy.run}`);
  return acquired.lock;
}

const refs = () => world.git(world.remote, 'for-each-ref', '--format=%(refname)').split('\n');

describe('the lock on the remote', () => {
  it('is taken by one run, which is named to the others, and given back without a trace', async () => {
    world.clone('a');
    world.clone('b');
    const lock = await held('a', 'one');
    expect(await acquire('b', 'two')).toMatchObject({ heldBy: { run: 'one' } });
    await lock.release(EMPTY_JOURNAL);
    expect(refs()).toEqual(['refs/heads/main']);
    expect(await acquire('b', 'two')).toHaveProperty('lock');
  });

  it('has one winner when eight ask at once', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `clone-${index}`);
    for (const name of names) world.clone(name);
    const all = await Promise.all(names.map((name) => acquire(name, name)));
    expect(all.filter((one) => 'lock' in one)).toHaveLength(1);
  });

  it('is taken over from a run that is surely over, which then can write no more', async () => {
    world.clone('a');
    world.clone('b');
    const old = await held('a', 'one');
    const acquired = await acquire('b', 'two', ({ run }) => run === 'one');
    expect(acquired).toHaveProperty('lock');
    await expect(old.record(JOURNAL)).rejects.toMatchObject({ code: 'lock-lost' });
    expect(refs()).not.toContain('refs/heads/reconcile/state');
  });

  it('stops a run whose lock a person has removed', async () => {
    world.clone('a');
    const lock = await held('a', 'one');
    world.git(world.remote, 'update-ref', '-d', 'refs/reconcile/lock');
    await expect(lock.record(JOURNAL)).rejects.toMatchObject({ code: 'lock-lost' });
  });

  it('says what to allow when the remote refuses it', async () => {
    world.clone('a');
    installHook(world.remote, 'update', 'case "$1" in refs/reconcile/*) exit 1;; esac');
    await expect(acquire('a', 'one')).rejects.toMatchObject({ code: 'state-refused' });
  });

  it('says that the remote cannot be reached', async () => {
    const { git } = world.clone('a');
    git('remote', 'set-url', 'origin', `file://${world.folder}/nowhere.git`);
    await expect(acquire('a', 'one')).rejects.toMatchObject({ code: 'remote-unreachable' });
  });

  it('does not touch what was not written by it', async () => {
    world.clone('a');
    const head = world.git(world.remote, 'rev-parse', 'main');
    world.git(world.remote, 'update-ref', 'refs/reconcile/lock', head);
    await expect(acquire('a', 'one')).rejects.toMatchObject({ code: 'lock-unreadable' });
  });
});

describe('the journal on the remote', () => {
  it('is there for the next run, in whatever clone', async () => {
    world.clone('a');
    const lock = await held('a', 'one');
    await lock.record(JOURNAL);
    world.clone('b', '--depth=1', '--no-tags');
    const later = await acquire('b', 'two', () => true);
    expect(later).toMatchObject({ lock: { journal: JOURNAL } });
  });

  it('keeps its history when an intent is settled', async () => {
    world.clone('a');
    const lock = await held('a', 'one');
    await lock.record(JOURNAL);
    await lock.release(EMPTY_JOURNAL);
    expect(world.git(world.remote, 'log', '--format=%h', 'reconcile/state').split('\n')).toHaveLength(2);
    expect(world.git(world.remote, 'show', 'reconcile/state~1:journal.json')).toContain('template_5.en');
    expect(await acquire('a', 'two')).toMatchObject({ lock: { journal: EMPTY_JOURNAL } });
  });

  it('counts as pushed when the reply to the push was lost', async () => {
    world.clone('a');
    const lock = await held('a', 'one');
    installHook(world.remote, 'post-receive', 'kill -9 $PPID');
    await lock.record(JOURNAL);
    expect(world.git(world.remote, 'show', 'reconcile/state:journal.json')).toContain('template_5.en');
  });

  it.each([
    ['not JSON', 'damaged'],
    ['{"format":"reconcile/journal/v1","open":[{"address":1}]}', 'damaged'],
    ['{"format":"reconcile/journal/v2","open":[]}', 'newer version'],
    ['<<<<<<< ours', 'damaged'],
  ])('is never taken for empty when it cannot be read: %s', async (text, why) => {
    const { git, write } = world.clone('a');
    git('checkout', '--quiet', '--orphan', 'reconcile/state');
    git('rm', '--quiet', '-rf', '.');
    write('journal.json', text);
    git('add', '.');
    git('commit', '--quiet', '--message=broken');
    git('push', '--quiet', 'origin', 'reconcile/state');
    world.clone('b');
    await expect(acquire('b', 'one')).rejects.toMatchObject({
      code: 'journal-unreadable',
      message: expect.stringContaining(why),
    });
  });
});

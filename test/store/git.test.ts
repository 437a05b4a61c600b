import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RepositoryError } from '../../src/model/errors.ts';
import { openRepository } from '../../src/store/git.ts';
import { gitWorld, STATUS } from './git-world.ts';
import type { Clone, GitWorld } from './git-world.ts';

let world: GitWorld;
let clone: Clone;

beforeEach(() => {
  world = gitWorld();
  clone = world.clone('clone');
});
afterEach(() => world.remove());

describe('opening a repository', () => {
  it('finds the top folder from a folder within', async () => {
    expect((await clone.open()).root).toBe(clone.folder);
  });

  it('gives nothing outside a repository', async () => {
    mkdirSync(join(world.folder, 'plain'));
    expect(await openRepository(join(world.folder, 'plain'), world.environment)).toBeUndefined();
  });

  it('gives nothing for a folder that does not exist', async () => {
    expect(await openRepository(join(world.folder, 'missing'), world.environment)).toBeUndefined();
  });

  it('gives nothing in a bare repository', async () => {
    expect(await openRepository(world.remote, world.environment)).toBeUndefined();
  });

  it('gives nothing when git is not installed', async () => {
    expect(await openRepository(clone.folder, { PATH: join(world.folder, 'empty') })).toBeUndefined();
  });

  it('says the commit that is checked out', async () => {
    expect(await (await clone.open()).head()).toBe(clone.git('rev-parse', 'HEAD'));
  });

  it('says so when there is no commit yet', async () => {
    world.git(world.folder, 'init', '--quiet', 'fresh');
    const repository = await openRepository(join(world.folder, 'fresh'), world.environment);
    await expect(repository?.head()).rejects.toMatchObject({ code: 'no-commits' });
  });

  it('names the remote without its credentials', async () => {
    clone.git('remote', 'set-url', 'origin', 'https://bot:hunter2-hunter2@git.example.com/desired.git');
    expect(await (await clone.open()).remoteUrl()).toBe('https://git.example.com/desired.git');
  });

  it('names no remote when there is none', async () => {
    clone.git('remote', 'remove', 'origin');
    expect(await (await clone.open()).remoteUrl()).toBeUndefined();
  });
});

describe('what changed since a ref', () => {
  it('lists committed, changed, new and removed files, and not what others did on the ref', async () => {
    clone.git('checkout', '--quiet', '-b', 'change');
    clone.write('enterprises/a b/enterprise.yaml', 'committed\n');
    clone.git('add', '--all');
    clone.git('commit', '--quiet', '-m', 'Change');
    clone.write('enterprises/abc-banking/enterprise.yaml', 'slug: other\n');
    clone.write('enterprises/größe/enterprise.yaml', 'new\n');
    rmSync(join(clone.folder, 'README.md'));
    const seed = world.clone('others');
    seed.write('theirs.md', 'theirs\n');
    seed.git('add', '--all');
    seed.git('commit', '--quiet', '-m', 'Theirs');
    seed.git('push', '--quiet', 'origin', 'main');
    clone.git('fetch', '--quiet');

    expect(await (await clone.open()).changedSince('origin/main')).toEqual([
      'README.md',
      'enterprises/a b/enterprise.yaml',
      'enterprises/abc-banking/enterprise.yaml',
      'enterprises/größe/enterprise.yaml',
    ]);
  });

  it('lists nothing when nothing differs', async () => {
    expect(await (await clone.open()).changedSince('HEAD')).toEqual([]);
  });

  it('compares with a commit that a shallow clone cannot relate to this branch', async () => {
    clone.write('README.md', 'Second\n');
    clone.git('commit', '--quiet', '-am', 'Second');
    clone.git('push', '--quiet', 'origin', 'main');
    const shallow = world.clone('shallow', '--depth=1');
    const first = clone.git('rev-parse', 'HEAD~1');
    shallow.git('fetch', '--quiet', '--depth=1', 'origin', first);

    expect(await (await shallow.open()).changedSince(first)).toEqual(['README.md']);
  });

  it.each(['--output=pwned', '-O', 'no-such-branch', 'HEAD:README.md', 'a b', 'x\n--all', '', 'HEAD;id'])(
    'refuses %j',
    async (ref) => {
      const repository = await clone.open();
      await expect(repository.changedSince(ref)).rejects.toMatchObject({
        name: 'RepositoryError',
        code: 'unknown-ref',
      });
      expect(clone.git('status', '--porcelain')).toBe('');
    },
  );
});

describe('a commit', () => {
  it('holds the files it was given, with the message it was given', async () => {
    clone.write(STATUS, 'phase: live\n');
    const commit = await (
      await clone.open()
    ).commit([STATUS], 'chore(status): abc-banking [skip ci]\n\nBody.\n');

    expect(clone.git('rev-parse', 'HEAD')).toBe(commit);
    expect(clone.git('show', '--format=%B', '--name-only', 'HEAD')).toBe(
      `chore(status): abc-banking [skip ci]\n\nBody.\n\n\n${STATUS}`,
    );
  });

  it('takes absolute paths', async () => {
    clone.write(STATUS, 'phase: live\n');
    expect(await (await clone.open()).commit([join(clone.folder, STATUS)], 'Status')).toBeDefined();
    expect(clone.git('status', '--porcelain')).toBe('');
  });

  it('is not made when nothing differs', async () => {
    clone.write(STATUS, 'phase: live\n');
    const repository = await clone.open();
    const first = await repository.commit([STATUS], 'Status');
    expect(await repository.commit([STATUS], 'Status')).toBeUndefined();
    expect(await repository.commit([], 'Status')).toBeUndefined();
    expect(await repository.head()).toBe(first);
  });

  it('leaves alone what the user has staged, changed and created', async () => {
    clone.write('enterprises/abc-banking/enterprise.yaml', 'slug: staged\n');
    clone.git('add', '--all');
    clone.write('README.md', 'Changed\n');
    clone.write('draft.md', 'New\n');
    const before = clone.git('status', '--porcelain');
    clone.write(STATUS, 'phase: live\n');

    await (await clone.open()).commit([STATUS], 'Status');

    expect(clone.git('status', '--porcelain')).toBe(before);
    expect(clone.git('show', '--format=', '--name-only', 'HEAD')).toBe(STATUS);
    expect(clone.git('diff', '--cached', '--name-only')).toBe('enterprises/abc-banking/enterprise.yaml');
  });

  it('records that a file is gone', async () => {
    rmSync(join(clone.folder, 'README.md'));
    await (await clone.open()).commit(['README.md'], 'Status');
    expect(clone.git('ls-files')).toBe('enterprises/abc-banking/enterprise.yaml');
  });

  it('takes a path literally', async () => {
    clone.write('enterprises/*/status.yaml', 'star\n');
    clone.write(STATUS, 'phase: live\n');
    await (await clone.open()).commit(['enterprises/*/status.yaml'], 'Status');
    expect(clone.git('show', '--format=', '--name-only', 'HEAD')).toBe('enterprises/*/status.yaml');
  });

  it('is made by the tool when git knows nobody', async () => {
    clone.write(STATUS, 'phase: live\n');
    await (await clone.open()).commit([STATUS], 'Status');
    expect(clone.git('log', '-1', '--format=%an <%ae> %cn <%ce>')).toBe(
      'reconcile <reconcile@users.noreply.example.com> reconcile <reconcile@users.noreply.example.com>',
    );
  });

  it('is made by whom the repository names, and never signed', async () => {
    clone.git('config', 'user.name', 'Ops');
    clone.git('config', 'user.email', 'ops@example.com');
    clone.git('config', 'commit.gpgsign', 'true');
    clone.write(STATUS, 'phase: live\n');
    await (await clone.open()).commit([STATUS], '--amend');
    expect(clone.git('log', '-1', '--format=%an <%ae> %s')).toBe('Ops <ops@example.com> --amend');
  });

  it.each(['../outside.yaml', '/etc/hostname', '..', '.', ''])(
    'refuses %j, which is no file of the repository',
    async (path) => {
      const repository = await clone.open();
      await expect(repository.commit([path], 'Status')).rejects.toMatchObject({ code: 'outside-repository' });
    },
  );

  it('says what to do when the file is ignored', async () => {
    clone.write('.gitignore', 'status.yaml\n');
    clone.write(STATUS, 'phase: live\n');
    const failure: unknown = await (
      await clone.open()
    )
      .commit([STATUS], 'Status')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RepositoryError);
    expect(failure).toMatchObject({ code: 'commit-failed', fix: expect.stringContaining('.gitignore') });
  });

  it('shows hooks none of our secrets', async () => {
    clone.hook('post-commit', `env > "${world.folder}/seen"`);
    clone.write(STATUS, 'phase: live\n');
    const repository = await clone.open({
      ...world.environment,
      TWILIO_AUTH_TOKEN: 'planted-token',
      MMP_API_TOKEN: 'planted-mmp',
      SMTP_URL: 'smtp://planted',
      GITHUB_TOKEN: 'planted-github',
    });
    await repository.commit([STATUS], 'Status');
    const seen = readFileSync(join(world.folder, 'seen'), 'utf8');
    expect(seen).toContain('GIT_TERMINAL_PROMPT=0');
    expect(seen).not.toMatch(/planted|TWILIO|MMP_|SMTP|GITHUB/);
  });
});

import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gitWorld, installHook, OTHER_STATUS, STATUS } from './git-world.ts';
import type { Clone, GitWorld } from './git-world.ts';

let world: GitWorld;

beforeEach(() => {
  world = gitWorld();
});
afterEach(() => world.remove());

function pushedFiles(): string {
  return world.git(world.remote, 'ls-tree', '-r', '--name-only', 'main');
}

function subjects(): readonly string[] {
  return world.git(world.remote, 'log', '--format=%s', 'main').split('\n');
}

async function committed(clone: Clone, path: string, text: string) {
  clone.write(path, text);
  const repository = await clone.open();
  await repository.commit([path], `Status of ${path}`);
  return repository;
}

function pushByHand(clone: Clone, path: string, text: string): void {
  clone.write(path, text);
  clone.git('add', '--all');
  clone.git('commit', '--quiet', '-m', `By hand: ${path}`);
  clone.git('push', '--quiet', 'origin', 'main');
}

it('brings the commit to the remote', async () => {
  const clone = world.clone('one');
  const repository = await committed(clone, STATUS, 'phase: live\n');
  await repository.push();
  expect(world.git(world.remote, 'rev-parse', 'main')).toBe(await repository.head());
});

it('goes to the upstream of the branch, under its name there', async () => {
  const clone = world.clone('one');
  clone.git('remote', 'rename', 'origin', 'company');
  clone.git('checkout', '--quiet', '-b', 'local-name', '--track', 'company/main');
  await (await committed(clone, STATUS, 'phase: live\n')).push();
  expect(pushedFiles()).toContain(STATUS);
});

it('makes a branch at origin that is not there yet', async () => {
  const clone = world.clone('one');
  clone.git('checkout', '--quiet', '-b', 'fresh');
  await (await committed(clone, STATUS, 'phase: live\n')).push();
  expect(world.git(world.remote, 'rev-parse', 'fresh')).toBe(clone.git('rev-parse', 'HEAD'));
});

it('puts our commit on top when another clone was faster, and follows in the clone', async () => {
  const [one, two] = [world.clone('one'), world.clone('two')];
  const first = await committed(one, STATUS, 'phase: live\n');
  const second = await committed(two, OTHER_STATUS, 'phase: onboarding\n');
  await first.push();
  await second.push();

  expect(subjects()).toEqual([`Status of ${OTHER_STATUS}`, `Status of ${STATUS}`, 'First']);
  expect(await second.head()).toBe(world.git(world.remote, 'rev-parse', 'main'));
  expect(two.read(STATUS)).toBe('phase: live\n');
  expect(two.git('status', '--porcelain')).toBe('');
});

it('keeps what the user has staged and changed while it follows', async () => {
  const [one, two] = [world.clone('one'), world.clone('two')];
  two.write('enterprises/abc-banking/enterprise.yaml', 'slug: staged\n');
  two.git('add', '--all');
  two.write('README.md', 'Changed\n');
  const before = two.git('status', '--porcelain');
  const repository = await committed(two, OTHER_STATUS, 'phase: onboarding\n');
  pushByHand(one, 'new.md', 'new\n');
  await repository.push();

  expect(two.git('status', '--porcelain')).toBe(before);
  expect(two.read('README.md')).toBe('Changed\n');
  expect(await repository.head()).toBe(world.git(world.remote, 'rev-parse', 'main'));
});

it('stays where it is when following would touch what the user has changed', async () => {
  const [one, two] = [world.clone('one'), world.clone('two')];
  const repository = await committed(two, OTHER_STATUS, 'phase: onboarding\n');
  two.write('README.md', 'Mine\n');
  pushByHand(one, 'README.md', 'Theirs\n');
  await repository.push();

  expect(subjects()).toEqual([`Status of ${OTHER_STATUS}`, 'By hand: README.md', 'First']);
  expect(two.read('README.md')).toBe('Mine\n');
});

it('does not publish the own unfinished commits of the user when it has to start from theirs', async () => {
  const [one, two] = [world.clone('one'), world.clone('two')];
  two.write('draft.md', 'draft\n');
  two.git('add', '--all');
  two.git('commit', '--quiet', '-m', 'Draft');
  const repository = await committed(two, OTHER_STATUS, 'phase: onboarding\n');
  pushByHand(one, 'new.md', 'new\n');
  await repository.push();

  expect(pushedFiles()).toContain(OTHER_STATUS);
  expect(pushedFiles()).not.toContain('draft.md');
  expect(two.git('log', '--format=%s', '-2')).toBe(`Status of ${OTHER_STATUS}\nDraft`);
});

it('carries several commits of ours, and files that are gone', async () => {
  const [one, two] = [world.clone('one'), world.clone('two')];
  const repository = await committed(two, STATUS, 'phase: onboarding\n');
  two.write(STATUS, 'phase: live\n');
  await repository.commit([STATUS], 'Second');
  rmSync(join(two.folder, 'README.md'));
  await repository.commit(['README.md'], 'Third');
  pushByHand(one, 'new.md', 'new\n');
  await repository.push();

  expect(subjects()).toEqual(['Third', 'Second', `Status of ${STATUS}`, 'By hand: new.md', 'First']);
  expect(world.git(world.remote, 'show', `main:${STATUS}`)).toBe('phase: live');
  expect(pushedFiles()).not.toContain('README.md');
});

it('adds nothing when the other clone recorded the very same', async () => {
  const [one, two] = [world.clone('one'), world.clone('two')];
  const first = await committed(one, STATUS, 'phase: live\n');
  two.git('config', 'user.name', 'Somebody else');
  two.git('config', 'user.email', 'else@example.com');
  const second = await committed(two, STATUS, 'phase: live\n');
  await first.push();
  await second.push();

  expect(subjects()).toEqual([`Status of ${STATUS}`, 'First']);
  expect(await second.head()).toBe(await first.head());
});

it('refuses when the other clone recorded something else in the same file', async () => {
  const [one, two] = [world.clone('one'), world.clone('two')];
  const first = await committed(one, STATUS, 'phase: live\n');
  const second = await committed(two, STATUS, 'phase: onboarding\n');
  await first.push();

  await expect(second.push()).rejects.toMatchObject({ name: 'RepositoryError', code: 'push-rejected' });
  expect(world.git(world.remote, 'show', `main:${STATUS}`)).toBe('phase: live');
});

it('works from a shallow clone', async () => {
  pushByHand(world.clone('one'), 'README.md', 'Second\n');
  const two = world.clone('two', '--depth=1');
  const repository = await committed(two, STATUS, 'phase: live\n');
  pushByHand(world.clone('three'), 'README.md', 'Third\n');
  await repository.push();
  expect(subjects()).toEqual([`Status of ${STATUS}`, 'By hand: README.md', 'By hand: README.md', 'First']);
});

it('gives up after the sixth time that another push came in between', async () => {
  const [one, two] = [world.clone('one'), world.clone('two')];
  const repository = await committed(two, STATUS, 'phase: live\n');
  pushByHand(one, 'new.md', 'new\n');
  // As somebody who pushes whenever our push arrives: git sees the branch move between its look and its update.
  installHook(
    world.remote,
    'pre-receive',
    `unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
    echo tried >> "${world.folder}/tried"
    tip=$(git rev-parse main)
    git -c user.name=x -c user.email=x@example.com commit-tree "$tip^{tree}" -p "$tip" -m "In between" > next
    git update-ref refs/heads/main "$(cat next)"`,
  );
  await expect(repository.push()).rejects.toMatchObject({ code: 'push-rejected' });
  expect(subjects().filter((subject) => subject.startsWith('Status'))).toEqual([]);
});

it('says that a hook of the remote refuses', async () => {
  const clone = world.clone('one');
  const repository = await committed(clone, STATUS, 'phase: live\n');
  installHook(world.remote, 'pre-receive', 'echo "[rejected] (fetch first) secret-of-the-hook" >&2; exit 1');
  const failure: unknown = await repository.push().catch((error: unknown) => error);

  expect(failure).toMatchObject({ code: 'push-rejected', fix: expect.stringContaining('--no-push') });
  expect(String(failure)).not.toContain('secret-of-the-hook');
  expect(subjects()).toEqual(['First']);
});

it('takes a push for done when only the reply was lost', async () => {
  const repository = await committed(world.clone('one'), STATUS, 'phase: live\n');
  installHook(world.remote, 'post-receive', 'kill -9 $PPID');
  await repository.push();
  expect(subjects()).toEqual([`Status of ${STATUS}`, 'First']);
});

it('runs no hook of the clone', async () => {
  const clone = world.clone('one');
  for (const hook of ['pre-commit', 'commit-msg', 'pre-push']) clone.hook(hook, 'exit 1');
  await (await committed(clone, STATUS, 'phase: live\n')).push();
  expect(pushedFiles()).toContain(STATUS);
});

it('says that there is no remote', async () => {
  const clone = world.clone('one');
  const repository = await committed(clone, STATUS, 'phase: live\n');
  clone.git('remote', 'remove', 'origin');
  await expect(repository.push()).rejects.toMatchObject({ code: 'no-remote' });
});

it('says that no branch is checked out', async () => {
  const clone = world.clone('one');
  clone.git('checkout', '--quiet', '--detach');
  const repository = await committed(clone, STATUS, 'phase: live\n');
  await expect(repository.push()).rejects.toMatchObject({
    code: 'push-failed',
    fix: expect.stringContaining('git switch'),
  });
});

it('fails without showing the credentials of the remote', async () => {
  const clone = world.clone('one');
  const repository = await committed(clone, STATUS, 'phase: live\n');
  clone.git('remote', 'set-url', 'origin', 'http://bot:hunter2-hunter2@127.0.0.1:1/desired.git');
  const failure: unknown = await repository.push().catch((error: unknown) => error);

  expect(failure).toMatchObject({ name: 'RepositoryError', code: 'push-failed' });
  expect(failure).toMatchObject({ cause: undefined });
  expect(JSON.stringify(failure) + String(failure)).not.toContain('hunter2');
});

it('never runs a command that a remote names', async () => {
  const clone = world.clone('one');
  const repository = await committed(clone, STATUS, 'phase: live\n');
  clone.git('config', 'protocol.ext.allow', 'always');
  clone.git('remote', 'set-url', 'origin', `ext::sh -c touch% ${world.folder}/pwned`);
  await expect(repository.push()).rejects.toMatchObject({ code: 'push-failed' });
  expect(existsSync(join(world.folder, 'pwned'))).toBe(false);
});

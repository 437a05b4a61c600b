import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openRepository } from '../../src/store/git.ts';
import type { Environment } from '../../src/store/git-command.ts';
import type { Repository } from '../../src/store/git.ts';

/** A bare remote with one commit, and clones of it, in a folder of its own; the settings of the machine do not matter. */
export interface GitWorld {
  readonly folder: string;
  readonly remote: string;
  readonly environment: Environment;
  git(folder: string, ...args: readonly string[]): string;
  clone(name: string, ...options: readonly string[]): Clone;
  remove(): void;
}

export interface Clone {
  readonly folder: string;
  git(...args: readonly string[]): string;
  write(path: string, text: string): void;
  read(path: string): string;
  hook(name: string, script: string): void;
  open(environment?: Environment): Promise<Repository>;
}

export const STATUS = 'enterprises/abc-banking/status.yaml';
export const OTHER_STATUS = 'enterprises/larkspur-wealth/status.yaml';

export function gitWorld(): GitWorld {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reconcile-git-')));
  const remote = join(folder, 'remote.git');
  const environment = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      cwd,
      env: { ...environment, GIT_CONFIG_GLOBAL: '/dev/null' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trimEnd();
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  const world: GitWorld = {
    folder,
    remote,
    environment,
    git,
    clone: (name, ...options) => {
      git(folder, 'clone', '--quiet', ...options, `file://${remote}`, name);
      return cloneAt(join(folder, name), world);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  execFileSync('git', ['fast-import', '--quiet'], { cwd: remote, env: environment, input: FIRST_COMMIT });
  return world;
}

/** A folder of git hooks for the bare remote or for a clone. */
export function installHook(gitFolder: string, name: string, script: string): void {
  const path = join(gitFolder, 'hooks', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

function cloneAt(folder: string, world: GitWorld): Clone {
  return {
    folder,
    git: (...args) => world.git(folder, ...args),
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    hook: (name, script) => installHook(join(folder, '.git'), name, script),
    open: async (environment = world.environment) => {
      const repository = await openRepository(join(folder, 'enterprises'), environment);
      if (repository === undefined) throw new Error('no repository');
      return repository;
    },
  };
}

/** One commit with two files, in the format of `git fast-import`. */
const FIRST_COMMIT = `commit refs/heads/main
committer Ada <ada@example.com> 1764579600 +0000
data 5
First
M 100644 inline enterprises/abc-banking/enterprise.yaml
data 18
slug: abc-banking

M 100644 inline README.md
data 15
Desired state.

`;

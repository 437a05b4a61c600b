import { stat } from 'node:fs/promises';
import { RepositoryError } from '../model/errors.ts';
import { commitPaths } from './git-commit.ts';
import { gitIn } from './git-command.ts';
import type { Environment, Git } from './git-command.ts';
import { pushBranch, remoteOf } from './git-push.ts';

/** The repository that holds the desired state. Every failure is a RepositoryError. */
export interface Repository {
  /** Absolute path of its top folder. */
  readonly root: string;
  /** The commit that is checked out. */
  head(): Promise<string>;
  /** Where it is pushed to, without credentials; undefined when it has no remote. */
  remoteUrl(): Promise<string | undefined>;
  /** Files that differ from where this branch left `ref`: committed, changed, new or removed; relative to `root`. */
  changedSince(ref: string): Promise<readonly string[]>;
  /**
   * Commits these files (absolute, or relative to `root`) and no other, whatever else is staged.
   * Gives the new commit, or undefined when none of them differs.
   */
  commit(paths: readonly string[], message: string): Promise<string | undefined>;
  /** Pushes the current branch, on top of what others pushed meanwhile. Never by force. */
  push(): Promise<void>;
}

/**
 * The repository around `folder`; undefined when there is none, or no git. `environment` is the one of this run: of it,
 * git and its hooks get what they need to work and nothing else.
 */
export async function openRepository(
  folder: string,
  environment: Environment,
): Promise<Repository | undefined> {
  const root = await rootOf(folder, environment);
  if (root === undefined) return undefined;
  const git = gitIn(root, environment);
  const ours = new Set<string>();
  return {
    root,
    head: () => headOf(git),
    remoteUrl: () => remoteUrl(git),
    changedSince: (ref) => changedSince(git, ref),
    commit: async (paths, message) => {
      const commit = await commitPaths(git, { root, paths, message });
      if (commit !== undefined) ours.add(commit);
      return commit;
    },
    push: () => pushBranch(git, ours),
  };
}

async function rootOf(folder: string, environment: Environment): Promise<string | undefined> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) return undefined;
  const top = await gitIn(folder, environment)(['rev-parse', '--show-toplevel']);
  if (top.ok) return top.stdout.trimEnd();
  if (/not a git repository|must be run in a work tree|ENOENT/.test(top.stderr)) return undefined;
  throw new RepositoryError({
    code: 'repository-unreadable',
    summary: `git does not open the repository around ${folder}.`,
    fix: 'Run "git status" there to see why. Where the folder belongs to another user: git config --global --add safe.directory <folder>.',
  });
}

async function headOf(git: Git): Promise<string> {
  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (head.ok) return head.stdout.trim();
  throw new RepositoryError({
    code: 'no-commits',
    summary: 'The repository has no commit yet.',
    fix: 'Commit the enterprises folder first.',
  });
}

async function remoteUrl(git: Git): Promise<string | undefined> {
  const remote = await remoteOf(git);
  if (remote === undefined) return undefined;
  const found = await git(['remote', 'get-url', remote]);
  return found.ok ? withoutCredentials(found.stdout.trim()) : undefined;
}

function withoutCredentials(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}

async function changedSince(git: Git, ref: string): Promise<readonly string[]> {
  const commit = await resolved(git, ref);
  const options = ['--name-only', '-z', '--no-renames', '--no-relative', '--no-ext-diff'];
  const sinceFork = await git(['diff', ...options, '--merge-base', commit]);
  // A shallow clone may lack the fork. Then all that differs counts: more than needed, never less.
  const tracked = sinceFork.ok ? sinceFork : await git(['diff', ...options, commit]);
  const untracked = await git(['ls-files', '--others', '--exclude-standard', '-z']);
  if (!tracked.ok || !untracked.ok) {
    throw new RepositoryError({
      code: 'repository-unreadable',
      summary: 'git could not compare the files with that commit.',
      fix: 'Run "git status" to see why, then run again.',
    });
  }
  return [...new Set([...names(tracked.stdout), ...names(untracked.stdout)])].toSorted();
}

async function resolved(git: Git, ref: string): Promise<string> {
  const plausible = /^[A-Za-z0-9_@][\w./@{}^~+-]{0,249}$/.test(ref);
  const found = plausible
    ? await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    : undefined;
  if (found?.ok === true) return found.stdout.trim();
  throw new RepositoryError({
    code: 'unknown-ref',
    summary: 'The commit to compare with does not exist here.',
    fix: 'Name a branch, tag or commit of this clone, such as origin/main. In a pipeline, check out with the full history (actions/checkout: fetch-depth: 0).',
  });
}

function names(listed: string): readonly string[] {
  return listed.split('\0').filter((name) => name !== '');
}

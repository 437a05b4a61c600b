import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { RepositoryError } from '../model/errors.ts';
import type { Git } from './git-command.ts';

export interface CommitRequest {
  readonly root: string;
  readonly paths: readonly string[];
  readonly message: string;
}

const FROM_INPUT = ['--pathspec-from-file=-', '--pathspec-file-nul'];

const OWN_IDENTITY = ['user.name=reconcile', 'user.email=reconcile@users.noreply.example.com'];

/** Commits these files alone; what else is staged stays staged. Undefined when none of them differs from the last commit. */
export async function commitPaths(git: Git, request: CommitRequest): Promise<string | undefined> {
  const paths = new Set(await Promise.all(request.paths.map((path) => withinRoot(request.root, path))));
  if (paths.size === 0) return undefined;
  const input = [...paths].join('\0');

  // `--verbose`, and no `--quiet` below: after a silent command simple-git 4.0 waits 50 ms for late output.
  const added = await git(['add', '--verbose', ...FROM_INPUT], { input });
  if (!added.ok) throw notCommitted();
  const staged = await git(['diff', '--cached', '--name-only', '-z', '--no-renames', '--no-relative']);
  if (!staged.ok) throw notCommitted();
  const changed = staged.stdout.split('\0').filter((path) => paths.has(path));
  if (changed.length === 0) return undefined;

  const identity = await identityOptions(git);
  // Hooks of the repository are for people's commits; they may ask questions, or change what is committed.
  const options = ['--only', '--no-verify', `--message=${request.message}`];
  const committed = await git([...identity, 'commit', ...options, ...FROM_INPUT], {
    input: changed.join('\0'),
  });
  if (!committed.ok) throw notCommitted();
  return (await git(['rev-parse', '--verify', 'HEAD'])).stdout.trim();
}

/** Who commits: whoever git is set up for, otherwise the tool itself. Never signs: that would ask for a key. */
export async function identityOptions(git: Git): Promise<readonly string[]> {
  const name = await git(['config', '--default', '', '--get', 'user.name']);
  const email = await git(['config', '--default', '', '--get', 'user.email']);
  const known = name.stdout.trim() !== '' && email.stdout.trim() !== '';
  return ['commit.gpgsign=false', ...(known ? [] : OWN_IDENTITY)].flatMap((setting) => ['-c', setting]);
}

async function withinRoot(root: string, path: string): Promise<string> {
  const folder = isAbsolute(path) ? await realpath(dirname(path)).catch(() => dirname(path)) : undefined;
  const local = folder === undefined ? join(path) : relative(root, join(folder, basename(path)));
  if (!isAbsolute(local) && local !== '.' && local !== '..' && !local.startsWith(`..${sep}`)) {
    return local.replaceAll(sep, '/');
  }
  throw new RepositoryError({
    code: 'outside-repository',
    summary: 'A file to be committed lies outside the repository.',
    fix: 'Keep the enterprises folder inside the repository that you run in.',
  });
}

function notCommitted(): RepositoryError {
  return new RepositoryError({
    code: 'commit-failed',
    summary: 'git refused to commit the status files. They are written, but not recorded.',
    fix: 'Run "git status". Finish a merge or rebase in progress, make sure that .gitignore does not name status.yaml, and remove .git/index.lock if no other git is running. Then run again.',
  });
}

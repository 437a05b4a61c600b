import { RepositoryError } from '../model/errors.ts';
import type { Git, GitResult } from './git-command.ts';

/** One ref of a remote, from what it has to be to what it shall be. */
export interface RefUpdate {
  readonly ref: string;
  /** The commit that it points at now; undefined: it must not exist. */
  readonly expected: string | undefined;
  /** The commit that it shall point at; undefined: it goes. */
  readonly next: string | undefined;
}

/** What refs of a remote point at; absent ones are left out. Throws `RepositoryError` when the remote does not say. */
export async function refsAt(
  git: Git,
  remote: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const listed = await git(['ls-remote', '--', remote, ...refs]);
  if (!listed.ok) throw unreachable(remote);
  const lines = listed.stdout.split('\n').flatMap((line): [string, string][] => {
    const [commit = '', ref = ''] = line.split('\t');
    // A pattern of ls-remote matches the ends of names too.
    return refs.includes(ref) ? [[ref, commit]] : [];
  });
  return new Map(lines);
}

/**
 * Updates all of these refs or none of them, each only from what it is expected to be. Gives whether it did: false
 * when somebody else was faster. Throws `RepositoryError` when the remote refuses or cannot be reached.
 */
export async function swapRefs(git: Git, remote: string, updates: readonly RefUpdate[]): Promise<boolean> {
  const options = ['--porcelain', '--atomic', '--no-verify', '--no-follow-tags', '--no-signed'];
  const leases = updates.map(({ ref, expected }) => `--force-with-lease=${ref}:${expected ?? ''}`);
  const specs = updates.map(({ ref, next }) => `${next ?? ''}:${ref}`);
  const pushed = await git(['push', ...options, ...leases, '--', remote, ...specs]);
  if (pushed.ok) return true;
  // The reply may have been lost, and another run may have moved a ref between the remote's look and its update.
  const now = await refsAt(
    git,
    remote,
    updates.map(({ ref }) => ref),
  );
  if (updates.every(({ ref, next }) => now.get(ref) === next)) return true;
  if (updates.some(({ ref, expected }) => now.get(ref) !== expected) || isRace(pushed)) return false;
  throw refused(remote);
}

/** A push of somebody else held the lock of the ref at the remote (git 2.39, refs/files-backend.c). */
function isRace({ stdout }: GitResult): boolean {
  return /stale info|failed to update ref|cannot lock ref|failed to lock/.test(stdout);
}

function unreachable(remote: string): RepositoryError {
  return new RepositoryError({
    code: 'remote-unreachable',
    summary: `${remote} does not say where its branches are.`,
    fix: `Check the network and that this account may read there: git ls-remote ${remote}. Then run again.`,
  });
}

function refused(remote: string): RepositoryError {
  return new RepositoryError({
    code: 'state-refused',
    summary: `${remote} does not let this run write its lock and journal.`,
    fix: 'Allow the account of this run to create refs/heads/reconcile/state and refs/reconcile/lock. "git push --dry-run" shows what the remote says.',
  });
}

import { RepositoryError } from '../model/errors.ts';
import type { Git, GitResult } from './git-command.ts';
import { carryOver, followTo } from './git-replay.ts';

const ATTEMPTS = 6;

interface Target {
  readonly remote: string;
  /** Full name of the branch there: `refs/heads/main`. */
  readonly ref: string;
}

/**
 * Pushes the current branch to its upstream, or to the branch of that name at `origin`. When others were faster, the
 * commits in `ours` are put on top of theirs, up to five times. Never forces. Throws RepositoryError.
 */
export async function pushBranch(git: Git, ours: ReadonlySet<string>): Promise<void> {
  const target = await targetOf(git);
  const local = await commitAt(git, 'HEAD');
  let tip = local;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const pushed = await push(git, target, tip);
    if (pushed.ok || (await landed(git, target, { pushed, tip }))) {
      return await followTo(git, { local, tip, ours });
    }
    if (!isBehind(pushed)) throw refusals(pushed).length > 0 ? denied(target) : failed(target);
    tip = await onTopOf(git, { theirs: await fetched(git, target), local, ours });
  }
  throw overtaken(target);
}

/** The remote of the current branch, or else `origin`; undefined when there is none. */
export async function remoteOf(git: Git): Promise<string | undefined> {
  const branch = await git(['symbolic-ref', '--quiet', 'HEAD']);
  const upstream = branch.ok ? await upstreamOf(git, branch.stdout.trim()) : undefined;
  return upstream?.remote ?? ((await remotes(git)).includes('origin') ? 'origin' : undefined);
}

async function targetOf(git: Git): Promise<Target> {
  const head = await git(['symbolic-ref', '--quiet', 'HEAD']);
  const branch = head.stdout.trim();
  if (!head.ok) {
    throw new RepositoryError({
      code: 'push-failed',
      summary: 'No branch is checked out, so there is nothing to push to.',
      fix: 'Check out a branch first, for example: git switch main. In GitLab: git checkout -B "$CI_COMMIT_BRANCH".',
    });
  }
  const upstream = await upstreamOf(git, branch);
  if (upstream !== undefined) return upstream;
  if ((await remotes(git)).includes('origin')) return { remote: 'origin', ref: branch };
  throw new RepositoryError({
    code: 'no-remote',
    summary: 'The repository has no remote to push to.',
    fix: 'Add one: git remote add origin <url>. Or run with --no-push to keep the commit here.',
  });
}

async function upstreamOf(git: Git, branch: string): Promise<Target | undefined> {
  const format = '--format=%(upstream:remotename)%00%(upstream:remoteref)';
  const [remote = '', ref = ''] = (await git(['for-each-ref', format, '--', branch])).stdout
    .trimEnd()
    .split('\0');
  return ref !== '' && (await remotes(git)).includes(remote) ? { remote, ref } : undefined;
}

async function remotes(git: Git): Promise<readonly string[]> {
  return (await git(['remote'])).stdout.split('\n').filter((name) => name !== '' && !name.startsWith('-'));
}

interface Attempt {
  readonly pushed: GitResult;
  readonly tip: string;
}

function push(git: Git, target: Target, tip: string): Promise<GitResult> {
  // `--no-verify`: hooks of the repository are for people's pushes. The rest undoes what a configuration may add.
  const options = [
    '--porcelain',
    '--no-verify',
    '--no-follow-tags',
    '--no-signed',
    '--recurse-submodules=no',
  ];
  return git(['push', ...options, '--', target.remote, `${tip}:${target.ref}`]);
}

/** Whether the remote has it although the push failed without a verdict: the reply may have been lost on the way. */
async function landed(git: Git, { remote, ref }: Target, { pushed, tip }: Attempt): Promise<boolean> {
  if (refusals(pushed).length > 0) return false;
  const there = await git(['ls-remote', '--', remote, ref]);
  return there.ok && there.stdout.startsWith(`${tip}\t`);
}

/** The lines about refs that were not updated. Only git writes to stdout; the remote's own words go to stderr. */
function refusals(pushed: GitResult): readonly string[] {
  return pushed.stdout.split('\n').filter((line) => line.startsWith('!\t'));
}

function isBehind(pushed: GitResult): boolean {
  // The last three: another push was between the remote's look and its update.
  return refusals(pushed).some((line) =>
    /\[rejected\] \((?:fetch first|non-fast-forward)\)|failed to update ref|cannot lock ref|failed to lock/.test(
      line,
    ),
  );
}

async function fetched(git: Git, target: Target): Promise<string> {
  const options = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-maintenance'];
  const fetch = await git(['fetch', ...options, '--', target.remote, target.ref]);
  if (!fetch.ok) throw failed(target);
  return commitAt(git, 'FETCH_HEAD');
}

async function commitAt(git: Git, name: string): Promise<string> {
  const found = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  if (found.ok) return found.stdout.trim();
  throw new RepositoryError({
    code: 'push-failed',
    summary: 'There is no commit to push.',
    fix: 'Commit the enterprises folder first.',
  });
}

interface Onto {
  readonly theirs: string;
  readonly local: string;
  readonly ours: ReadonlySet<string>;
}

async function onTopOf(git: Git, { theirs, local, ours }: Onto): Promise<string> {
  const ahead = await git(['rev-list', '--reverse', `${theirs}..${local}`]);
  const commits = ahead.stdout.split('\n').filter((commit) => ours.has(commit));
  const tip = commits.length === 0 ? undefined : await carryOver(git, commits, theirs);
  if (tip !== undefined) return tip;
  throw new RepositoryError({
    code: 'push-rejected',
    summary: 'Others pushed changes that ours do not fit on.',
    fix: 'Another run may have recorded the same enterprises. Run: git pull --rebase, then run again; nothing is done twice.',
  });
}

function overtaken({ remote, ref }: Target): RepositoryError {
  return new RepositoryError({
    code: 'push-rejected',
    summary: `Others pushed to ${branchName(ref)} at ${remote} again and again while we tried.`,
    fix: 'Run again. In pipelines, let one run at a time apply (GitHub: concurrency, GitLab: resource_group).',
  });
}

function denied({ remote, ref }: Target): RepositoryError {
  return new RepositoryError({
    code: 'push-rejected',
    summary: `${remote} does not accept our commit on ${branchName(ref)}: a hook or a rule of the branch refuses it.`,
    fix: `Allow the account of this run to push to ${branchName(ref)}, or run with --no-push and bring the commit in by a pull request. "git push" shows what the remote says.`,
  });
}

function failed({ remote, ref }: Target): RepositoryError {
  return new RepositoryError({
    code: 'push-failed',
    summary: `${branchName(ref)} could not be pushed to ${remote}. The commit is kept here.`,
    fix: `Check the network and that this account may write there: git push --dry-run ${remote}. Then run again.`,
  });
}

function branchName(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}

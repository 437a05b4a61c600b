import { RepositoryError } from '../model/errors.ts';
import { EMPTY_JOURNAL } from '../model/journal.ts';
import type { Journal, Lease } from '../model/journal.ts';
import { identityOptions } from './git-commit.ts';
import type { Git } from './git-command.ts';
import { refsAt, swapRefs } from './git-refs.ts';
import { parseJournal, parseLease, renderJournal } from './journal-file.ts';

/** A branch of its own: nothing on main waits for it, and it triggers no pipeline. */
const JOURNAL_REF = 'refs/heads/reconcile/state';
const LOCK_REF = 'refs/reconcile/lock';
const JOURNAL_FILE = 'journal.json';
const LOCK_FILE = 'lock.json';

/** The lock is held: everything that is written to the remote goes with it, so a lost lock stops the run. */
export interface HeldLock {
  readonly journal: Journal;
  /** Pushes the journal, provided that the lock is still ours. Throws `RepositoryError` when it is not. */
  record(journal: Journal): Promise<void>;
  /** Pushes the journal and gives the lock back. */
  release(journal: Journal): Promise<void>;
}

/** What became of asking for the lock. */
export type Acquired = { readonly lock: HeldLock } | { readonly heldBy: Lease };

export interface LockRequest {
  readonly remote: string;
  readonly lease: Lease;
  /** Whether the holder of another lease has surely ended. */
  readonly isOver: (other: Lease) => boolean;
}

/** Takes the lock on the remote by compare-and-swap, and reads the journal. Throws `RepositoryError`. */
export async function acquireLock(git: Git, request: LockRequest): Promise<Acquired> {
  const { remote, lease } = request;
  const found = await refsAt(git, remote, [LOCK_REF, JOURNAL_REF]);
  const held = found.get(LOCK_REF);
  if (held !== undefined) {
    const other = await leaseAt(git, remote, held);
    if (!request.isOver(other)) return { heldBy: other };
  }
  const ours = await leaseCommit(git, lease, 0);
  const isTaken = await swapRefs(git, remote, [{ ref: LOCK_REF, expected: held, next: ours }]);
  if (!isTaken) return { heldBy: await winner(git, request) };
  const tip = (await refsAt(git, remote, [JOURNAL_REF])).get(JOURNAL_REF);
  return { lock: await heldLock(git, request, { lock: ours, tip }) };
}

/** Commits that the refs of the remote point at, as far as this run knows. */
interface Known {
  readonly lock: string;
  readonly tip: string | undefined;
}

async function heldLock(git: Git, { remote, lease }: LockRequest, begun: Known): Promise<HeldLock> {
  const journal = begun.tip === undefined ? EMPTY_JOURNAL : await journalAt(git, remote, begun.tip);
  let known = begun;
  let text = renderJournal(journal);
  let renewals = 0;
  // A new lease each time: a push that changes nothing would not be compared with what is there.
  const write = async (next: Journal, keeps: boolean): Promise<void> => {
    const wanted = renderJournal(next);
    renewals += 1;
    const lock = keeps ? await leaseCommit(git, lease, renewals) : undefined;
    const tip = wanted === text ? known.tip : await journalCommit(git, wanted, known.tip);
    const swapped = await swapRefs(git, remote, [
      { ref: LOCK_REF, expected: known.lock, next: lock },
      ...(tip === known.tip ? [] : [{ ref: JOURNAL_REF, expected: known.tip, next: tip }]),
    ]);
    if (!swapped) throw lost();
    known = { lock: lock ?? known.lock, tip };
    text = wanted;
  };
  return { journal, record: (next) => write(next, true), release: (next) => write(next, false) };
}

/** Somebody was faster: whoever that is, or nobody any more. */
async function winner(git: Git, { remote, lease }: LockRequest): Promise<Lease> {
  const held = (await refsAt(git, remote, [LOCK_REF])).get(LOCK_REF);
  return held === undefined ? lease : leaseAt(git, remote, held);
}

async function leaseAt(git: Git, remote: string, commit: string): Promise<Lease> {
  await fetchCommit(git, { remote, ref: LOCK_REF, commit });
  const file = await git(['cat-file', 'blob', `${commit}:${LOCK_FILE}`]);
  const lease = file.ok ? parseLease(file.stdout) : undefined;
  if (lease !== undefined) return lease;
  throw new RepositoryError({
    code: 'lock-unreadable',
    summary: 'The lock on the remote was not written by this version of reconcile.',
    fix: `Make sure that no other run is under way, then remove it: git push ${remote} :${LOCK_REF}`,
  });
}

async function journalAt(git: Git, remote: string, commit: string): Promise<Journal> {
  await fetchCommit(git, { remote, ref: JOURNAL_REF, commit });
  const file = await git(['cat-file', 'blob', `${commit}:${JOURNAL_FILE}`]);
  return parseJournal(file.ok ? file.stdout : '');
}

async function fetchCommit(
  git: Git,
  wanted: { readonly remote: string; readonly ref: string; readonly commit: string },
): Promise<void> {
  const known = await git(['cat-file', '-e', `${wanted.commit}^{commit}`]);
  if (known.ok) return;
  const options = ['--no-tags', '--no-recurse-submodules', '--no-auto-maintenance', '--no-write-fetch-head'];
  const fetched = await git(['fetch', '--depth=1', ...options, '--', wanted.remote, wanted.ref]);
  if (!fetched.ok) throw lost();
}

function leaseCommit(git: Git, lease: Lease, renewals: number): Promise<string> {
  const text = `${JSON.stringify({ ...lease, renewals })}\n`;
  return commitFile(git, { name: LOCK_FILE, text, message: `lock: ${lease.run}` });
}

function journalCommit(git: Git, text: string, parent: string | undefined): Promise<string> {
  const message = 'journal: what is about to be made';
  return commitFile(git, { name: JOURNAL_FILE, text, message, ...(parent === undefined ? {} : { parent }) });
}

/** A commit of one file, made without a working tree. */
async function commitFile(
  git: Git,
  file: { readonly name: string; readonly text: string; readonly message: string; readonly parent?: string },
): Promise<string> {
  const blob = await written(git, ['hash-object', '-w', '--stdin'], file.text);
  const tree = await written(git, ['mktree'], `100644 blob ${blob}\t${file.name}\n`);
  const parents = file.parent === undefined ? [] : ['-p', file.parent];
  const identity = await identityOptions(git);
  return written(git, [...identity, 'commit-tree', tree, ...parents, '-m', file.message]);
}

/** Runs a command that writes one object, and gives its name. */
async function written(git: Git, args: readonly string[], input?: string): Promise<string> {
  const made = await git(args, input === undefined ? {} : { input });
  if (made.ok) return made.stdout.trim();
  throw new RepositoryError({
    code: 'state-not-written',
    summary: 'git could not write the lock or the journal into this clone.',
    fix: 'Check that the disk has space and that .git may be written to. Then run again.',
  });
}

function lost(): RepositoryError {
  return new RepositoryError({
    code: 'lock-lost',
    summary: 'Another run or a person took the lock away. Nothing more was begun.',
    fix: 'Let one run at a time apply (GitHub: concurrency, GitLab: resource_group), then run again.',
  });
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOptions } from './git-commit.ts';
import type { Git } from './git-command.ts';

/** One file of a commit: its mode and content, both zero when the commit removed it. */
interface Entry {
  readonly mode: string;
  readonly blob: string;
}

/**
 * Makes these commits anew on top of `theirs`, file by file and without the working tree or the index of the user.
 * Gives the last one (`theirs` itself when it has all of it); undefined when somebody else changed one of the files.
 */
export async function carryOver(
  git: Git,
  commits: readonly string[],
  theirs: string,
): Promise<string | undefined> {
  let tip: string | undefined = theirs;
  for (const commit of commits) {
    if (tip !== undefined) tip = await carryOne(git, commit, tip);
  }
  return tip;
}

interface Pushed {
  readonly local: string;
  readonly tip: string;
  readonly ours: ReadonlySet<string>;
}

/**
 * Moves the local branch to what was pushed, when nothing of the user's own would be left behind. Otherwise it stays
 * where it is, and their next pull brings both together.
 */
export async function followTo(git: Git, { local, tip, ours }: Pushed): Promise<void> {
  if (local === tip) return;
  const left = await git(['rev-list', `${tip}..${local}`]);
  if (!left.ok || left.stdout.split('\n').some((commit) => commit !== '' && !ours.has(commit))) return;
  await git(['update-index', '-q', '--refresh']);
  const moved = await git(['read-tree', '-m', '-u', local, tip]);
  if (moved.ok) await git(['update-ref', '-m', 'reconcile: pushed', '--', 'HEAD', tip, local]);
}

async function carryOne(git: Git, commit: string, onto: string): Promise<string | undefined> {
  const files = await entriesBetween(git, `${commit}^`, commit);
  const moved = await entriesBetween(git, `${commit}^`, onto);
  if (files === undefined || moved === undefined) return undefined;
  for (const [path, { blob }] of files) {
    const other = moved.get(path);
    if (other !== undefined && other.blob !== blob) return undefined;
  }
  const tree = await treeWith(git, { onto, files, index: await indexFor(git, commit) });
  const before = await git(['rev-parse', '--verify', `${onto}^{tree}`]);
  if (tree === undefined || !before.ok) return undefined;
  return tree === before.stdout.trim() ? onto : await commitAgain(git, { commit, tree, onto });
}

/** What differs between two commits, by path; undefined when one of them is missing. */
async function entriesBetween(
  git: Git,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, Entry> | undefined> {
  const listed = await git(['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', from, to]);
  if (!listed.ok) return undefined;
  const entries = new Map<string, Entry>();
  const fields = listed.stdout.split('\0');
  // Pairs of `:<mode> <mode> <blob> <blob> <letter>` and a path.
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', , blob = ''] = (fields[at] ?? '').split(' ');
    entries.set(fields[at + 1] ?? '', { mode, blob });
  }
  return entries;
}

async function indexFor(git: Git, commit: string): Promise<string> {
  const folder = (await git(['rev-parse', '--absolute-git-dir'])).stdout.trimEnd();
  return join(folder, `reconcile-${commit}.index`);
}

interface TreeRequest {
  readonly onto: string;
  readonly files: ReadonlyMap<string, Entry>;
  readonly index: string;
}

async function treeWith(git: Git, { onto, files, index }: TreeRequest): Promise<string | undefined> {
  const input = [...files].map(([path, { mode, blob }]) => `${mode} ${blob}\t${path}\0`).join('');
  try {
    const read = await git(['read-tree', onto], { index });
    const updated = read.ok ? await git(['update-index', '-z', '--index-info'], { index, input }) : read;
    const written = updated.ok ? await git(['write-tree'], { index }) : updated;
    return written.ok ? written.stdout.trim() : undefined;
  } finally {
    await rm(index, { force: true });
  }
}

interface Recommit {
  readonly commit: string;
  readonly tree: string;
  readonly onto: string;
}

async function commitAgain(git: Git, { commit, tree, onto }: Recommit): Promise<string | undefined> {
  const message = (await git(['log', '-1', '--format=%B', commit])).stdout.trimEnd();
  const identity = await identityOptions(git);
  const made = await git([...identity, 'commit-tree', tree, '-p', onto, '-m', message]);
  return made.ok ? made.stdout.trim() : undefined;
}

import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import PQueue from 'p-queue';
import { nearest } from '../config/nearest.ts';
import { noEnterprise } from '../config/missing-files.ts';
import { problem } from '../config/problem.ts';
import { quoted } from '../config/wording.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { FILE_NAMES } from '../model/enterprise.ts';
import type { SourceFile } from '../model/source-file.ts';
import { isInside, readText } from './read-text.ts';
import { unknownFiles } from './unknown-files.ts';

export interface ReadOptions {
  /** Folder of the enterprises, as the user named it. */
  readonly dir: string;
  /** Folder that a relative `dir` is seen from; that of the process when absent. */
  readonly cwd?: string;
  /** Slugs to read; all when absent. */
  readonly only?: readonly string[];
}

export interface SourceFiles {
  readonly files: readonly SourceFile[];
  /** What could not be read, and files that nothing reads. */
  readonly problems: readonly Diagnostic[];
}

const MIB = 1024 * 1024;
/** `users.yaml` may hold 50,000 users. */
const LIMITS: ReadonlyMap<string, number> = new Map([['users.yaml', 16 * MIB]]);
const CONCURRENCY = 64;

/**
 * Reads defaults.yaml and the known files of each enterprise's folder. Whatever is wrong with one file is a
 * problem of that file; nothing is thrown for it, and the others are read.
 */
export async function readSourceFiles({ dir, cwd, only }: ReadOptions): Promise<SourceFiles> {
  const shown = dir.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  const root = await realpath(cwd === undefined || isAbsolute(dir) ? dir : join(cwd, dir)).catch(
    () => undefined,
  );
  const entries = root === undefined ? undefined : await listed(root);
  if (root === undefined || entries === undefined) return { files: [], problems: [folderMissing(shown)] };
  const place = { root, shown };
  const folders = entries.filter(({ isFolder, name }) => isFolder && !name.startsWith('.'));
  const chosen = folders.filter(({ name }) => only?.includes(name) ?? true).map(({ name }) => name);
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const parts = await queue.addAll([
    () => readDefaults(place, entries),
    ...chosen.map((slug) => () => readFolder(place, slug)),
  ]);
  const known = folders.map(({ name }) => name);
  return {
    files: parts.flatMap(({ files }) => files),
    problems: [
      ...(known.length === 0 ? [folderEmpty(shown)] : []),
      ...(only ?? []).filter((slug) => !known.includes(slug)).map((slug) => unknownSlug(shown, slug, known)),
      ...parts.flatMap(({ problems }) => problems),
    ],
  };
}

interface Place {
  /** Real path of the folder, without any link. */
  readonly root: string;
  /** The folder as the user named it. */
  readonly shown: string;
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A link may be a folder: that is looked at when it is followed. */
async function listed(path: string): Promise<readonly Entry[] | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  return entries
    ?.map((entry) => ({
      name: entry.name,
      isFolder: (entry.isDirectory() || entry.isSymbolicLink()) && !/\.ya?ml$/i.test(entry.name),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function readDefaults({ root, shown }: Place, entries: readonly Entry[]): Promise<SourceFiles> {
  const names = entries.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
  const problems = unknownFiles({ folder: shown, names, known: ['defaults.yaml'] });
  if (!entries.some(({ name }) => name === 'defaults.yaml')) return { files: [], problems };
  const path = `${shown}/defaults.yaml`;
  const text = await readText({ root, path, real: join(root, 'defaults.yaml'), limit: MIB });
  if (typeof text !== 'string') return { files: [], problems: [...problems, text] };
  return { files: [{ path, name: 'defaults.yaml', text }], problems };
}

async function readFolder({ root, shown }: Place, slug: string): Promise<SourceFiles> {
  const folder = `${shown}/${slug}`;
  const main = `${folder}/enterprise.yaml`;
  const real = await realpath(join(root, slug)).catch(() => undefined);
  if (real === undefined || !isInside(root, real)) return { files: [], problems: [leavesFolder(main)] };
  const names = (await listed(real))?.map(({ name }) => name);
  if (names === undefined) return { files: [], problems: [unlistable(main)] };
  const present = FILE_NAMES.filter((name) => names.includes(name));
  const read = await Promise.all(
    present.map(async (name) => {
      const path = `${folder}/${name}`;
      const text = await readText({ root, path, real: join(real, name), limit: LIMITS.get(name) ?? MIB });
      return typeof text === 'string' ? { path, name, enterprise: slug, text } : text;
    }),
  );
  return {
    files: read.filter((result) => 'text' in result),
    problems: [
      ...(present.length === 0 ? [noEnterprise(main)] : []),
      ...read.filter((result) => 'code' in result),
      ...unknownFiles({ folder, names, known: FILE_NAMES }),
    ],
  };
}

function start(file: string): Diagnostic['source'] {
  return { file, line: 1, column: 1 };
}

function folderMissing(dir: string): Diagnostic {
  return problem('folder-missing', start(dir), {
    summary: `There is no folder ${quoted(dir)}, or it cannot be read`,
    fix: 'Run this at the top of the repository, or name the folder with --dir.',
  });
}

function folderEmpty(dir: string): Diagnostic {
  return problem('folder-empty', start(dir), {
    summary: `There is no enterprise in ${quoted(dir)}`,
    fix: 'Add a folder per enterprise. An empty folder never means that all are to be removed.',
  });
}

function unknownSlug(dir: string, slug: string, known: readonly string[]): Diagnostic {
  const meant = nearest(slug, known);
  return problem('enterprise-unknown', start(`${dir}/${slug}/enterprise.yaml`), {
    summary: `There is no enterprise ${quoted(slug)} in ${quoted(dir)}`,
    fix: meant === undefined ? 'Name one of the folders there.' : `Did you mean ${quoted(meant)}?`,
  });
}

function leavesFolder(file: string): Diagnostic {
  return problem('link-outside', start(file), {
    summary: 'This folder is a symbolic link that leads out of the enterprises or nowhere',
    fix: 'Replace the link by a real folder.',
  });
}

function unlistable(file: string): Diagnostic {
  return problem('unreadable', start(file), {
    summary: 'This folder cannot be read, or is none',
    fix: 'Check its permissions and type.',
  });
}

import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { readLines } from '../config/lines.ts';
import { problem } from '../config/problem.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

export interface TextInput {
  /** Real path that the file must stay inside of. */
  readonly root: string;
  /** What the file is called in messages. */
  readonly path: string;
  /** Where it is; may be a link. */
  readonly real: string;
  /** Most bytes it may have. */
  readonly limit: number;
}

/** The text of one file, or why there is none. A link is followed when it stays inside the root. */
export async function readText(input: TextInput): Promise<string | Diagnostic> {
  const target = await realpath(input.real).catch(() => undefined);
  if (target === undefined || !isInside(input.root, target)) return linkOutside(input.path);
  let file: FileHandle | undefined;
  try {
    // No link is left in the path, and a pipe must not keep us waiting for its other end.
    file = await open(target, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { size, isRegular } = await file
      .stat()
      .then((stat) => ({ size: stat.size, isRegular: stat.isFile() }));
    if (!isRegular) return notAFile(input.path);
    if (size > input.limit) return tooLarge(input, size);
    return decoded(await file.readFile(), input);
  } catch (error) {
    return unreadable(input.path, error);
  } finally {
    await file?.close();
  }
}

export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function decoded(bytes: Buffer, { path, limit }: TextInput): string | Diagnostic {
  if (bytes.length > limit) return tooLarge({ path, limit }, bytes.length);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const at = Math.max(0, text.indexOf('\uFFFD'));
    return problem('not-utf-8', readLines(path, text).refAt(at, at + 1), {
      summary: 'This is not UTF-8 text',
      fix: 'Save the file as UTF-8. The first byte that is none is marked.',
    });
  }
}

function tooLarge({ path, limit }: Pick<TextInput, 'path' | 'limit'>, size: number): Diagnostic {
  const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).replace('.0', '');
  return problem(
    'file-too-large',
    { file: path, line: 1, column: 1 },
    {
      summary: `The file has ${mib(size)} MiB; at most ${mib(limit)} MiB are read`,
      fix: 'Look for pasted or generated content.',
    },
  );
}

function linkOutside(path: string): Diagnostic {
  return problem(
    'link-outside',
    { file: path, line: 1, column: 1 },
    {
      summary: 'This is a symbolic link that leads out of the enterprises or nowhere',
      fix: 'Replace the link by the file itself.',
    },
  );
}

function notAFile(path: string): Diagnostic {
  return problem(
    'not-a-file',
    { file: path, line: 1, column: 1 },
    {
      summary: 'This is a folder, pipe or device, not a file',
      fix: 'Replace it by a regular file.',
    },
  );
}

function unreadable(path: string, error: unknown): Diagnostic {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return problem(
    'unreadable',
    { file: path, line: 1, column: 1 },
    {
      summary: `The file cannot be read (${code})`,
      fix: 'Check its permissions.',
    },
  );
}

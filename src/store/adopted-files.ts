import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RepositoryError } from '../model/errors.ts';
import { writeWhole } from './users-file.ts';

/** Writes files of a folder, which is made when it is not there: each whole or not at all. Throws RepositoryError. */
export async function writeFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of files) await writeWhole(join(folder, name), text);
  } catch (error) {
    throw new RepositoryError(
      {
        code: 'files-not-written',
        summary: `Not all files of ${folder} could be written.`,
        fix: 'Check that the folder may be written to and has space left; then run the same again.',
      },
      error,
    );
  }
}

/** Writes a file unless there is one. Gives whether it wrote. */
export async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';

/** The text of a file, or undefined when there is none. Throws for one that cannot be read. */
export async function textIfAny(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file whole or not at all. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await writeFileAtomic(path, text);
}

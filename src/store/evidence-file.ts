import { lstat, readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { RepositoryError } from '../model/errors.ts';

/** The text of evidence.yaml; undefined when there is none yet. Throws RepositoryError for anything but a plain file. */
export async function readEvidence(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isFile()) return await readFile(path, 'utf8');
  // An atomic write follows a link, and would replace whatever file it points at.
  throw new RepositoryError({
    code: 'evidence-not-a-file',
    summary: `${path} is not a plain file.`,
    fix: 'Replace it by the file itself.',
  });
}

/** Writes the file whole or not at all. Throws RepositoryError. */
export async function writeEvidence(path: string, text: string): Promise<void> {
  await writeFileAtomic(path, text).catch((error: unknown) => {
    throw new RepositoryError(
      {
        code: 'evidence-not-written',
        summary: `${path} could not be written.`,
        fix: 'Check that the folder exists, may be written to, and has space left.',
      },
      error,
    );
  });
}

import { lstat, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from '../model/errors.ts';

/** The files of one packet, by ending: `md`, `html` and `json`. */
export type PacketTexts = Readonly<Record<'md' | 'html' | 'json', string>>;

/** The packet that stands in a folder as JSON; undefined when there is none. It comes from outside: check it. */
export async function readPacket(folder: string, name: string): Promise<string | undefined> {
  return await readFile(join(folder, `${name}.json`), 'utf8').catch(() => undefined);
}

/** Writes the files of a packet, for the eyes of the user only, because they name people. Throws `UsageError`. */
export async function writePacket(folder: string, name: string, texts: PacketTexts): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    // The JSON last: it is what the next run compares with, so it must not be newer than what people read.
    for (const ending of ['md', 'html', 'json'] as const) {
      const path = join(folder, `${name}.${ending}`);
      await refuseLink(path);
      await writeFileAtomic(path, texts[ending], { mode: 0o600 });
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `The packets cannot be written to ${folder}.`,
      'Name a folder with --out that can be written to.',
    );
  }
}

/** An atomic write follows a link, and would replace whatever it points at. */
async function refuseLink(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined || found.isFile()) return;
  throw new UsageError(`${path} is not a plain file.`, 'Remove it; it is written anew.');
}

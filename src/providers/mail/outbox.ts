import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { refusal } from './letter.ts';
import type { Deliver, Letter } from './letter.ts';

/** Puts letters into a folder, one `.eml` file for each Message-ID, to be sent by hand. What is there stays as it is. */
export function outboxDelivery(folder: string): Deliver {
  return async (letter) => {
    const path = join(folder, `${letter.messageId.slice(1).replace(/@.*$/, '')}.eml`);
    if (await exists(path)) return;
    try {
      await mkdir(folder, { recursive: true });
      // It names people: for the user's eyes only.
      await writeFileAtomic(path, await rendered(letter), { mode: 0o600 });
    } catch {
      throw refusal({
        code: 'outbox-not-written',
        summary: 'The mail could not be written to the outbox folder.',
        fix: 'Check that the folder may be written to and has space left; or set SMTP_URL to send mails.',
      });
    }
  };
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

async function rendered(letter: Letter): Promise<Buffer> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(letter);
  return Buffer.isBuffer(message) ? message : Buffer.concat(await message.toArray());
}

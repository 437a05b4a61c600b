import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The first line of a stream, without its end; undefined when it ends before, or the signal aborts. */
export async function firstLine(
  input: NodeJS.ReadableStream,
  signal: AbortSignal,
): Promise<string | undefined> {
  const lines = createInterface({ input, signal });
  try {
    const [line]: readonly unknown[] = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
    return typeof line === 'string' ? line : undefined;
  } finally {
    lines.close();
  }
}

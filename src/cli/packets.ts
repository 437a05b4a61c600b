import { join } from 'node:path';
import { ACTIVITY_KEYS } from '../model/activity.ts';
import type { ActivityKey } from '../model/activity.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { PacketResult, SealedPacket } from '../model/packet.ts';
import { packetChanges } from '../onboarding/packets/changes.ts';
import { seal } from '../onboarding/packets/draft.ts';
import { incompletePackets } from '../onboarding/packets/incomplete.ts';
import { packetOf, packetsOf } from '../onboarding/packets/packet-of.ts';
import { parsePacket } from '../onboarding/packets/parse-packet.ts';
import { diagnosticsText } from '../render/diagnostics-text.ts';
import { packetJson, packetsJson } from '../render/json.ts';
import { packetHtml } from '../render/packet-html.ts';
import { packetMarkdown } from '../render/packet-markdown.ts';
import { packetsText } from '../render/packets-text.ts';
import type { WrittenPacket } from '../render/packets-text.ts';
import { readPacket, writePacket } from '../store/packet-files.ts';
import { loadConfiguration } from './configuration.ts';
import type { Configuration } from '../config/read.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { resolveIn } from './paths.ts';
import { sayProblems } from './plan.ts';

export interface PacketsOptions extends CommonOptions {
  /** Folder for the files; each enterprise has one of its own in it. */
  readonly out: string;
  /** `text` writes files and says what changed; the others print and write nothing. */
  readonly format: 'text' | 'markdown' | 'html' | 'json';
}

/**
 * Writes the hand-off packets of an enterprise, from the files alone. They name people, so they go to files or to the
 * terminal of who asked; git is told to ignore the default folder, because they can be made again at any time.
 */
export async function packets(
  context: Context,
  [slug = '', activity]: readonly string[],
  options: PacketsOptions,
): Promise<ExitCode> {
  const configuration = await loadConfiguration(context, { dir: options.dir, slugs: [slug] });
  sayProblems(context, configuration, options);
  const [enterprise] = configuration.enterprises;
  if (enterprise === undefined) return EXIT.error;
  const results =
    activity === undefined ? packetsOf(enterprise) : [packetOf(enterprise, activityKey(activity))];
  const whole = results.flatMap((result) => (result.state === 'complete' ? [seal(result.packet)] : []));
  if (activity !== undefined) refuseNeedless(results);
  await hand(context, whole, options);
  return sayMissing(context, { enterprise, results, configuration, options });
}

/** By number, or by key as in evidence.yaml. */
function activityKey(word: string): ActivityKey {
  const key = ACTIVITY_KEYS.find((known, index) => known === word || String(index + 1) === word);
  if (key !== undefined) return key;
  throw new UsageError(
    `There is no activity ${JSON.stringify(word)}.`,
    `Give a number from 1 to 16, or one of: ${ACTIVITY_KEYS.join(', ')}.`,
  );
}

function refuseNeedless([result]: readonly PacketResult[]): void {
  if (result?.state !== 'not-needed') return;
  throw new UsageError(
    `Activity ${result.number} needs no packet: ${result.why}.`,
    'Leave out the activity to write all packets that are needed.',
  );
}

async function hand(
  context: Context,
  whole: readonly SealedPacket[],
  options: PacketsOptions,
): Promise<void> {
  switch (options.format) {
    case 'json':
      return context.out(packetsJson(whole));
    case 'markdown':
      return context.out(whole.map(packetMarkdown).join('\n'));
    case 'html': {
      if (whole.length > 1)
        throw new UsageError(
          'Each packet is an HTML document of its own.',
          'Name one activity, or leave out --format to write files.',
        );
      for (const packet of whole) context.out(await packetHtml(packet));
      return;
    }
    case 'text': {
      const written: WrittenPacket[] = [];
      for (const packet of whole) written.push(await write(context, packet, options.out));
      context.out(packetsText(written, painterFor(options, context)));
    }
  }
}

/** An unchanged packet is left as it stands. */
async function write(context: Context, packet: SealedPacket, out: string): Promise<WrittenPacket> {
  const { number, title, activity, enterprise } = packet;
  const name = `${String(number).padStart(2, '0')}-${activity}`;
  const folder = join(resolveIn(context.cwd, out), enterprise);
  const about = { number, title, path: join(out, enterprise, `${name}.md`) };
  const text = await readPacket(folder, name);
  const before = text === undefined ? undefined : parsePacket(text);
  if (before?.digest === packet.digest) return { ...about, state: 'unchanged', changes: [] };
  await writePacket(folder, name, {
    md: packetMarkdown(packet),
    html: await packetHtml(packet),
    json: packetJson(packet),
  });
  if (before === undefined) return { ...about, state: 'new', changes: [] };
  return { ...about, state: 'changed', changes: packetChanges(before, packet) };
}

function sayMissing(
  context: Context,
  asked: {
    readonly enterprise: Enterprise;
    readonly results: readonly PacketResult[];
    readonly configuration: Configuration;
    readonly options: PacketsOptions;
  },
): ExitCode {
  const problems = incompletePackets(asked.enterprise, asked.results);
  if (problems.length === 0) return EXIT.ok;
  context.err(diagnosticsText(problems, asked.configuration.files, painterFor(asked.options, context)));
  return EXIT.error;
}

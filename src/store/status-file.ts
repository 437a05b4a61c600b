import { lstat, readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import { RepositoryError } from '../model/errors.ts';
import type {
  ActivityEvent,
  ActivityStatus,
  BlockedName,
  Condition,
  ResourceStatus,
  SentNotice,
  StatusFile,
  UserCounts,
} from '../model/generated/status.ts';

const HEADER = [
  '# yaml-language-server: $schema=../../schemas/status.schema.json',
  '# Written by reconcile. Do not edit.',
  '',
].join('\n');

/** The keys in the order of `schemas/status.schema.json`, whatever order a value was built in. */
const KEYS = {
  file: [
    'apiVersion',
    'enterprise',
    'desired',
    'phase',
    'conditions',
    'activities',
    'events',
    'resources',
    'users',
    'notices',
    'blockedNames',
  ] as const satisfies readonly (keyof StatusFile)[],
  condition: [
    'type',
    'status',
    'reason',
    'message',
    'on',
    'since',
  ] as const satisfies readonly (keyof Condition)[],
  activity: [
    'number',
    'key',
    'owner',
    'state',
    'on',
    'since',
    'due',
    'done',
    'note',
  ] as const satisfies readonly (keyof ActivityStatus)[],
  event: [
    'at',
    'day',
    'activity',
    'event',
    'party',
    'reason',
  ] as const satisfies readonly (keyof ActivityEvent)[],
  resource: [
    'resource',
    'remoteId',
    'ready',
    'on',
    'reason',
    'fix',
    'content',
    'since',
    'facts',
    'applied',
    'retry',
  ] as const satisfies readonly (keyof ResourceStatus)[],
  users: ['desired', 'ready', 'applied'] as const satisfies readonly (keyof UserCounts)[],
  blockedName: ['name', 'language', 'until'] as const satisfies readonly (keyof BlockedName)[],
  notice: ['notice', 'sent', 'messageId', 'state'] as const satisfies readonly (keyof SentNotice)[],
};

/** The text of `status.yaml`: the same value always gives the same bytes, and parsing them gives the value back. */
export function renderStatus(status: StatusFile): string {
  const value = {
    ...inOrder(status, KEYS.file),
    conditions: status.conditions.map((condition) => inOrder(condition, KEYS.condition)),
    activities: status.activities.map((activity) => inOrder(activity, KEYS.activity)),
    ...(status.events === undefined
      ? {}
      : { events: status.events.map((event) => inOrder(event, KEYS.event)) }),
    resources: status.resources.map(resourceInOrder),
    users: inOrder(status.users, KEYS.users),
    notices: status.notices.map((notice) => inOrder(notice, KEYS.notice)),
    ...(status.blockedNames === undefined
      ? {}
      : { blockedNames: status.blockedNames.map((name) => inOrder(name, KEYS.blockedName)) }),
  };
  const document = new Document(value, { aliasDuplicateObjects: false });
  // An event reads like a line of a log; digests are for programs, and one line holds them all.
  visit(document, {
    Pair: (_key, { key, value: below }) => {
      const name = isScalar(key) ? key.value : undefined;
      const lines = name === 'events' && isSeq(below) ? below.items : name === 'applied' ? [below] : [];
      for (const line of lines) if (isMap(line)) line.flow = true;
    },
  });
  // One value, one line: nothing is folded, so that a diff shows what changed and no more.
  return HEADER + document.toString({ lineWidth: 0, blockQuote: false });
}

function resourceInOrder(resource: ResourceStatus): Partial<ResourceStatus> {
  const { retry } = resource;
  const ordered = inOrder(resource, KEYS.resource);
  if (retry === undefined) return ordered;
  const { at, of, on, reason } = retry;
  return { ...ordered, retry: { at, of, on, reason } };
}

/** Writes the file whole or not at all, and only when its bytes differ. Gives whether it wrote. Throws RepositoryError. */
export async function writeStatus(path: string, text: string): Promise<boolean> {
  try {
    if ((await textOf(path)) === text) return false;
    await writeFileAtomic(path, text);
    return true;
  } catch (error) {
    if (error instanceof RepositoryError) throw error;
    throw new RepositoryError(
      {
        code: 'status-not-written',
        summary: `${path} could not be written.`,
        fix: 'Check that the folder exists, may be written to, and has space left; then run again.',
      },
      error,
    );
  }
}

async function textOf(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(absent);
  if (found === undefined) return undefined;
  if (found.isFile()) return await readFile(path, 'utf8');
  // An atomic write follows a link, and would replace whatever file a pull request points it at.
  throw new RepositoryError({
    code: 'status-not-a-file',
    summary: `${path} is not a plain file.`,
    fix: 'Remove it; the next run writes it anew.',
  });
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

function inOrder<T extends object>(value: T, keys: readonly (keyof T)[]): Partial<T> {
  const ordered: Partial<T> = {};
  for (const key of keys) {
    if (value[key] !== undefined) ordered[key] = value[key];
  }
  return ordered;
}

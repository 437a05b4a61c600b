import { isAbsolute, join } from 'node:path';
import { RepositoryError } from '../model/errors.ts';
import type { StatusFile } from '../model/generated/status.ts';
import { openRepository } from '../store/git.ts';
import type { Repository } from '../store/git.ts';
import { renderStatus, writeStatus } from '../store/status-file.ts';
import { statusMessage } from '../store/status-message.ts';
import type { Context } from './context.ts';
import type { Trouble } from './trouble.ts';

export interface Recorded {
  /** The commit that holds the new status files; absent when nothing changed. */
  readonly commit?: string;
  readonly notes: readonly string[];
  /** Why the repository did not take it. What was done stays done, and is reported first. */
  readonly trouble?: Trouble;
}

export interface RecordOptions {
  readonly dir: string;
  readonly push: boolean;
  readonly isSandbox: boolean;
}

/** Writes the status files that differ, commits them and pushes. */
export async function recordStatuses(
  context: Context,
  statuses: readonly StatusFile[],
  options: RecordOptions,
): Promise<Recorded> {
  return record(context, statuses, options).catch((error: unknown) => {
    if (!(error instanceof RepositoryError)) throw error;
    return { notes: [], trouble: { code: error.code, summary: error.message, fix: error.fix } };
  });
}

/** The same in the middle of a run, where going on without it could do something twice. Throws `RepositoryError`. */
export async function keepStatuses(
  context: Context,
  statuses: readonly StatusFile[],
  options: RecordOptions,
): Promise<void> {
  await record(context, statuses, options);
}

async function record(
  context: Context,
  statuses: readonly StatusFile[],
  options: RecordOptions,
): Promise<Recorded> {
  const folder = isAbsolute(options.dir) ? options.dir : join(context.cwd, options.dir);
  const files = statuses.map((status) => ({
    slug: status.enterprise,
    path: join(folder, status.enterprise, 'status.yaml'),
    text: renderStatus(status),
  }));
  const written = await Promise.all(files.map(({ path, text }) => writeStatus(path, text)));
  const changed = files.filter((_, index) => written[index] === true).map(({ slug }) => slug);
  const repository = await openRepository(folder, context.env);
  if (repository === undefined) {
    return {
      notes:
        changed.length === 0
          ? []
          : [`${options.dir} is not in a git repository: the status is written, not committed.`],
    };
  }
  // Not only what was just written: an earlier run may have been stopped between writing and committing.
  const paths = files.map(({ path }) => path);
  const commit = await repository.commit(paths, statusMessage(changed));
  if (commit === undefined) return { notes: [] };
  return { commit, notes: await pushed(repository, options) };
}

/**
 * What a sandbox says concerns nobody else: it is pushed only to a remote that is a folder of this machine, as in
 * tests and rehearsals, and a refusal there is no failure.
 */
async function pushed(
  repository: Repository,
  { push, isSandbox }: RecordOptions,
): Promise<readonly string[]> {
  if (!push) return ['The status is committed and not pushed (--no-push).'];
  const remote = await repository.remoteUrl();
  if (!isSandbox) {
    await repository.push();
    return [];
  }
  if (remote === undefined || !isLocal(remote))
    return ['The status of the sandbox is committed here and not pushed.'];
  try {
    await repository.push();
    return [];
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    return [`The status of the sandbox is committed here and not pushed: ${error.message}`];
  }
}

function isLocal(remote: string): boolean {
  return remote.startsWith('file://') || isAbsolute(remote) || remote.startsWith('.');
}

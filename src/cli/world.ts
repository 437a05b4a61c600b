import type { LookDeps } from '../engine/look.ts';
import type { ApplyDeps } from '../pipeline.ts';
import { mailWrites } from '../providers/mail/client.ts';
import { connect } from './connection.ts';
import type { Connection, Purpose } from './connection.ts';
import type { Context } from './context.ts';
import { applyDeps, lookDeps } from './deps.ts';
import type { WorldOptions } from './options.ts';
import { keepStatuses } from './record.ts';

/** The world as a command is given it, until it is closed. */
export interface World<Deps> {
  readonly deps: Deps;
  readonly isSandbox: boolean;
  /** What the user should know about where things go. */
  readonly notes: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens the world to look at only. Throws `UsageError` without credentials. */
export async function openForReading(
  context: Context,
  options: WorldOptions,
  purpose?: Purpose,
): Promise<World<LookDeps>> {
  const connection = await connect(context, options, purpose);
  return { deps: lookDeps(context, connection, options), notes: [], ...about(connection) };
}

/** Opens the world to change it. Throws `UsageError` without credentials. */
export async function openForWriting(
  context: Context,
  options: WorldOptions & { readonly push: boolean },
  purpose?: Purpose,
): Promise<World<ApplyDeps>> {
  const connection = await connect(context, options, purpose);
  const { mail } = connection;
  const notes =
    mail.smtpUrl === undefined
      ? [`Without SMTP_URL, notices are written as .eml files to ${mail.outbox}.`]
      : [];
  const deps = applyDeps(context, connection, {
    ...options,
    mail: mailWrites({ ...mail, now: connection.now }),
    keep: (statuses) => keepStatuses(context, statuses, { ...options, isSandbox: connection.isSandbox }),
  });
  return { deps, notes, ...about(connection) };
}

function about({ isSandbox, close }: Connection): Pick<World<LookDeps>, 'isSandbox' | 'close'> {
  return { isSandbox, close };
}

import { UsageError } from '../model/errors.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-codes.ts';
import { importUsers } from './import-users.ts';
import type { CommonOptions } from './options.ts';

export interface ImportOptions extends CommonOptions {
  readonly users?: string;
  readonly force?: boolean;
}

/** Writes files of an enterprise from what somebody else holds: so far, its users from a CSV export of the portal. */
export async function importCommand(
  context: Context,
  [slug = '']: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const { users } = options;
  if (users === undefined) {
    throw new UsageError(
      'import needs to know what to import.',
      `Name a CSV export of the portal: reconcile import ${slug} --users FILE.csv`,
    );
  }
  return importUsers(context, slug, { ...options, users });
}

import { UsageError } from '../model/errors.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-codes.ts';
import { importLive } from './import-live.ts';
import type { ImportLiveOptions } from './import-look.ts';
import { importUsers } from './import-users.ts';

export interface ImportOptions extends ImportLiveOptions {
  readonly users?: string;
}

/** Writes files of an enterprise from what others hold: Twilio and MMP, or a CSV export of the portal for its users. */
export async function importCommand(
  context: Context,
  [slug = '']: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const { users, subaccount, friendlyName } = options;
  if (users !== undefined) return importUsers(context, slug, { ...options, users });
  if (subaccount !== undefined && friendlyName !== undefined) {
    throw new UsageError(
      '--subaccount and --friendly-name both say which subaccount it is.',
      'Give one of them.',
    );
  }
  return importLive(context, slug, options);
}

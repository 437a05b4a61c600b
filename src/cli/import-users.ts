import { join } from 'node:path';
import { readUsers } from '../config/portal/read-users.ts';
import { usersText } from '../config/portal/users-text.ts';
import { readConfiguration } from '../config/read.ts';
import { compileSchemas } from '../config/schema.ts';
import type { Validators } from '../config/schema.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { UsageError } from '../model/errors.ts';
import type { Organisation } from '../model/generated/org.ts';
import { diagnosticsText } from '../render/diagnostics-text.ts';
import { counted } from '../render/words.ts';
import { readCsv } from '../store/read-csv.ts';
import { readSourceFiles } from '../store/read-files.ts';
import { readSchemas } from '../store/read-schemas.ts';
import { textIfAny, writeWhole } from '../store/users-file.ts';
import { SCHEMAS } from './configuration.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { resolveIn } from './paths.ts';

export interface ImportUsersOptions extends CommonOptions {
  readonly users: string;
  readonly force?: boolean;
}

/**
 * Turns a CSV export of the portal into the users.yaml of an enterprise. Writes nothing when a row is wrong, nor over
 * another users.yaml without `--force`. Says lines, never people.
 */
export async function importUsers(
  context: Context,
  slug: string,
  options: ImportUsersOptions,
): Promise<ExitCode> {
  const validators = compileSchemas(await readSchemas(SCHEMAS));
  const known = await organisationsOf(context, slug, { dir: options.dir, validators });
  if (hasErrors(known.problems)) return refuse(context, known.problems, options);

  const rows = readCsv(resolveIn(context.cwd, options.users), options.users);
  const { organisations } = known;
  const { users, problems } = await readUsers({ path: options.users, rows, organisations, validators });
  if (hasErrors(problems)) return refuse(context, problems, options);
  if (problems.length > 0) context.err(diagnosticsText(problems, 1, painterFor(options, context)));

  const shown = `${options.dir}/${slug}/users.yaml`;
  const path = join(resolveIn(context.cwd, options.dir), slug, 'users.yaml');
  const before = await textIfAny(path);
  const text = usersText(users, before);
  if (before === text) {
    context.out(`${shown} holds these ${counted(users.length, 'user')} already.\n`);
    return EXIT.ok;
  }
  if (before !== undefined && options.force !== true) {
    throw new UsageError(
      `${shown} exists and holds something else.`,
      'Add --force to replace it; git keeps what it held.',
    );
  }
  await writeWhole(path, text);
  context.out(`Wrote ${counted(users.length, 'user')} to ${shown}. Next: reconcile --plan ${slug}\n`);
  return EXIT.ok;
}

/** The organisations of the enterprise; what users.yaml holds now does not matter. */
async function organisationsOf(
  context: Context,
  slug: string,
  { dir, validators }: { readonly dir: string; readonly validators: Validators },
): Promise<{ readonly organisations: readonly Organisation[]; readonly problems: readonly Diagnostic[] }> {
  const source = await readSourceFiles({ dir, cwd: context.cwd, only: [slug] });
  const files = source.files.filter(({ name }) => name !== 'users.yaml');
  const { enterprises, diagnostics } = readConfiguration({ files, validators, problems: source.problems });
  const organisations = enterprises.find((enterprise) => enterprise.slug === slug)?.org?.organisations;
  if (organisations === undefined && !hasErrors(diagnostics)) {
    throw new UsageError(
      `${dir}/${slug} has no org.yaml.`,
      'Users belong to organisations: write org.yaml first.',
    );
  }
  return { organisations: organisations ?? [], problems: diagnostics };
}

function refuse(context: Context, problems: readonly Diagnostic[], options: CommonOptions): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error');
  context.err(diagnosticsText(errors, 1, painterFor(options, context)));
  return EXIT.error;
}

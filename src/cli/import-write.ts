import { join } from 'node:path';
import type { AdoptedEnterprise } from '../adopt/adopt.ts';
import type { Remote } from '../adopt/remote.ts';
import type { FileName } from '../model/enterprise.ts';
import { FILE_NAMES } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { Planned } from '../pipeline.ts';
import { importText } from '../render/import-text.ts';
import { writeFolder } from '../store/adopted-files.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { ImportRun } from './import-look.ts';
import { painterFor } from './options.ts';
import { resolveIn } from './paths.ts';
import { planView } from './plan-view.ts';

/** What an import came to, before anything is written. */
export interface ImportResult {
  readonly adopted: AdoptedEnterprise;
  readonly files: ReadonlyMap<FileName, string>;
  readonly planned: Planned;
  readonly remote: Remote;
}

/** Writes the files that differ, and says what was taken over. Throws `UsageError` for what needs `--force`. */
export async function writeImport(
  run: ImportRun,
  { adopted, files, planned, remote }: ImportResult,
): Promise<ExitCode> {
  const { context, slug, options, folder, deps } = run;
  const { before } = folder;
  const names = FILE_NAMES.filter((name) => files.has(name));
  const changed = names.filter((name) => files.get(name) !== before.get(name));
  const isReplaced = (name: FileName) =>
    before.has(name) &&
    name !== 'status.yaml' &&
    (name !== 'enterprise.yaml' || adopted.overruled.length > 0);
  const replaced = changed.filter(isReplaced);
  if (replaced.length > 0 && options.force !== true) {
    throw new UsageError(
      `${options.dir}/${slug} says something else in ${replaced.join(', ')}.`,
      'Add --force to change them to what is there; comments stay, and git keeps what they held.',
    );
  }
  const folderPath = join(resolveIn(context.cwd, options.dir), slug);
  await writeFolder(folderPath, new Map(changed.map((name) => [name, files.get(name) ?? ''])));
  const view = planView(planned, { now: deps.now(), paint: painterFor(options, context) });
  context.out(
    importText({
      slug,
      from: `Twilio (${remote.account.sid}) and MMP (${remote.root})`,
      counts: adopted.counts,
      files: names.map((name) => ({
        path: `${options.dir}/${slug}/${name}`,
        isWritten: changed.includes(name),
      })),
      left: adopted.left,
      missing: adopted.missing,
      view,
    }),
  );
  return EXIT.ok;
}

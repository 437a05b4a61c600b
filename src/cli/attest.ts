import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withEvidence } from '../config/evidence-edit.ts';
import { nearest } from '../config/nearest.ts';
import { ACTIVITY_KEYS } from '../model/activity.ts';
import type { Party } from '../model/activity.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { Evidence } from '../model/generated/evidence.ts';
import { activityOf } from '../onboarding/activities.ts';
import type { Activity } from '../onboarding/activity.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { diagnosticsText } from '../render/diagnostics-text.ts';
import { attestJson } from '../render/json.ts';
import { gitIn } from '../store/git-command.ts';
import { readEvidence, writeEvidence } from '../store/evidence-file.ts';
import { checkedWith, loadConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';
import { resolveIn } from './paths.ts';
import { sayProblems } from './plan.ts';
import { invalid } from './status.ts';

export interface AttestOptions extends CommonOptions {
  readonly format: 'text' | 'json';
  readonly by?: string;
  readonly date?: string;
  readonly link?: string;
  readonly file?: string;
  readonly record?: string;
  readonly note?: string;
  readonly expires?: string;
  readonly approvedBy?: string;
  readonly party?: Party;
  readonly replace?: true;
}

/** Adds an entry to evidence.yaml, once the file as it would be is valid. Throws `UsageError` for what proves nothing. */
export async function attest(
  context: Context,
  [slug = '', key = '']: readonly string[],
  options: AttestOptions,
): Promise<ExitCode> {
  const configuration = await loadConfiguration(context, { dir: options.dir, slugs: [slug] });
  sayProblems(context, configuration, options);
  const [enterprise] = configuration.enterprises;
  if (enterprise === undefined) throw invalid(slug);
  const row = attestable(enterprise, key);
  const isReplaced = refuseDuplicate(enterprise, row, options);
  const entry = await entryFor(context, { enterprise, row, options });
  refuseUnproven(entry, row);

  const { file } = enterprise.locate('evidence.yaml', '');
  const path = join(resolveIn(context.cwd, options.dir), slug, 'evidence.yaml');
  const text = withEvidence(await readEvidence(path), entry);
  const checked = await checkedWith(context, options.dir, {
    enterprise: slug,
    path: file,
    name: 'evidence.yaml',
    text,
  });
  if (hasErrors(checked.diagnostics)) {
    const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
    context.err(diagnosticsText(errors, checked.files, painterFor(options, context)));
    throw new UsageError(
      'The entry would not be valid; nothing was written.',
      'Put right what is named above.',
    );
  }
  await writeEvidence(path, text);
  if (options.format === 'json')
    context.out(attestJson({ enterprise: slug, file, entry, replaced: isReplaced }));
  else context.out(`${file} ${isReplaced ? 'has a new entry for' : 'now proves'} ${row.key}. Commit it.\n`);
  return EXIT.ok;
}

function attestable({ enterprise }: Enterprise, key: string): Activity {
  const row = activityOf(enterprise.process, key);
  if (row === undefined) {
    const near = nearest(key, ACTIVITY_KEYS);
    throw new UsageError(
      `There is no activity ${JSON.stringify(key)}.`,
      near === undefined ? `There are: ${ACTIVITY_KEYS.join(', ')}.` : `Did you mean ${near}?`,
    );
  }
  if (row.attested === undefined && row.mayBeAttested !== true) {
    throw new UsageError(
      `Activity ${row.number}, ${row.title}, is proven by what the systems show.`,
      'Nothing has to be attested: run reconcile --apply.',
    );
  }
  return row;
}

/** Whether there is an entry already that may be replaced. */
function refuseDuplicate({ evidence }: Enterprise, { key }: Activity, { replace }: AttestOptions): boolean {
  const known = evidence?.evidence.find(({ activity }) => activity === key);
  if (known === undefined) return false;
  if (replace === true) return true;
  throw new UsageError(
    `There is evidence of ${key} already, dated ${known.date}.`,
    'Give --replace to put this in its place; git keeps the earlier one.',
  );
}

async function entryFor(
  context: Context,
  asked: { readonly enterprise: Enterprise; readonly row: Activity; readonly options: AttestOptions },
): Promise<Evidence> {
  const { link, file, record, note, expires, approvedBy, party } = asked.options;
  const today = dayOf(asked.enterprise.defaults.calendar, context.clock.now());
  const { by = await addressOfGit(context), date = today } = asked.options;
  if (date > today)
    throw new UsageError(`${date} is still to come.`, 'Attest what is done; --date is the day it was done.');
  return {
    activity: asked.row.key,
    date,
    by,
    party: party ?? asked.row.owner,
    ...(link === undefined ? {} : { link }),
    ...(file === undefined ? {} : { sha256: await hashOf(context, file) }),
    ...(record === undefined ? {} : { record }),
    ...(expires === undefined ? {} : { expires }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(note === undefined ? {} : { note }),
  };
}

function refuseUnproven({ link, sha256, record, by, approvedBy }: Evidence, row: Activity): void {
  if (link === undefined && sha256 === undefined && record === undefined) {
    throw new UsageError(
      'Nothing proves this yet.',
      'Give --link with an address, --file with the proof, or --record with what a system shows.',
    );
  }
  if (row.attested === 'by-two' && approvedBy === undefined) {
    throw new UsageError(
      `Activity ${row.number}, ${row.title}, asks for four eyes.`,
      'Have somebody else look at the proof, and give --approved-by with that address.',
    );
  }
  if (approvedBy?.toLowerCase() === by.toLowerCase()) {
    throw new UsageError(
      'Who attests and who approves are the same person.',
      'Have somebody else look at the proof, and give --approved-by with that address.',
    );
  }
}

async function addressOfGit(context: Context): Promise<string> {
  const found = await gitIn(context.cwd, context.env)(['config', 'user.email']);
  if (found.ok && found.stdout.trim() !== '') return found.stdout.trim();
  throw new UsageError(
    'Nobody is named who attests this.',
    'Give --by with a mail address, or set user.email in git.',
  );
}

async function hashOf(context: Context, file: string): Promise<string> {
  const bytes = await readFile(resolveIn(context.cwd, file)).catch(() => undefined);
  if (bytes === undefined) throw new UsageError(`${file} cannot be read.`, 'Name the file that proves it.');
  return createHash('sha256').update(bytes).digest('hex');
}

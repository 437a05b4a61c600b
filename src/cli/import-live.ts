import { adopt } from '../adopt/adopt.ts';
import { blankStatus, firstStatus, statusIn } from '../adopt/first-status.ts';
import { readDocument } from '../config/document.ts';
import { readConfiguration } from '../config/read.ts';
import { isSlug } from '../config/rules/enterprise-rules.ts';
import { nextStatus } from '../core/status.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { FileName } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import { dayOf } from '../onboarding/calendar.ts';
import { makePlan } from '../pipeline.ts';
import { diagnosticsText } from '../render/diagnostics-text.ts';
import { renderStatus } from '../store/status-file.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { readFolder } from './import-folder.ts';
import { look } from './import-look.ts';
import type { ImportLiveOptions, ImportRun } from './import-look.ts';
import { missingFacts } from './import-missing.ts';
import { writeImport } from './import-write.ts';
import { painterFor } from './options.ts';
import { openForReading } from './world.ts';

/**
 * Writes the files of an enterprise that is live, so that a plan of them is empty. Reads Twilio and MMP and changes
 * nothing there. All files are judged and planned before the first is written.
 */
export async function importLive(
  context: Context,
  slug: string,
  options: ImportLiveOptions,
): Promise<ExitCode> {
  if (!isSlug(slug)) {
    throw new UsageError(
      `${JSON.stringify(slug)} cannot be the name of an enterprise.`,
      'Use 2 to 40 lower-case letters, digits and single hyphens, as in abc-banking.',
    );
  }
  const dir = options.dir.replace(/(?<=.)\/+$/, '');
  const folder = await readFolder(context, { ...options, dir, slug });
  if ('problems' in folder) return refuse(context, folder.problems, options);
  // An enterprise may have a key of its own.
  const { enterprises } = readConfiguration({ files: folder.source, validators: folder.validators });
  const world = await openForReading(context, options, {
    enterprises: enterprises.filter((enterprise) => enterprise.slug === slug),
  });
  try {
    return await adoptInto({ context, slug, options: { ...options, dir }, folder, deps: world.deps });
  } finally {
    await world.close();
  }
}

async function adoptInto(run: ImportRun): Promise<ExitCode> {
  const { context, slug, options, folder, deps } = run;
  const { remote, instance } = await look(run);
  const now = deps.now();
  const { defaults, validators, before, brand } = folder;
  const today = dayOf(defaults.calendar, now);
  const adopted = adopt({ slug, remote, instance, defaults, validators, before, brand, today });
  const missing = await missingFacts(run, adopted.files.get('enterprise.yaml') ?? '');
  if (missing.length > 0) return refuse(context, missing, options);

  const status = firstStatus(knownStatus(run), { remote, templates: adopted.templates, now });
  const configuration = configurationOf(run, withStatus(adopted.files, renderStatus(status)));
  const own = configuration.enterprises.filter((enterprise) => enterprise.slug === slug);
  if (own.length === 0) return refuse(context, configuration.diagnostics, options);
  const planned = await makePlan({ ...configuration, enterprises: own, failed: [] }, deps);
  const [situation] = planned.situations;
  const [failure] = planned.plan.failures;
  if (situation === undefined || failure !== undefined) {
    throw new UsageError(
      failure?.summary ?? 'What is there cannot be planned.',
      failure?.fix ?? 'Put it right in Twilio or MMP, then import again.',
    );
  }
  const files = withStatus(adopted.files, renderStatus(nextStatus(situation, [], now)));
  return writeImport(run, { adopted, files, planned, remote });
}

function withStatus(files: ReadonlyMap<FileName, string>, status: string): ReadonlyMap<FileName, string> {
  return new Map([...files, ['status.yaml', status]]);
}

function knownStatus({ slug, folder }: ImportRun) {
  const text = folder.before.get('status.yaml');
  const value = text === undefined ? undefined : readDocument('status.yaml', text).value;
  return statusIn(value, folder.validators) ?? blankStatus(slug);
}

function configurationOf({ slug, options, folder }: ImportRun, files: ReadonlyMap<FileName, string>) {
  const others = folder.source.filter(
    ({ enterprise, name }) => enterprise !== slug || name === 'defaults.yaml',
  );
  const own = [...files].map(([name, text]) => ({
    path: `${options.dir}/${slug}/${name}`,
    name,
    enterprise: slug,
    text,
  }));
  const configuration = readConfiguration({ files: [...others, ...own], validators: folder.validators });
  const isOwn = (diagnostic: Diagnostic) => diagnostic.source.file.startsWith(`${options.dir}/${slug}/`);
  return { ...configuration, diagnostics: configuration.diagnostics.filter(isOwn) };
}

function refuse(context: Context, problems: readonly Diagnostic[], options: ImportLiveOptions): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error');
  context.err(diagnosticsText(errors, 1, painterFor(options, context)));
  return EXIT.error;
}

import { checkFile } from '../config/check.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { writeNew } from '../store/adopted-files.ts';
import type { ImportRun } from './import-look.ts';
import { resolveIn } from './paths.ts';

/**
 * What only people can tell and nobody told, named all at once. Half an enterprise.yaml would stop the plans of a
 * repository, so what is known is written beside the enterprises, to be filled in and handed over with `--from`.
 */
export async function missingFacts(
  { context, slug, folder }: ImportRun,
  text: string,
): Promise<readonly Diagnostic[]> {
  const check = (path: string, whole: string) =>
    checkFile({ path, name: 'enterprise.yaml', enterprise: slug, text: whole }, folder.validators)
      .diagnostics;
  const { brandPath, brand, isStated } = folder;
  const found = check(brandPath, text);
  if (!hasErrors(found)) return [];
  if (isStated) {
    // What was added moves the lines; people look for them where they wrote.
    const left = new Set(found.map(({ code, summary }) => `${code} ${summary}`));
    return check(brandPath, brand).filter(({ code, summary }) => left.has(`${code} ${summary}`));
  }
  const isNew = await writeNew(resolveIn(context.cwd, brandPath), text);
  context.err(
    isNew
      ? `note  ${brandPath} holds what Twilio and MMP know. Fill in the rest, then: reconcile import ${slug} --from ${brandPath}\n`
      : `note  ${brandPath} is there already; hand it over with --from ${brandPath}\n`,
  );
  return found;
}

import { BRAND_SHEET } from '../config/adopted/enterprise-text.ts';
import { checkFile } from '../config/check.ts';
import { readDocument } from '../config/document.ts';
import { defaultsOf } from '../config/folders.ts';
import { isObject } from '../config/json-guards.ts';
import { compileSchemas } from '../config/schema.ts';
import type { Validators } from '../config/schema.ts';
import { hasErrors } from '../model/diagnostic.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { FileName } from '../model/enterprise.ts';
import { FILE_NAMES } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { DefaultsFile } from '../model/generated/defaults.ts';
import type { JsonObject } from '../model/json.ts';
import type { SourceFile } from '../model/source-file.ts';
import { readSourceFiles } from '../store/read-files.ts';
import { readSchemas } from '../store/read-schemas.ts';
import { textIfAny } from '../store/users-file.ts';
import { SCHEMAS } from './configuration.ts';
import type { Context } from './context.ts';
import { resolveIn } from './paths.ts';

/** What is in the files before an import. */
export interface Folder {
  readonly validators: Validators;
  readonly defaults: DefaultsFile;
  /** All files of all enterprises, because they are checked against each other. */
  readonly source: readonly SourceFile[];
  /** Those of this enterprise. */
  readonly before: ReadonlyMap<FileName, string>;
  /** What enterprise.yaml begins with, and what that text is called. */
  readonly brand: string;
  readonly brandPath: string;
  /** Whether a person wrote it. */
  readonly isStated: boolean;
  /** The same as a value, as far as it is one. */
  readonly stated: JsonObject;
}

export interface FolderOptions {
  readonly dir: string;
  readonly slug: string;
  /** A brand sheet. */
  readonly from?: string;
}

/** Reads the folder as it is, which may be invalid or not there. Gives problems instead when that stands in the way. */
export async function readFolder(
  context: Context,
  { dir, slug, from }: FolderOptions,
): Promise<Folder | { readonly problems: readonly Diagnostic[] }> {
  const validators = compileSchemas(await readSchemas(SCHEMAS));
  const { files: source, problems } = await readSourceFiles({ dir, cwd: context.cwd });
  const checked = source
    .filter(({ name }) => name === 'defaults.yaml')
    .map((file) => checkFile(file, validators));
  const defaults = defaultsOf(checked)?.value;
  const own = problems.filter(
    ({ code, source: { file } }) => file.startsWith(`${dir}/${slug}/`) && code !== 'enterprise-missing',
  );
  const inTheWay = [...own, ...checked.flatMap(({ diagnostics }) => diagnostics)];
  if (hasErrors(inTheWay)) return { problems: inTheWay };
  if (defaults === undefined) {
    throw new UsageError(
      `There is no defaults.yaml in ${dir}.`,
      'Name the folder of the enterprises with --dir; defaults.yaml holds the MMP instances and the library.',
    );
  }
  const before = new Map(
    source.flatMap(({ enterprise, name, text }): [FileName, string][] => {
      const known = FILE_NAMES.find((candidate) => candidate === name);
      return enterprise === slug && known !== undefined ? [[known, text]] : [];
    }),
  );
  const sheet = from === undefined ? undefined : await sheetAt(context, from);
  const brand = before.get('enterprise.yaml') ?? sheet ?? BRAND_SHEET;
  const isKept = before.has('enterprise.yaml');
  const brandPath = isKept ? `${dir}/${slug}/enterprise.yaml` : (from ?? `${slug}.brand.yaml`);
  const { value } = readDocument(brandPath, brand);
  return {
    validators,
    defaults,
    source,
    before,
    brand,
    brandPath,
    isStated: isKept || sheet !== undefined,
    stated: isObject(value) ? value : {},
  };
}

async function sheetAt(context: Context, from: string): Promise<string> {
  const text = await textIfAny(resolveIn(context.cwd, from)).catch(() => undefined);
  if (text !== undefined) return text;
  throw new UsageError(
    `${from} cannot be read.`,
    'Leave out --from to have a brand sheet written that names what to fill in.',
  );
}

import { hasErrors } from '../model/diagnostic.ts';
import { diagnosticsText } from '../render/diagnostics-text.ts';
import { diagnosticsJson } from '../render/json.ts';
import { diagnosticsGithub } from '../render/diagnostics-github.ts';
import { diagnosticsSarif } from '../render/diagnostics-sarif.ts';
import type { Context } from './context.ts';
import { loadConfiguration } from './configuration.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { painterFor } from './options.ts';
import type { CommonOptions } from './options.ts';

export interface ValidateOptions extends CommonOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
}

/** Checks the files without any network. With slugs, only the problems of those and of `defaults.yaml` are shown. */
export async function validate(
  context: Context,
  slugs: readonly string[],
  options: ValidateOptions,
): Promise<ExitCode> {
  const { diagnostics, files } = await loadConfiguration(context, { dir: options.dir, slugs });
  const shown =
    slugs.length === 0 ? diagnostics : diagnostics.filter(({ source }) => isAbout(slugs, source.file));
  switch (options.format) {
    case 'json':
      context.out(diagnosticsJson(shown, files));
      break;
    case 'sarif':
      context.out(diagnosticsSarif(shown));
      break;
    case 'github':
      context.out(diagnosticsGithub(shown));
      break;
    case 'text':
      context.out(diagnosticsText(shown, files, painterFor(options, context)));
      break;
  }
  return hasErrors(shown) ? EXIT.error : EXIT.ok;
}

/** Problems of the files that all share concern every enterprise. */
function isAbout(slugs: readonly string[], file: string): boolean {
  const folder = file.split('/').at(-2) ?? '';
  return slugs.includes(folder) || file.endsWith('/defaults.yaml');
}

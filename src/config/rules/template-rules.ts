import type { Diagnostic } from '../../model/diagnostic.ts';
import type { DefaultTemplateUse } from '../../model/generated/templates.ts';
import { nearest } from '../nearest.ts';
import { pointer } from '../pointer.ts';
import { problem } from '../problem.ts';
import { oneOf, quoted } from '../wording.ts';
import { repeated } from './repeated.ts';
import type { Folder, FolderRule } from './rule.ts';
import { templateProblems } from './template-variables.ts';

/** Rules about templates.yaml. */
export const templateRules: readonly FolderRule[] = [
  {
    name: 'default templates are in the library',
    reads: ['templates.yaml', 'defaults.yaml'],
    check: inLibrary,
  },
  { name: 'a template is listed once', reads: ['templates.yaml'], check: listedOnce },
  { name: 'template variables add up', reads: ['templates.yaml'], check: variables },
];

/** The language of a default template when its use names none: the default in common.schema.json. */
const DEFAULT_LANGUAGE = 'en';

function inLibrary({ files, defaults }: Folder): readonly Diagnostic[] {
  const file = files['templates.yaml'];
  if (file === undefined || defaults === undefined) return [];
  const library = defaults.value.templates;
  return (file.value.defaults ?? []).flatMap((use, index) => {
    const languages = library.filter(({ key }) => key === use.key).map(({ language }) => language as string);
    if (languages.includes(languageOf(use))) return [];
    const at = languages.length > 0 && use.language !== undefined ? 'language' : 'key';
    const fix =
      languages.length > 0
        ? `It is there in ${oneOf(languages)}.`
        : unknownKeyFix(
            use.key,
            library.map(({ key }) => key),
          );
    return [
      problem('unknown-template', file.locate(pointer('defaults', index, at)), {
        summary: `The library in defaults.yaml has no ${quoted(use.key)} in ${languageOf(use)}`,
        fix,
      }),
    ];
  });
}

function unknownKeyFix(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  const choice = `The library has ${oneOf([...new Set(known)])}. Your own templates go below "custom".`;
  return meant === undefined ? choice : `Did you mean ${quoted(meant)}? ${choice}`;
}

function listedOnce({ files }: Folder): readonly Diagnostic[] {
  const file = files['templates.yaml'];
  if (file === undefined) return [];
  const uses = (file.value.defaults ?? []).map((use, index) => ({
    key: `${use.key} (${languageOf(use)})`,
    source: () => file.locate(pointer('defaults', index, 'key')),
  }));
  const custom = (file.value.custom ?? []).map(({ key, language }, index) => ({
    key: `${key} (${language})`,
    source: () => file.locate(pointer('custom', index, 'key')),
  }));
  return repeated('duplicate-template', [...uses, ...custom], (first, key) => ({
    summary: `${key} is in line ${first.line} already`,
    fix: 'Keep one template per key and language.',
  }));
}

function variables({ files }: Folder): readonly Diagnostic[] {
  const file = files['templates.yaml'];
  if (file === undefined) return [];
  return (file.value.custom ?? []).flatMap((template, index) =>
    templateProblems(template, (below) => file.locate(pointer('custom', index) + below)),
  );
}

function languageOf(use: DefaultTemplateUse): string {
  return use.language ?? DEFAULT_LANGUAGE;
}

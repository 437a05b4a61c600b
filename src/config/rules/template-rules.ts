import { templateDigest } from '../../core/template-content.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { DefaultTemplateUse, Template } from '../../model/generated/templates.ts';
import { lintTemplate } from '../lint/lint.ts';
import { languageForm } from '../lint/template-language.ts';
import { nearest } from '../nearest.ts';
import { pointer } from '../pointer.ts';
import { caution, problem } from '../problem.ts';
import { oneOf, quoted } from '../wording.ts';
import { hostsOf, lintDiagnostics, policiesOf, verdictOn } from './lint-diagnostics.ts';
import { repeated } from './repeated.ts';
import type { Folder, FolderRule } from './rule.ts';

/** Rules about templates.yaml. */
export const templateRules: readonly FolderRule[] = [
  {
    name: 'default templates are in the library',
    reads: ['templates.yaml', 'defaults.yaml'],
    check: inLibrary,
  },
  { name: 'a template is listed once', reads: ['templates.yaml'], check: listedOnce },
  { name: 'Meta would approve the templates', reads: ['templates.yaml'], check: approvable },
  { name: 'a rejected text is changed', reads: ['templates.yaml', 'status.yaml'], check: rejected },
];

/** The language of a default template when its use names none: the default in common.schema.json. */
const DEFAULT_LANGUAGE = 'en';

function inLibrary({ files, defaults }: Folder): readonly Diagnostic[] {
  const file = files['templates.yaml'];
  if (file === undefined || defaults === undefined) return [];
  const library = defaults.value.templates;
  return (file.value.defaults ?? []).flatMap((use, index) => {
    const [odd] = languageForm(languageOf(use));
    if (odd !== undefined)
      return [problem('template-language-form', file.locate(pointer('defaults', index) + odd.at), odd)];
    const languages = library.filter(({ key }) => key === use.key).map(({ language }) => language);
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

/**
 * What is approved already stays, whatever the rules say of it, and what was rejected needs no prediction: as long as
 * the text is the same, findings about it are warnings.
 */
function approvable(folder: Folder): readonly Diagnostic[] {
  const file = folder.files['templates.yaml'];
  if (file === undefined) return [];
  const custom = file.value.custom ?? [];
  const library = folder.defaults?.value.templates ?? [];
  const used = library.filter((template) => file.value.defaults?.some((use) => isUseOf(use, template)));
  const surroundings = {
    hosts: hostsOf(folder),
    libraryNames: library.map(({ key }) => key),
    policies: policiesOf(folder),
  };
  return custom.flatMap((template, index) => {
    const findings = lintTemplate(template, {
      ...surroundings,
      earlier: [...used, ...custom.slice(0, index)],
      isJudged: verdict(folder, template) !== undefined,
    });
    return lintDiagnostics(findings, (at) => file.locate(pointer('custom', index) + at));
  });
}

function rejected(folder: Folder): readonly Diagnostic[] {
  const file = folder.files['templates.yaml'];
  if (file === undefined) return [];
  return (file.value.custom ?? []).flatMap((template, index) => {
    const found = verdict(folder, template);
    if (found?.ready !== 'rejected') return [];
    return [
      caution('template-rejected', file.locate(pointer('custom', index, 'key')), {
        summary: found.reason ?? 'Rejected by WhatsApp.',
        fix: 'Change what customers see of it, or leave it out: the same text is not submitted again.',
      }),
    ];
  });
}

function verdict(folder: Folder, template: Template): ReturnType<typeof verdictOn> {
  const key = `${template.key}.${template.language}`;
  return verdictOn(folder, { kind: 'twilio-template', key, content: templateDigest(template) });
}

function isUseOf(use: DefaultTemplateUse, { key, language }: Template): boolean {
  return use.key === key && languageOf(use) === language;
}

function languageOf(use: DefaultTemplateUse): string {
  return use.language ?? DEFAULT_LANGUAGE;
}

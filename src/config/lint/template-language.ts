import { nearest } from '../nearest.ts';
import { oneOf, quoted } from '../wording.ts';
import { LANGUAGES, SCRIPTS, SCRIPTS_OF } from './languages.ts';
import type { Script } from './languages.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { shownParts } from './template-parts.ts';

const SUPPORTED = 'Meta, templates/supported-languages, read 2026-11-23';

/** Rules about the language of a template. */
export const languageRules: readonly TemplateRule[] = [
  {
    code: 'template-language-form',
    predicts: 'Twilio 92004',
    source: SUPPORTED,
    severity: 'error',
    find: ({ template: { language } }) => languageForm(language),
  },
  {
    code: 'template-language-unknown',
    predicts: 'Twilio 92004',
    source: SUPPORTED,
    severity: 'warning',
    find: known,
  },
  {
    code: 'template-language-text',
    predicts: 'TAG_CONTENT_MISMATCH',
    source: 'BUAL, common rejection reasons; Twilio changelog of 3 April 2020, read 2026-11-23',
    severity: 'error',
    find: inItsScript,
  },
];

/** Codes are exact: lower case, an underscore, capitals. `en-US` is nobody's code at WhatsApp. */
export function languageForm(language: string): readonly Finding[] {
  const exact = exactForm(language);
  return unless(language === exact, {
    at: '/language',
    summary: `WhatsApp does not know ${quoted(language)}: its codes are exact`,
    fix: LANGUAGES.has(exact) ? `Write ${quoted(exact)}.` : `Known for it: ${oneOf(ofSameBase(exact))}.`,
  });
}

function ofSameBase(language: string): readonly string[] {
  const [base = ''] = language.split('_');
  const codes = [...LANGUAGES].filter((code) => code === base || code.startsWith(`${base}_`));
  return codes.length > 0 ? codes : [language];
}

function exactForm(language: string): string {
  const [base = '', region] = language.split(/[-_]/);
  return region === undefined ? base.toLowerCase() : `${base.toLowerCase()}_${region.toUpperCase()}`;
}

function known({ template: { language } }: TemplateSubject): readonly Finding[] {
  // A code of another form is told already.
  const isKnown = LANGUAGES.has(language) || language !== exactForm(language);
  const near = isKnown ? undefined : nearest(language, [...LANGUAGES]);
  return unless(isKnown, {
    at: '/language',
    summary: `${quoted(language)} is not among the language codes known here`,
    fix: `${near === undefined ? '' : `Did you mean ${quoted(near)}? `}Check it against Meta's list of supported languages.`,
  });
}

/** Names of brands and people are written in Latin letters everywhere, so those weigh less. */
const FOREIGN_SHARE = 0.3;
const OWN_SHARE = 0.1;

/** Only the script is judged: which language a text is in is not guessed. */
function inItsScript({ template }: TemplateSubject): readonly Finding[] {
  const [base = ''] = exactForm(template.language).split('_');
  const expected = SCRIPTS_OF.get(base) ?? (isLatin(template.language) ? ['Latin'] : undefined);
  if (expected === undefined) return [];
  const counts = lettersByScript(shownParts(template).map(({ text }) => withoutForeignBodies(text)));
  const all = sum(counts, () => true);
  const own = sum(counts, (script) => expected.includes(script));
  const foreign = sum(counts, (script) => !expected.includes(script) && script !== 'Latin');
  const [found] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const isInScript = all === 0 || (foreign / all <= FOREIGN_SHARE && own / all >= OWN_SHARE);
  return unless(isInScript, {
    at: template.body === undefined ? '/language' : '/body',
    summary: `The text is ${found === undefined || expected.includes(found) ? 'partly' : `in ${found} script,`} not in ${oneOf(expected)} script as ${quoted(template.language)} is written`,
    fix: 'Declare the language of the text, or translate all of it; one template has one language.',
  });
}

/** Of a language that is not known, nobody here can say how it is written. */
function isLatin(language: string): boolean {
  return LANGUAGES.has(exactForm(language));
}

function withoutForeignBodies(text: string): string {
  return text.replaceAll(/\{\{[^{}]*\}\}|https?:\/\/\S+|\bwww\.\S+|\S{1,64}@\S{1,128}/g, ' ');
}

function lettersByScript(texts: readonly string[]): ReadonlyMap<Script, number> {
  const counts = new Map<Script, number>();
  for (const letter of texts.join(' ').match(/\p{L}/gu) ?? []) {
    const script = scriptOf(letter);
    if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
}

const SCRIPT_NAMES = Object.keys(SCRIPTS).filter((name): name is Script => Object.hasOwn(SCRIPTS, name));

function scriptOf(letter: string): Script | undefined {
  return SCRIPT_NAMES.find((name) => SCRIPTS[name].test(letter));
}

function sum(counts: ReadonlyMap<Script, number>, isMeant: (script: Script) => boolean): number {
  return [...counts].filter(([script]) => isMeant(script)).reduce((total, [, count]) => total + count, 0);
}

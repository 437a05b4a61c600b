import type { Diagnostic } from '../../model/diagnostic.ts';
import type { DefaultsFile } from '../../model/generated/defaults.ts';
import { lintTemplate } from '../lint/lint.ts';
import { pointer } from '../pointer.ts';
import { problem } from '../problem.ts';
import { quoted } from '../wording.ts';
import { undated } from './drift-rules.ts';
import { lintDiagnostics, unknownCodes } from './lint-diagnostics.ts';
import { repeated } from './repeated.ts';
import type { DefaultsRule, ValidFile } from './rule.ts';

/** Rules about what all enterprises share. An error here stops all of them. */
export const defaultsRules: readonly DefaultsRule[] = [
  { name: 'the time zone exists', reads: ['defaults.yaml'], check: timeZone },
  { name: 'opening comes before closing', reads: ['defaults.yaml'], check: openingHours },
  { name: 'resellers, instances and templates are listed once', reads: ['defaults.yaml'], check: listedOnce },
  { name: 'Meta would approve the library', reads: ['defaults.yaml'], check: approvable },
  { name: 'policies name rules', reads: ['defaults.yaml'], check: policy },
  { name: 'drift is ignored until a date', reads: ['defaults.yaml'], check: drift },
];

type Defaults = ValidFile<DefaultsFile>;

function timeZone({ value: { calendar }, locate }: Defaults): readonly Diagnostic[] {
  const zones = calendarsOf(calendar).flatMap(({ timeZone: name, at }) =>
    name === undefined || isTimeZone(name) ? [] : [{ name, at }],
  );
  return zones.map(({ name, at }) =>
    problem('unknown-time-zone', locate(`${at}/timeZone`), {
      summary: `There is no time zone ${quoted(name)}`,
      fix: 'Write an IANA name, as in America/New_York or UTC.',
    }),
  );
}

function openingHours({ value: { calendar }, locate }: Defaults): readonly Diagnostic[] {
  return calendarsOf(calendar).flatMap(({ hours = {}, at }) =>
    Object.entries(hours).flatMap(([weekday, text]) => {
      const [opens = '', closes = ''] = text.split('-');
      if (opens < closes) return [];
      return [
        problem('never-open', locate(`${at}/hours/${weekday}`), {
          summary: `It closes at ${closes}, before it opens at ${opens}`,
          fix: 'Write the opening time first, as in 09:00-17:00. Hours end at midnight.',
        }),
      ];
    }),
  );
}

function drift({ value, locate }: Defaults): readonly Diagnostic[] {
  return undated(value.drift, (index) => locate(pointer('drift', index)));
}

/** The calendar of the ISV and those of other parties, each with its place. */
function calendarsOf(calendar: DefaultsFile['calendar']) {
  const own = (calendar.parties ?? []).map((party, index) => ({
    ...party,
    at: pointer('calendar', 'parties', index),
  }));
  return [{ ...calendar, at: '/calendar' }, ...own];
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function listedOnce({ value, locate }: Defaults): readonly Diagnostic[] {
  const keys = (list: 'resellers' | 'mmpInstances') =>
    (value[list] ?? []).map(({ key }, index) => ({ key, source: () => locate(pointer(list, index, 'key')) }));
  const templates = value.templates.map(({ key, language }, index) => ({
    key: `${key} (${language})`,
    source: () => locate(pointer('templates', index, 'key')),
  }));
  return [
    ...repeated('duplicate-reseller', keys('resellers'), (first, key) => ({
      summary: `The reseller ${quoted(key)} is listed in line ${first.line} already`,
      fix: 'Remove one of the two, or give it a key of its own.',
    })),
    ...repeated('duplicate-instance', keys('mmpInstances'), (first, key) => ({
      summary: `The instance ${quoted(key)} is listed in line ${first.line} already`,
      fix: 'Remove one of the two, or give it a key of its own.',
    })),
    ...repeated('duplicate-template', templates, (first, key) => ({
      summary: `${key} is in line ${first.line} already`,
      fix: 'Keep one template per key and language.',
    })),
  ];
}

/** The library is vetted: what the rules say of it are warnings, unless the policy of the fleet makes more of them. */
function approvable({ value, locate }: Defaults): readonly Diagnostic[] {
  const policies = value.lint === undefined ? [] : [value.lint];
  return value.templates.flatMap((template, index) =>
    lintDiagnostics(lintTemplate(template, { isVetted: true, isSettled: true, policies }), (at) =>
      locate(pointer('templates', index) + at),
    ),
  );
}

function policy({ value, locate }: Defaults): readonly Diagnostic[] {
  return unknownCodes(value.lint, '/lint', locate);
}

import { stringify } from 'yaml';
import type { FileName } from '../../src/model/enterprise.ts';
import type { SourceFile } from '../../src/model/source-file.ts';
import type { Scenario } from './scenario.ts';

export const SLUG = 'heron-freight';

/** The files of an enterprise, by name, as text: all that is left from one run to the next. */
export type Files = ReadonlyMap<FileName | 'defaults.yaml', string>;

export function sourceFiles(files: Files): readonly SourceFile[] {
  return [...files].map(([name, text]) =>
    name === 'defaults.yaml'
      ? { path: 'enterprises/defaults.yaml', name, text }
      : { path: `enterprises/${SLUG}/${name}`, name, enterprise: SLUG, text },
  );
}

const NUMBERS = ['+14045550122', '+14045550123'] as const;
const VERSION = { apiVersion: 'reconcile/v1' } as const;
const PERSON = { firstName: 'Ines', lastName: 'Moreau', email: 'ines.moreau@heron.example.com' };

/** What is in git on the first day: no Business Manager ID, no signatory, no evidence. */
export function filesFor(scenario: Scenario): Files {
  const numbers = NUMBERS.slice(0, scenario.numbers);
  const files: readonly (readonly [FileName | 'defaults.yaml', object])[] = [
    ['defaults.yaml', defaultsFor(scenario)],
    ['enterprise.yaml', enterpriseFor(scenario)],
    [
      'senders.yaml',
      {
        ...VERSION,
        senders: numbers.map((number, index) => ({
          number,
          acquire: true,
          profile: { name: index === 0 ? 'Heron Freight' : 'Heron Depot', about: 'Where your freight is' },
        })),
      },
    ],
    ['templates.yaml', templatesFor(scenario)],
    [
      'org.yaml',
      {
        ...VERSION,
        organisations: numbers.map((number, index) => ({
          id: index === 0 ? SLUG : 'heron-depot',
          ...(index === 0 ? {} : { parent: SLUG }),
          name: index === 0 ? 'Heron Freight' : 'Depot',
          whatsapp: 'enabled',
          sender: number,
          templates: ['thanks', ...(scenario.rewordedAfter === undefined ? [] : ['arrival'])],
        })),
      },
    ],
    [
      'users.yaml',
      {
        ...VERSION,
        users: numbers.map((_, index) => ({
          email: `driver${index}@heron.example.com`,
          organisation: index === 0 ? SLUG : 'heron-depot',
          socialMessaging: true,
        })),
      },
    ],
    ['evidence.yaml', { ...VERSION, evidence: [] }],
  ];
  return new Map(files.map(([name, value]) => [name, stringify(value)]));
}

/** The same with one file written anew; the very same when its text stays. */
export function withFile(files: Files, name: FileName, value: object | string): Files {
  const text = typeof value === 'string' ? value : stringify(value);
  return files.get(name) === text ? files : new Map([...files, [name, text]]);
}

/** What the ISV says instead, once Meta has refused the first text. */
export function templatesFor({ rewordedAfter }: Scenario, isReworded = false): object {
  const body = isReworded
    ? 'Your freight has come in. Please collect it.'
    : 'Your freight is here. Please come.';
  const own = { key: 'arrival', language: 'en', category: 'UTILITY', body };
  return {
    ...VERSION,
    defaults: [{ key: 'thanks' }],
    ...(rewordedAfter === undefined ? {} : { custom: [own] }),
  };
}

export function enterpriseFor(
  { process, firstDay, hasReseller }: Scenario,
  known: {
    readonly meta?: { readonly businessManagerId?: string; readonly wabaId?: string };
    readonly hasSignatory?: boolean;
    readonly isPaused?: boolean;
  } = {},
): object {
  return {
    ...VERSION,
    name: 'Heron Freight',
    process,
    started: `2026-11-${String(firstDay).padStart(2, '0')}`,
    ...(known.isPaused === true ? { lifecycle: 'paused' } : {}),
    brand: {
      legalName: 'Heron Freight Inc.',
      website: 'https://heron.example.com',
      headquarters: 'US',
      address: '7 Dock Street, Savannah, GA 31401',
      vertical: 'Travel and Transportation',
    },
    contacts: { business: PERSON, ...(known.hasSignatory === true ? { signatory: PERSON } : {}) },
    ...(known.meta === undefined ? {} : { meta: known.meta }),
    messaging: {
      useCase: 'Drivers tell customers when freight comes in.',
      regions: ['US'],
      monthlyVolume: 900,
    },
    ...(hasReseller ? { reseller: 'northwind-telecom' } : {}),
    mmp: { instance: 'us' },
  };
}

function defaultsFor({ calendar }: Scenario): object {
  return {
    ...VERSION,
    isv: {
      name: 'Movius',
      website: 'https://isv.example.com',
      contact: { firstName: 'Robin', lastName: 'Okafor', email: 'onboarding@isv.example.com' },
    },
    resellers: [
      { key: 'northwind-telecom', name: 'Northwind Telecom', email: 'partners@northwind.example.com' },
    ],
    mmpInstances: [{ key: 'us', portal: 'https://portal.example.com' }],
    calendar,
    guard: { maxDeletes: 0 },
    templates: [
      {
        key: 'thanks',
        language: 'en',
        category: 'UTILITY',
        body: 'Thank you for your message. We will answer soon.',
      },
    ],
  };
}

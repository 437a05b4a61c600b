import { enterpriseText, overruled } from '../config/adopted/enterprise-text.ts';
import type { Fact } from '../config/adopted/enterprise-text.ts';
import { mergedText } from '../config/adopted/merged-text.ts';
import { readDocument } from '../config/document.ts';
import { EMPTY_EVIDENCE } from '../config/evidence-edit.ts';
import { isObject } from '../config/json-guards.ts';
import type { Validators } from '../config/schema.ts';
import { quoted } from '../config/wording.ts';
import type { FileName } from '../model/enterprise.ts';
import type { DefaultsFile } from '../model/generated/defaults.ts';
import type { JsonObject } from '../model/json.ts';
import { enterpriseFacts } from './facts.ts';
import type { LeftOut } from './left-out.ts';
import { standingOf } from './live.ts';
import type { Standing } from './live.ts';
import { adoptOrganisations } from './organisations.ts';
import type { Remote } from './remote.ts';
import { adoptSenders } from './senders.ts';
import { adoptTemplates } from './templates.ts';
import type { AdoptedTemplate } from './templates.ts';
import { adoptUsers } from './users.ts';

export interface AdoptInput {
  readonly slug: string;
  readonly remote: Remote;
  /** Key of the MMP instance. */
  readonly instance: string;
  readonly defaults: DefaultsFile;
  readonly validators: Validators;
  /** What the folder holds now. */
  readonly before: ReadonlyMap<FileName, string>;
  /** The text that enterprise.yaml begins with: as it is, or a brand sheet. */
  readonly brand: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

export interface AdoptedEnterprise {
  /** What each file shall hold, but the status. */
  readonly files: ReadonlyMap<FileName, string>;
  readonly templates: readonly AdoptedTemplate[];
  readonly left: readonly LeftOut[];
  readonly counts: readonly { readonly noun: string; readonly count: number }[];
  /** Why it is not taken for live; empty when it is, and where people attest how it became so. */
  readonly missing: readonly string[];
  /** Keys of enterprise.yaml that say where else the enterprise is. */
  readonly overruled: readonly string[];
}

/** The files that state what is there, so that a plan of them has nothing to change. Pure. */
export function adopt(input: AdoptInput): AdoptedEnterprise {
  const { slug, remote, defaults, validators, before, brand } = input;
  const senders = adoptSenders(remote, validators);
  const templates = adoptTemplates(remote.templates, { library: defaults.templates, validators });
  const organisations = adoptOrganisations(remote, {
    numbers: new Set(senders.items.map(({ number }) => number)),
    templates: templates.items.map(({ template }) => template),
    validators,
  });
  const ids = new Set(organisations.items.map(({ id }) => id));
  const users = adoptUsers(remote.users, { slug, organisations: ids, validators });
  const standing = standingOf(remote);
  const facts = [...enterpriseFacts(remote, input), ...adoptedFact(standing, input)];
  const listed: readonly [FileName, JsonObject, number][] = [
    ['senders.yaml', { senders: plain(senders.items) }, senders.items.length],
    ['templates.yaml', templatesValue(templates.items), templates.items.length],
    ['org.yaml', { organisations: plain(organisations.items) }, organisations.items.length],
    ['users.yaml', { users: plain(users.items) }, users.items.length],
  ];
  const files = listed
    // An empty list would mean that none is wanted.
    .filter(([name, , count]) => count > 0 || before.has(name))
    .map(([name, value]): [FileName, string] => {
      const text = mergedText(name, { apiVersion: 'reconcile/v1', ...value }, before.get(name));
      return [name, before.has(name) || name !== 'templates.yaml' ? text : text + remarks(templates.left)];
    });
  return {
    files: new Map<FileName, string>([
      ['enterprise.yaml', enterpriseText(brand, facts)],
      ...files,
      ['evidence.yaml', before.get('evidence.yaml') ?? EMPTY_EVIDENCE],
    ]),
    templates: templates.items,
    left: [...senders.left, ...templates.left, ...organisations.left, ...users.left],
    counts: [
      { noun: 'sender', count: senders.items.length },
      { noun: 'template', count: templates.items.length },
      { noun: 'organisation', count: organisations.items.length },
      { noun: 'user', count: users.items.length },
    ],
    missing: standing.isLive || isAttested(input) ? [] : standing.missing,
    overruled: before.has('enterprise.yaml') ? overruled(brand, facts) : [],
  };
}

/** Where people attest what they do, the onboarding is known: nothing has to be taken as done. */
function adoptedFact(standing: Standing, input: AdoptInput): readonly Fact[] {
  if (!standing.isLive || isAttested(input)) return [];
  return [{ path: ['adopted'], value: input.today, comment: standing.seen }];
}

function isAttested({ before }: AdoptInput): boolean {
  const { value } = readDocument('evidence.yaml', before.get('evidence.yaml') ?? '');
  const entries = isObject(value) ? value['evidence'] : undefined;
  return Array.isArray(entries) && entries.length > 0;
}

function templatesValue(templates: readonly AdoptedTemplate[]): JsonObject {
  const defaults = templates.flatMap(({ use }) => (use === undefined ? [] : [use]));
  const custom = templates.flatMap(({ template, use }) => (use === undefined ? [template] : []));
  return {
    ...(defaults.length === 0 ? {} : { defaults: plain(defaults) }),
    ...(custom.length === 0 ? {} : { custom: plain(custom) }),
  };
}

function remarks(left: readonly LeftOut[]): string {
  return left.map(({ key, why }) => `# Left out: ${quoted(key)}, ${why}.\n`).join('');
}

/** Generated types have no index, which JSON values need. */
function plain(items: readonly object[]): readonly JsonObject[] {
  return items.map((item) => ({ ...item }));
}

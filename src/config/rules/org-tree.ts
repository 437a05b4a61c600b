import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Organisation, OrgFile } from '../../model/generated/org.ts';
import { nearest } from '../nearest.ts';
import { pointer } from '../pointer.ts';
import { caution, problem } from '../problem.ts';
import { quoted } from '../wording.ts';
import type { Folder, FolderRule, ValidFile } from './rule.ts';

/** Rules that make the flat list of org.yaml one tree. */
export const orgTreeRules: readonly FolderRule[] = [
  { name: 'organisations form one tree', reads: ['org.yaml'], check: tree },
];

type Org = ValidFile<OrgFile>;

function tree({ files }: Folder): readonly Diagnostic[] {
  const org = files['org.yaml'];
  if (org === undefined) return [];
  const broken = [...parents(org), ...cycles(org), ...roots(org)];
  // Who inherits what from whom is not known before the tree is one.
  return broken.length > 0 ? broken : withoutSender(org);
}

function parents({ value, locate }: Org): readonly Diagnostic[] {
  const ids = new Set(value.organisations.map(({ id }) => id));
  return value.organisations.flatMap(({ parent }, index) => {
    if (parent === undefined || ids.has(parent)) return [];
    const meant = nearest(parent, [...ids]);
    return [
      problem('unknown-parent', locate(pointer('organisations', index, 'parent')), {
        summary: `There is no organisation ${quoted(parent)} in this file`,
        fix: meant === undefined ? 'Add it, or name one that is there.' : `Did you mean ${quoted(meant)}?`,
      }),
    ];
  });
}

/** One error per cycle, at its first organisation in the file. */
function cycles({ value, locate }: Org): readonly Diagnostic[] {
  return cyclesOf(value.organisations).map((cycle) => {
    const index = Math.min(...cycle.map((id) => value.organisations.findIndex((one) => one.id === id)));
    return problem('org-cycle', locate(pointer('organisations', index, 'parent')), {
      summary: `These organisations are below each other: ${path(cycle)}`,
      fix: 'Give one of them a parent outside of this circle.',
    });
  });
}

/** Walks up from each organisation, once over each: linear in their number. */
function cyclesOf(organisations: readonly Organisation[]): readonly (readonly string[])[] {
  const parentOf = new Map(organisations.map(({ id, parent }) => [id, parent]));
  const settled = new Set<string>();
  const found: (readonly string[])[] = [];
  for (const { id } of organisations) {
    const walked = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !settled.has(at) && !walked.has(at)) {
      walked.add(at);
      at = parentOf.get(at);
    }
    if (at !== undefined && walked.has(at)) found.push([...walked].slice([...walked].indexOf(at)));
    for (const one of walked) settled.add(one);
  }
  return found;
}

function path(cycle: readonly string[]): string {
  const shown = cycle.length > 8 ? [...cycle.slice(0, 7), '...'] : cycle;
  return [...shown, cycle[0]].join(' > ');
}

function roots({ value, locate }: Org): readonly Diagnostic[] {
  const rootIndexes = value.organisations.flatMap(({ parent }, index) =>
    parent === undefined ? [index] : [],
  );
  const [first] = rootIndexes;
  if (first === undefined) {
    // A parent that does not exist or a circle is the cause then, and told already.
    return [];
  }
  const root = value.organisations[first]?.id ?? '';
  return rootIndexes.slice(1).map((index) =>
    problem('second-root', locate(pointer('organisations', index, 'id')), {
      summary: `Only one organisation can be the root, and ${quoted(root)} has no parent either`,
      fix: `Add "parent": where it belongs below ${quoted(root)}.`,
    }),
  );
}

/** Enabled without any number to write from does nothing (Movius, Feature Settings). */
function withoutSender({ value, locate }: Org): readonly Diagnostic[] {
  const byId = new Map(value.organisations.map((organisation) => [organisation.id, organisation]));
  return value.organisations.flatMap((organisation, index) => {
    if (organisation.whatsapp !== 'enabled' || hasSender(organisation, byId)) return [];
    return [
      caution('org-without-sender', locate(pointer('organisations', index, 'whatsapp')), {
        summary: 'WhatsApp is enabled here, and no sender is bound here or above',
        fix: 'Add "sender" with a number from senders.yaml.',
      }),
    ];
  });
}

function hasSender(start: Organisation, byId: ReadonlyMap<string, Organisation>): boolean {
  const walked = new Set<Organisation>();
  let at: Organisation | undefined = start;
  while (at !== undefined && !walked.has(at)) {
    if (at.sender !== undefined) return true;
    walked.add(at);
    at = at.parent === undefined ? undefined : byId.get(at.parent);
  }
  return false;
}

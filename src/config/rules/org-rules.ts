import type { Diagnostic } from '../../model/diagnostic.ts';
import { nearest } from '../nearest.ts';
import { pointer } from '../pointer.ts';
import { problem } from '../problem.ts';
import { oneOf, quoted } from '../wording.ts';
import { repeated } from './repeated.ts';
import type { Folder, FolderRule } from './rule.ts';

/** Rules about what org.yaml names in itself and in other files. Its shape as a tree is in org-tree.ts. */
export const orgRules: readonly FolderRule[] = [
  { name: 'ids and names are unique', reads: ['org.yaml'], check: unique },
  { name: 'a sender is bound once', reads: ['org.yaml'], check: bindings },
  { name: 'senders are in senders.yaml', reads: ['org.yaml', 'senders.yaml'], check: senders },
  { name: 'templates are in templates.yaml', reads: ['org.yaml', 'templates.yaml'], check: templates },
];

/** MMP wants names to differ below one parent; two that look alike are taken as one. */
function unique({ files }: Folder): readonly Diagnostic[] {
  const file = files['org.yaml'];
  if (file === undefined) return [];
  const { organisations } = file.value;
  const ids = organisations.map(({ id }, index) => ({
    key: id,
    source: () => file.locate(pointer('organisations', index, 'id')),
  }));
  const names = organisations.map(({ name, parent = '' }, index) => ({
    key: `${parent}/${name.normalize('NFKC').toLowerCase()}`,
    source: () => file.locate(pointer('organisations', index, 'name')),
  }));
  return [
    ...repeated('duplicate-organisation', ids, (first, id) => ({
      summary: `The id ${quoted(id)} is used in line ${first.line} already`,
      fix: 'Give each organisation an id of its own.',
    })),
    ...repeated('duplicate-name', names, (first) => ({
      summary: `Line ${first.line} has an organisation of this name below the same parent`,
      fix: 'Give it another name, or another parent.',
    })),
  ];
}

/** MMP provisions a number at one organisation; those below inherit it (Movius E2E flow, activity 13). */
function bindings({ files }: Folder): readonly Diagnostic[] {
  const file = files['org.yaml'];
  if (file === undefined) return [];
  const bound = file.value.organisations.flatMap(({ sender }, index) =>
    sender === undefined
      ? []
      : [{ key: sender, source: () => file.locate(pointer('organisations', index, 'sender')) }],
  );
  return repeated('sender-bound-twice', bound, (first, sender) => ({
    summary: `${sender} is bound in line ${first.line} already, and a number is at one organisation only`,
    fix: 'Bind it at an organisation above both: those below inherit it.',
  }));
}

function senders({ files }: Folder): readonly Diagnostic[] {
  const file = files['org.yaml'];
  if (file === undefined) return [];
  const known = (files['senders.yaml']?.value.senders ?? []).map(({ number }) => number);
  const numbers = new Set(known);
  return file.value.organisations.flatMap(({ sender }, index) => {
    if (sender === undefined || numbers.has(sender)) return [];
    return [
      problem('unknown-sender', file.locate(pointer('organisations', index, 'sender')), {
        summary: `${sender} is not in senders.yaml`,
        fix: known.length > 0 ? `Senders there: ${oneOf(known)}.` : 'Add the number to senders.yaml first.',
      }),
    ];
  });
}

function templates({ files }: Folder): readonly Diagnostic[] {
  const file = files['org.yaml'];
  if (file === undefined) return [];
  const used = files['templates.yaml']?.value;
  const known = [...(used?.defaults ?? []), ...(used?.custom ?? [])].map(({ key }) => key);
  const keys = new Set(known);
  return file.value.organisations.flatMap((organisation, index) =>
    (organisation.templates ?? []).flatMap((key, position) => {
      if (keys.has(key)) return [];
      const meant = nearest(key, known);
      return [
        problem('template-not-used', file.locate(pointer('organisations', index, 'templates', position)), {
          summary: `${quoted(key)} is not in templates.yaml`,
          fix:
            meant === undefined
              ? 'Add it to templates.yaml first.'
              : `Did you mean ${quoted(meant)}? Else add it to templates.yaml.`,
        }),
      ];
    }),
  );
}

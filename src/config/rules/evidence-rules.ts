import type { Diagnostic } from '../../model/diagnostic.ts';
import { pointer } from '../pointer.ts';
import { problem } from '../problem.ts';
import { repeated } from './repeated.ts';
import type { Folder, FolderRule } from './rule.ts';

/** Rules about evidence.yaml. */
export const evidenceRules: readonly FolderRule[] = [
  { name: 'an activity has one entry', reads: ['evidence.yaml'], check: onePerActivity },
  { name: 'four eyes are two people', reads: ['evidence.yaml'], check: fourEyes },
  { name: 'evidence expires after its date', reads: ['evidence.yaml'], check: expiry },
  { name: 'a clock goes on after it stood', reads: ['evidence.yaml'], check: standingClocks },
];

function onePerActivity({ files }: Folder): readonly Diagnostic[] {
  const file = files['evidence.yaml'];
  if (file === undefined) return [];
  const claims = file.value.evidence.map(({ activity }, index) => ({
    key: activity,
    source: () => file.locate(pointer('evidence', index, 'activity')),
  }));
  return repeated('duplicate-evidence', claims, (first, activity) => ({
    summary: `There is evidence for ${activity} in line ${first.line} already`,
    fix: 'Keep one entry per activity; git keeps the earlier ones.',
  }));
}

function fourEyes({ files }: Folder): readonly Diagnostic[] {
  const file = files['evidence.yaml'];
  if (file === undefined) return [];
  return file.value.evidence.flatMap(({ by, approvedBy }, index) => {
    if (approvedBy?.toLowerCase() !== by.toLowerCase()) return [];
    return [
      problem('same-person', file.locate(pointer('evidence', index, 'approvedBy')), {
        summary: 'Who attests and who approves are the same person',
        fix: 'Have somebody else look at the proof and enter that address.',
      }),
    ];
  });
}

function expiry({ files }: Folder): readonly Diagnostic[] {
  const file = files['evidence.yaml'];
  if (file === undefined) return [];
  return file.value.evidence.flatMap(({ date, expires }, index) => {
    if (expires === undefined || expires >= date) return [];
    return [
      problem('expires-early', file.locate(pointer('evidence', index, 'expires')), {
        summary: `The evidence of ${date} expires before it is given`,
        fix: 'Write the last day on which it proves anything.',
      }),
    ];
  });
}

function standingClocks({ files }: Folder): readonly Diagnostic[] {
  const file = files['evidence.yaml'];
  if (file === undefined) return [];
  return (file.value.clocks ?? []).flatMap(({ from, to }, index) => {
    if (to === undefined || to > from) return [];
    return [
      problem('clock-reversed', file.locate(pointer('clocks', index, 'to')), {
        summary: `The clock goes on on ${to}, before or when it stops on ${from}`,
        fix: '`to` is the first day that counts again: write a later day, or remove the entry.',
      }),
    ];
  });
}

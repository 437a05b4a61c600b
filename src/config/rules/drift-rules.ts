import type { Diagnostic, SourceRef } from '../../model/diagnostic.ts';
import type { DriftRule } from '../../model/generated/enterprise.ts';
import { pointer } from '../pointer.ts';
import { problem } from '../problem.ts';
import type { FolderRule } from './rule.ts';

/** Rules about what is done with drift, in enterprise.yaml. */
export const driftRules: readonly FolderRule[] = [
  {
    name: 'drift is ignored until a date',
    reads: ['enterprise.yaml'],
    check: ({ files }) => {
      const file = files['enterprise.yaml'];
      if (file === undefined) return [];
      return undated(file.value.policy?.drift, (index) => file.locate(pointer('policy', 'drift', index)));
    },
  },
];

/** What is ignored for ever is forgotten. */
export function undated(
  rules: readonly DriftRule[] | undefined,
  locate: (index: number) => SourceRef,
): readonly Diagnostic[] {
  return (rules ?? []).flatMap((rule, index) => {
    if (rule.do !== 'ignore' || rule.until !== undefined) return [];
    return [
      problem('drift-without-date', locate(index), {
        summary: 'Drift is ignored here without an end',
        fix: 'Add "until" with a date; or use "report", which leaves it and shows it.',
      }),
    ];
  });
}

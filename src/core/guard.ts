import type { Enterprise } from '../model/enterprise.ts';
import type { Plan } from '../model/plan.ts';
import { isActionable } from '../model/plan.ts';

/** Why an apply is refused, with the numbers and the exact override. */
export interface Refusal {
  readonly code: 'too-many-deletions';
  readonly summary: string;
  readonly fix: string;
}

/**
 * Limits that a plan must keep before any of it is applied. Counts are absolute, so that they protect an
 * enterprise with three templates as well. Old versions of templates do not count: their replacement was planned.
 * `allowed` is the exact number of deletions that was asked for on the command line.
 */
export function guard(
  plan: Plan,
  enterprises: readonly Enterprise[],
  allowed: number | undefined,
): readonly Refusal[] {
  const deletions = plan.changes.filter(
    (change) => isActionable(change) && change.action === 'delete' && change.reason !== 'superseded',
  );
  const over = enterprises.filter(({ slug, defaults }) => {
    const count = deletions.filter((change) => change.enterprise === slug).length;
    return count > defaults.guard.maxDeletes;
  });
  if (over.length === 0 || allowed === deletions.length) return [];
  const names = over.map((enterprise) => enterprise.slug).join(', ');
  const asked = allowed === undefined ? '' : ` --allow-deletes ${allowed} does not match.`;
  return [
    {
      code: 'too-many-deletions',
      summary: `The plan deletes ${deletions.length} objects, more than guard.maxDeletes in defaults.yaml allows for ${names}.${asked}`,
      fix: `Read the plan; if every deletion is meant, repeat with --allow-deletes ${deletions.length}.`,
    },
  ];
}

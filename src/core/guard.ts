import type { Enterprise } from '../model/enterprise.ts';
import { isActionable } from '../model/plan.ts';
import type { Change } from '../model/plan.ts';

/** Why nothing is applied for one enterprise, with the numbers and the exact override. */
export interface Refusal {
  readonly enterprise: string;
  readonly code: 'too-many-deletions';
  readonly summary: string;
  readonly fix: string;
}

/**
 * Limits that the plan of an enterprise must keep before any of it is applied; the others go on. Counts are absolute,
 * so that they protect an enterprise with three templates as well. Versions of templates that made room for another
 * do not count: their replacement was planned. `allowed` is the exact number of deletions of the whole run.
 */
export function guard(
  changes: readonly Change[],
  enterprises: readonly Enterprise[],
  allowed: number | undefined,
): readonly Refusal[] {
  const deletions = changes.filter(
    (change) => isActionable(change) && change.action === 'delete' && change.reason !== 'superseded',
  );
  if (allowed === deletions.length) return [];
  return enterprises.flatMap(({ slug, defaults }) => {
    const own = deletions.filter((change) => change.enterprise === slug).length;
    const { maxDeletes } = defaults.guard;
    if (own <= maxDeletes) return [];
    return [refusal(slug, { own, all: deletions.length, maxDeletes, allowed })];
  });
}

function refusal(
  enterprise: string,
  counts: {
    readonly own: number;
    readonly all: number;
    readonly maxDeletes: number;
    readonly allowed: number | undefined;
  },
): Refusal {
  const { own, all, maxDeletes, allowed } = counts;
  const asked = allowed === undefined ? '' : ` --allow-deletes ${allowed} is not the number of this run.`;
  return {
    enterprise,
    code: 'too-many-deletions',
    summary: `The plan deletes ${own} objects; guard.maxDeletes in defaults.yaml allows ${maxDeletes}.${asked}`,
    fix: `Read the plan; if every deletion is meant, repeat with --allow-deletes ${all}.`,
  };
}

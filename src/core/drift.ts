import type { Enterprise } from '../model/enterprise.ts';
import type { DriftRule } from '../model/generated/enterprise.ts';
import type { KindShape } from '../model/kind.ts';
import type { FieldChange } from '../model/plan.ts';
import type { KindName } from '../model/resource.ts';

export type DriftAction = DriftRule['do'];

interface DriftContext {
  readonly enterprise: Enterprise;
  readonly kind: KindName;
  /** `YYYY-MM-DD`: an entry whose date is past no longer counts. */
  readonly today: string;
}

/** What the policy says about a field that changed outside of the files or, without a field, a resource that vanished. */
export function driftAction({ enterprise, kind, today }: DriftContext, field?: string): DriftAction {
  const rules = [...(enterprise.enterprise.policy?.drift ?? []), ...(enterprise.defaults.drift ?? [])];
  const rule = rules.find(
    (candidate) =>
      (candidate.kind === undefined || candidate.kind === kind) &&
      (candidate.field === undefined || candidate.field === field) &&
      (candidate.until === undefined || today <= candidate.until),
  );
  return rule?.do ?? 'revert';
}

/** Marks the drift that the policy leaves as it is. */
export function judgeDrift(
  fields: readonly FieldChange[],
  kind: KindShape,
  context: DriftContext,
): readonly FieldChange[] {
  if (!fields.some(({ drift }) => drift === true)) return fields;
  return fields.map((change) => {
    const action = change.drift === true ? driftAction(context, change.field) : 'revert';
    const isOurs = kind.fields[change.field]?.drifts !== 'by-itself';
    if (action !== 'revert') return { ...change, left: action };
    return change.drift === true && !isOurs ? { ...change, left: 'report' } : change;
  });
}

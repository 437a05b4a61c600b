import { topological } from '../core/graph.ts';
import type { Kind } from '../kinds/kind.ts';
import { InvariantError } from '../model/errors.ts';
import type { Change } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';

/** Changes that are begun together: one alone, or all of an enterprise and kind that can share calls. */
export interface Step {
  readonly key: string;
  readonly kind: Kind;
  readonly changes: readonly Change[];
  /** Keys of the steps that have to be over before it. */
  readonly after: readonly string[];
}

/** Puts changes into steps, each after all that one of its changes names. Throws `InvariantError` for a cycle. */
export function stepsOf(changes: readonly Change[], kinds: readonly Kind[]): readonly Step[] {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const stepAt = new Map<Address, string>();
  const steps = new Map<string, { readonly kind: Kind; readonly changes: Change[] }>();
  for (const change of changes) {
    const kind = byName.get(change.kind);
    if (kind === undefined) throw new InvariantError(`Nothing is known of ${change.address}.`);
    const key = canShare(change, kind) ? `${change.enterprise}/${change.kind}` : change.address;
    stepAt.set(change.address, key);
    const step = steps.get(key);
    if (step === undefined) steps.set(key, { kind, changes: [change] });
    else step.changes.push(change);
  }
  const joined = [...steps].map(([key, step]) => ({ key, ...step, after: before(step.changes, stepAt) }));
  return topological(joined, { keyOf: ({ key }) => key, after: ({ after }) => after });
}

/** The changes of a step, call by call. */
export function callsOf({ kind }: Step, changes: readonly Change[]): readonly (readonly Change[])[] {
  const size = kind.batchSize ?? 1;
  return Array.from({ length: Math.ceil(changes.length / size) }, (_, index) =>
    changes.slice(index * size, (index + 1) * size),
  );
}

function canShare({ action }: Change, kind: Kind): boolean {
  return kind.putMany !== undefined && (action === 'create' || action === 'update');
}

function before(changes: readonly Change[], stepAt: ReadonlyMap<Address, string>): readonly string[] {
  const keys = new Set<string>();
  for (const { after } of changes) {
    for (const address of after) {
      const key = stepAt.get(address);
      if (key !== undefined) keys.add(key);
    }
  }
  return [...keys];
}

import { InvariantError } from '../model/errors.ts';

export interface Edges<T> {
  readonly keyOf: (node: T) => string;
  /** Keys of what comes before a node; keys that no node has are passed over. */
  readonly after: (node: T) => readonly string[];
}

/**
 * Puts nodes after everything they name, and otherwise keeps the given order. Walks without recursion, so a chain
 * of any length is fine. Throws `InvariantError` with the path of a cycle.
 */
export function topological<T>(nodes: readonly T[], edges: Edges<T>): readonly T[] {
  const byKey = new Map(nodes.map((node) => [edges.keyOf(node), node]));
  const ordered = new Map<string, T>();
  for (const start of byKey.keys()) visit(start, { byKey, ordered, edges });
  return [...ordered.values()];
}

interface Walk<T> {
  readonly byKey: ReadonlyMap<string, T>;
  readonly ordered: Map<string, T>;
  readonly edges: Edges<T>;
}

function visit<T>(start: string, { byKey, ordered, edges }: Walk<T>): void {
  const open = new Set<string>();
  const stack = [start];
  for (let key = stack.at(-1); key !== undefined; key = stack.at(-1)) {
    const node = byKey.get(key);
    if (node === undefined || ordered.has(key)) {
      stack.pop();
    } else if (open.has(key)) {
      stack.pop();
      open.delete(key);
      ordered.set(key, node);
    } else {
      open.add(key);
      const before = edges.after(node);
      const loop = before.find((other) => open.has(other));
      if (loop !== undefined) throw new InvariantError(`Cycle: ${[...open, loop].join(' -> ')}`);
      stack.push(...before.toReversed());
    }
  }
}

import type { Organisation } from '../../model/generated/org.ts';

/** What a name in the portal stands for. */
export type Named = { readonly id: string } | { readonly count: number };

/** Finds organisations of org.yaml by their id, or by their name in any letter case. `count` is how many have the name. */
export function organisationFinder(organisations: readonly Organisation[]): (name: string) => Named {
  const ids = new Set(organisations.map(({ id }) => id));
  const byName = new Map<string, string[]>();
  for (const { id, name } of organisations) {
    const same = byName.get(folded(name));
    if (same === undefined) byName.set(folded(name), [id]);
    else same.push(id);
  }
  return (name) => {
    if (ids.has(name)) return { id: name };
    const [id, ...others] = byName.get(folded(name)) ?? [];
    return id !== undefined && others.length === 0
      ? { id }
      : { count: id === undefined ? 0 : others.length + 1 };
  };
}

function folded(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

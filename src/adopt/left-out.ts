import type { KindName } from '../model/resource.ts';

/** Something remote that the files do not state, and why. */
export interface LeftOut {
  readonly kind: KindName;
  /** The key by which its kind observes it. Never personal data. */
  readonly key: string;
  readonly why: string;
}

/** What goes into a file, and what does not. */
export interface Adopted<T> {
  readonly items: readonly T[];
  readonly left: readonly LeftOut[];
}

/** Puts what became of each object together. */
export function together<T>(parts: readonly Adopted<T>[]): Adopted<T> {
  return { items: parts.flatMap(({ items }) => items), left: parts.flatMap(({ left }) => left) };
}

/** By the letters of a key, whatever the order in which a provider lists. */
export function byKey<T>(keyOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one === other) return 0;
    return one < other ? -1 : 1;
  };
}

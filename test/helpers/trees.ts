import fc from 'fast-check';
import type { Organisation } from '../../src/model/generated/org.ts';

export const ROOT = 'acme';
const IDS = Array.from({ length: 9 }, (_, index) => `org-${index}`);

/** Who is below whom: any subset of nine organisations, in any shape, below the root. Parents come first. */
export const anyShape: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .tuple(fc.shuffledSubarray(IDS), fc.array(fc.nat(1000), { minLength: IDS.length, maxLength: IDS.length }))
  .map(([order, picks]) => shapeOf(order, picks));

/** The same with all nine, so that editing moves them and never deletes one. */
export const anyFullShape: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .tuple(
    fc.shuffledSubarray(IDS, { minLength: IDS.length }),
    fc.array(fc.nat(1000), { minLength: IDS.length, maxLength: IDS.length }),
  )
  .map(([order, picks]) => shapeOf(order, picks));

function shapeOf(order: readonly string[], picks: readonly number[]): ReadonlyMap<string, string> {
  const places = [ROOT, ...order];
  return new Map(order.map((id, index) => [id, places[(picks[index] ?? 0) % (index + 1)] ?? ROOT]));
}

/** The shape as org.yaml states it, in an order that says nothing about it. */
export function organisationsOf(
  shape: ReadonlyMap<string, string>,
  more: (id: string) => Partial<Organisation> = () => ({}),
): readonly [Organisation, ...Organisation[]] {
  const others = [...shape].map(([id, parent]) => ({ id, name: `Name of ${id}`, parent, ...more(id) }));
  return [{ id: ROOT, name: 'Acme', ...more(ROOT) }, ...others.toSorted((a, b) => a.id.localeCompare(b.id))];
}

import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';

/** Start and end of a stretch of text. */
export type Stretch = readonly [start: number, end: number];

/**
 * The text that marks a node: a scalar or flow collection whole, a block collection by its first key,
 * since the rest of it is what it holds. `offset` is where the text begins that the node was made from.
 */
export function stretchOf(node: unknown, fallback: number, offset: number): Stretch {
  if (isMap(node) && node.flow !== true && node.range) {
    const [keyStart, keyEnd] = stretchOf(node.items[0]?.key, node.range[0] + offset, offset);
    return [keyStart, Math.max(keyEnd, keyStart + 1)];
  }
  if (isSeq(node) && node.flow !== true && node.range) {
    return [node.range[0] + offset, node.range[0] + offset + 1];
  }
  if (!isScalar(node) && !isCollection(node) && !isAlias(node)) return [fallback, fallback];
  const { range } = node;
  return range ? [range[0] + offset, range[1] + offset] : [fallback, fallback];
}

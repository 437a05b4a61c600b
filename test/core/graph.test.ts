import { describe, expect, it } from 'vitest';
import { topological } from '../../src/core/graph.ts';

const order = (edges: Readonly<Record<string, readonly string[]>>) =>
  topological(Object.keys(edges), { keyOf: (node) => node, after: (node) => edges[node] ?? [] });

describe('topological', () => {
  it('keeps the given order where nothing says otherwise', () => {
    expect(order({ b: [], a: [], c: [] })).toEqual(['b', 'a', 'c']);
  });

  it('puts a node after everything it names', () => {
    expect(order({ a: ['c'], b: [], c: ['b'] })).toEqual(['b', 'c', 'a']);
  });

  it('passes over names that no node has', () => {
    expect(order({ a: ['gone'] })).toEqual(['a']);
  });

  it('names the path of a cycle', () => {
    expect(() => order({ a: ['b'], b: ['c'], c: ['a'] })).toThrow('Cycle: a -> b -> c -> a');
  });

  it('walks a chain of fifty thousand without running out of stack', () => {
    const names = Array.from({ length: 50_000 }, (_, index) => String(index));
    const sorted = topological(names, { keyOf: (name) => name, after: (name) => [String(Number(name) + 1)] });
    expect(sorted[0]).toBe('49999');
  });
});

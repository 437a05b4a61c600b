/** An object of a JSON document. */
export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function nodeOf(value: unknown): Node {
  return isNode(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What stands at a JSON pointer; undefined when nothing does. */
export function at(root: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce((value, step) => nodeOf(value)[step], root);
}

/** A copy with every object changed that stands at a JSON pointer, whose step `*` stands for every one. */
export function changedAt(root: Node, pointer: string, change: (place: Node) => Node): Node {
  return changedBelow(root, stepsOf(pointer), change);
}

function changedBelow(place: Node, [step, ...rest]: readonly string[], change: (place: Node) => Node): Node {
  if (step === undefined) return change(place);
  const changed = Object.entries(place)
    .filter(([key, child]) => (step === '*' || step === key) && isNode(child))
    .map(([key, child]) => [key, changedBelow(nodeOf(child), rest, change)]);
  return { ...place, ...Object.fromEntries(changed) };
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

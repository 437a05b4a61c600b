import type { Organisation } from '../../src/model/generated/org.ts';

interface Shown {
  readonly on: boolean;
  readonly number: string | undefined;
  readonly name: string | undefined;
}

export interface PortalModel {
  /** What the files ask for, done by a careful admin: first the tree, then the numbers, then the boxes from the top. */
  readonly apply: (file: readonly Organisation[]) => void;
  /** Ticks or unticks the box of an organisation. */
  readonly tick: (id: string, on: boolean) => void;
  /** What each organisation shows. */
  readonly shown: () => ReadonlyMap<string, Shown>;
}

interface Node {
  parent: string | undefined;
  /** Undefined: as the organisation above. */
  box: boolean | undefined;
  number: string | undefined;
}

/**
 * What the portal says of WhatsApp messaging (Movius E2E flow, activity 15, 21 February 2024), written down once more
 * and in another way than the twin: it knows nothing of HTTP, plans or settings by name.
 */
export function aModel(): PortalModel {
  const nodes = new Map<string, Node>();
  const at = (id: string): Node => nodes.get(id) ?? { parent: undefined, box: undefined, number: undefined };

  const isOn = (id: string): boolean => {
    const { box, parent } = at(id);
    return box ?? (parent !== undefined && isOn(parent));
  };
  const numberOf = (id: string): string | undefined => {
    const { number, parent } = at(id);
    return number ?? (parent === undefined ? undefined : numberOf(parent));
  };
  const childrenOf = (id: string) => [...nodes.keys()].filter((other) => at(other).parent === id);
  const switchOff = (id: string): void => {
    at(id).box = false;
    for (const child of childrenOf(id)) switchOff(child);
  };
  const settle = (id: string, file: ReadonlyMap<string, Organisation>): void => {
    const node = at(id);
    const wanted = file.get(id)?.whatsapp;
    if (wanted === 'disabled' && node.box !== false) switchOff(id);
    if (wanted === 'enabled') node.box = true;
    if (wanted === 'inherited') node.box = undefined;
    for (const child of childrenOf(id)) settle(child, file);
  };

  return {
    apply: (organisations) => {
      for (const { id, parent } of organisations) nodes.set(id, { ...at(id), parent });
      for (const { id, sender } of organisations) {
        if (sender === undefined) continue;
        for (const node of nodes.values()) if (node.number === sender) node.number = undefined;
        at(id).number = sender;
      }
      const [root] = organisations;
      if (root !== undefined) settle(root.id, new Map(organisations.map((one) => [one.id, one])));
    },
    tick: (id, on) => {
      // The box shows the inherited state too: ticking a ticked one changes nothing.
      if (isOn(id) === on) return;
      if (on && numberOf(id) === undefined) return;
      if (on) at(id).box = true;
      else switchOff(id);
    },
    shown: () =>
      new Map(
        [...nodes.keys()].toSorted().map((id) => {
          const number = numberOf(id);
          const name = number === undefined ? undefined : `Acme ${number.slice(-2)}`;
          return [id, { on: isOn(id), number, name }];
        }),
      ),
  };
}

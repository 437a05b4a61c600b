import type { Attributes, Desired, Observed } from '../model/resource.ts';
import { desiredOf, isReadyAt, observedAt, obstacleOf, textIn } from './chain-link.ts';
import type { Link } from './chain-link.ts';
import type { Inventory } from './inventory.ts';
import { lineOf } from './org-tree.ts';

/**
 * Judges whether an organisation, or one above it, has a template that Meta approved and that MMP holds as it was
 * approved. Where the files publish none, there is nothing to judge.
 */
export function templateJudge(inventory: Inventory): (organisation: string) => Link | undefined {
  const approved = approvedTemplates(inventory);
  const published = desiredOf(inventory, 'mmp-template');
  return (organisation) => {
    const line = new Set<unknown>(lineOf(inventory.enterprise, organisation).map(({ id }) => id));
    const wanted = published.filter(({ spec }) => line.has(spec['organisation']));
    const isServed = wanted.some((resource) => isPublished(inventory, resource, approved));
    return wanted.length === 0 || isServed ? undefined : lackOf(inventory, wanted);
  };
}

function lackOf(inventory: Inventory, wanted: readonly Desired[]): Link {
  const keys = wanted.map(({ spec }) => `${textIn(spec, 'template')}.${textIn(spec, 'language')}`);
  const [first = ''] = keys;
  if (keys.some((key) => isReadyAt(inventory, 'twilio-template', key)))
    return { reason: 'NoTemplate', on: 'isv', what: 'no template is published in MMP as it was approved' };
  const { on, why } = obstacleOf(inventory, 'twilio-template', first);
  return { reason: 'NoTemplate', on, what: `no template is approved, ${first} for one: ${why}` };
}

/** Every version counts: an old one is published until the new one is approved. */
function approvedTemplates({ found }: Inventory): readonly Observed[] {
  return [...found.values()].flatMap(({ kind, observed }) =>
    kind.name === 'twilio-template' && kind.readiness(observed).state === 'ready' ? [observed] : [],
  );
}

function isPublished(inventory: Inventory, { id, spec }: Desired, approved: readonly Observed[]): boolean {
  const value = observedAt(inventory, 'mmp-template', id.key)?.attributes['value'];
  return (
    value !== undefined &&
    approved.some(
      ({ attributes }) =>
        attributes['key'] === spec['template'] &&
        attributes['language'] === spec['language'] &&
        textOf(attributes, spec) === value,
    )
  );
}

/** The text of an authentication template is fixed by Meta, and so not part of what is observed. */
function textOf({ body }: Attributes, { value }: Attributes): unknown {
  return body === '' || body === undefined ? value : body;
}

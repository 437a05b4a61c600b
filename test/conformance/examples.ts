import { at, isNode, listOf, nodeOf } from './tree.ts';
import type { Node } from './tree.ts';

/** Objects whose keys an example does not settle: chosen by the author of a template, or links to what else there is. */
const OPEN: readonly string[] = ['variables', 'types', 'subresource_uris'];

/**
 * A schema that requires the fields which all of a reply's own examples have. The documents say of no field of a
 * reply that it is required, so this is how a missing one is found. A 202 echoes what was sent, so nothing is
 * required below its top (messaging_v2, whatsapp_create_response and whatsapp_patch_update_configuration_response).
 */
export function shownByExamples(status: number, content: Node, document: Node): Node {
  const { required = [], ...below } = sharedBy(examplesOf(content, document));
  if (status === 202) return { required };
  return { allOf: [{ required, ...below }, shownByOthers(content, document)] };
}

/** The items of a list, as the replies with a single one show it: the list of senders has an empty example only. */
function shownByOthers(content: Node, document: Node): Node {
  const { properties } = nodeOf(content['schema']);
  const lists = Object.entries(nodeOf(properties)).map(([key, list]) => {
    const { $ref } = nodeOf(nodeOf(list)['items']);
    const others = $ref === undefined ? [] : contentsOf200(document).filter((one) => refOf(one) === $ref);
    return [key, { items: sharedBy(others.flatMap((one) => examplesOf(one, document))) }];
  });
  return { properties: Object.fromEntries(lists) };
}

function contentsOf200(document: Node): readonly Node[] {
  const operations = Object.values(nodeOf(document['paths'])).flatMap((item) => Object.values(nodeOf(item)));
  return operations.map((operation) => nodeOf(at(operation, '/responses/200/content/application~1json')));
}

function refOf(content: Node): unknown {
  return nodeOf(content['schema'])['$ref'];
}

function examplesOf(content: Node, document: Node): readonly unknown[] {
  // Senders of RCS share the schemas of WhatsApp's, and leave out more; nobody here has any.
  const ours = Object.entries(nodeOf(content['examples'])).filter(([name]) => !name.startsWith('rcs_'));
  const named = ours.map(([, example]) => {
    const { $ref } = nodeOf(example);
    return nodeOf(typeof $ref === 'string' ? at(document, $ref.slice(1)) : example)['value'];
  });
  return [...named, content['example']].filter((example) => example !== undefined);
}

function sharedBy(values: readonly unknown[]): Node {
  const objects = values.filter(isNode);
  const items = values.flatMap(listOf);
  const required = Object.keys(objects[0] ?? {}).filter((key) => objects.every((object) => key in object));
  const properties = required
    .filter((key) => !OPEN.includes(key))
    .map((key) => [key, sharedBy(objects.map((object) => object[key]))]);
  return {
    ...(objects.length > 0 ? { required, properties: Object.fromEntries(properties) } : {}),
    ...(items.length > 0 ? { items: sharedBy(items) } : {}),
  };
}

import { isObject } from '../config/json-guards.ts';
import type { Validators } from '../config/schema.ts';
import { listedText } from '../core/template-content.ts';
import type { Organisation } from '../model/generated/org.ts';
import type { Template } from '../model/generated/templates.ts';
import type { MmpOrganisation, MmpTemplate } from '../providers/mmp/port.ts';
import { byKey, together } from './left-out.ts';
import type { Adopted, LeftOut } from './left-out.ts';
import type { Remote } from './remote.ts';

/** What the other files state, so that org.yaml can name it. */
export interface OrganisationsContext {
  readonly numbers: ReadonlySet<string>;
  readonly templates: readonly Template[];
  readonly validators: Validators;
}

/** The tree as org.yaml states it: flat, parents first. Below an organisation that is left out, nothing is taken. */
export function adoptOrganisations(remote: Remote, context: OrganisationsContext): Adopted<Organisation> {
  const children = new Map<string | null, MmpOrganisation[]>();
  for (const organisation of remote.organisations.toSorted(byKey(({ externalId }) => externalId))) {
    const siblings = children.get(organisation.parentExternalId);
    if (siblings === undefined) children.set(organisation.parentExternalId, [organisation]);
    else siblings.push(organisation);
  }
  const lists = listsOf(remote);
  const taken = remote.organisations.filter(({ externalId }) => externalId === remote.root);
  const parts: Adopted<Organisation>[] = [];
  for (const organisation of taken) {
    const part = adoptOne(organisation, lists, context);
    parts.push(part);
    if (part.items.length > 0) taken.push(...(children.get(organisation.externalId) ?? []));
  }
  return together(parts);
}

interface Lists {
  readonly root: string;
  readonly settings: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, string>;
  readonly published: ReadonlyMap<string, readonly MmpTemplate[]>;
}

function listsOf({ root, features, bound, published }: Remote): Lists {
  const byPlace = new Map<string, MmpTemplate[]>();
  for (const one of published) {
    const own = byPlace.get(one.organisationExternalId);
    if (own === undefined) byPlace.set(one.organisationExternalId, [one]);
    else own.push(one);
  }
  return {
    root,
    settings: new Map(
      features.map(({ organisationExternalId, setting }) => [organisationExternalId, setting]),
    ),
    numbers: new Map(bound.map(({ organisationExternalId, number }) => [organisationExternalId, number])),
    published: byPlace,
  };
}

function adoptOne(
  { externalId: id, name, parentExternalId }: MmpOrganisation,
  lists: Lists,
  context: OrganisationsContext,
): Adopted<Organisation> {
  const bare = {
    id,
    name,
    ...(id === lists.root || parentExternalId === null ? {} : { parent: parentExternalId }),
  };
  if (!isOrganisation({ id, name }, context.validators)) {
    const why = 'its id or name is not what org.yaml takes; it is left out with all below it';
    return { items: [], left: [{ kind: 'mmp-org', key: id, why }] };
  }
  const setting = lists.settings.get(id);
  const number = lists.numbers.get(id);
  const isKnown = number !== undefined && context.numbers.has(number);
  const templates = adoptPublished(lists.published.get(id) ?? [], context.templates);
  const unbound: LeftOut = {
    kind: 'mmp-number',
    key: id,
    why: `${number ?? ''} is no sender of this subaccount`,
  };
  const organisation: Organisation = {
    ...bare,
    // Inherited is what an organisation does by itself.
    ...(setting === 'enabled' || setting === 'disabled' ? { whatsapp: setting } : {}),
    ...(number !== undefined && isKnown ? { sender: number } : {}),
    ...(templates.items.length === 0 ? {} : { templates: [...templates.items] }),
  };
  return {
    items: [organisation],
    left: [...(number === undefined || isKnown ? [] : [unbound]), ...templates.left],
  };
}

/** org.yaml publishes a key in all its languages, each with the text of the template. */
function adoptPublished(published: readonly MmpTemplate[], templates: readonly Template[]): Adopted<string> {
  const keys = [...new Set(published.map(({ key }) => key))].toSorted();
  return together(
    keys.map((key): Adopted<string> => {
      const own = published.filter((one) => one.key === key);
      const why = mismatch(
        own,
        templates.filter((template) => template.key === key),
      );
      if (why === undefined) return { items: [key], left: [] };
      const left = own.map(({ organisationExternalId, language }): LeftOut => {
        return { kind: 'mmp-template', key: `${organisationExternalId}/${key}.${language}`, why };
      });
      return { items: [], left };
    }),
  );
}

function mismatch(published: readonly MmpTemplate[], templates: readonly Template[]): string | undefined {
  if (templates.length === 0) return 'templates.yaml has no such template';
  const texts = new Map(published.map(({ language, value }) => [language, value]));
  const missing = templates.find(({ language }) => !texts.has(language));
  if (missing !== undefined || texts.size > templates.length)
    return 'it is published in other languages than the template has';
  const isOther = templates.some((template) => texts.get(template.language) !== listedText(template));
  return isOther ? 'MMP shows another text than the template has' : undefined;
}

function isOrganisation(
  value: { readonly id: string; readonly name: string },
  validators: Validators,
): boolean {
  const file: unknown = { apiVersion: 'reconcile/v1', organisations: [value] };
  return isObject(file) && validators.check('org.yaml', file).length === 0;
}

import { listedText } from '../core/template-content.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Need, Observed, Readiness } from '../model/resource.ts';
import { templatesInUse } from '../model/templates-in-use.ts';
import type { TemplateInUse } from '../model/templates-in-use.ts';
import type { MmpTemplate } from '../providers/mmp/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { lineOf, numberHolder, rootOf } from '../core/org-tree.ts';

type PublishedSpec = {
  readonly organisation: string;
  readonly template: string;
  readonly language: string;
  readonly value: string;
};

/** A template as users of one organisation find it in MMP: a key and its text. Only approved ones are published. */
export const mmpTemplate: Kind<PublishedSpec> = {
  source: 'schemas/mmp.openapi.yaml; Movius E2E flow, activity 15, 21 February 2024',
  name: 'mmp-template',
  privilege: { name: 'Setup', at: (_, { organisation }) => [organisation] },
  settles: 'at-once',
  offboarding: 'delete',
  consequences: {
    delete: 'Users no longer find the template in MultiLine. It can be published again.',
  },
  fields: {
    organisation: { change: 'replace' },
    template: { change: 'replace' },
    language: { change: 'replace' },
    value: { change: 'in-place' },
  },

  desired(enterprise: Enterprise): readonly Desired<PublishedSpec>[] {
    const uses = templatesInUse(enterprise);
    return (enterprise.org?.organisations ?? []).flatMap(({ id, templates = [] }, row) =>
      templates.flatMap((key, column) =>
        uses
          .filter((use) => use.template.key === key)
          .map((use) =>
            desiredTemplate(enterprise, use, { id, pointer: `/organisations/${row}/templates/${column}` }),
          ),
      ),
    );
  },

  covers(enterprise: Enterprise, { attributes }: Observed<PublishedSpec>): boolean {
    return lineOf(enterprise, attributes.organisation)[0]?.templates !== undefined;
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<PublishedSpec>[]> {
    const root = rootOf(scope.enterprise);
    return root === undefined ? [] : (await reads.mmp.templates(root)).map(observed);
  },

  async create(writes: Writes, request: CreateRequest<PublishedSpec>): Promise<string> {
    await put(writes, request.spec);
    return request.key;
  },

  update(writes: Writes, request: UpdateRequest<PublishedSpec>): Promise<void> {
    return put(writes, request.spec);
  },

  delete(writes: Writes, request: DeleteRequest<PublishedSpec>): Promise<void> {
    const { organisation, template, language } = request.observed.attributes;
    return writes.mmp.deleteTemplate({ organisation, key: template, language });
  },

  readiness(): Readiness {
    return { state: 'ready' };
  },
};

function desiredTemplate(
  enterprise: Enterprise,
  { template }: TemplateInUse,
  place: { readonly id: string; readonly pointer: string },
): Desired<PublishedSpec> {
  const { slug } = enterprise;
  const key = `${template.key}.${template.language}`;
  const holder = numberHolder(enterprise, place.id);
  const needs: readonly Need[] = [
    { type: 'resource', address: addressOf({ enterprise: slug, kind: 'mmp-org', key: place.id }) },
    { type: 'resource', address: addressOf({ enterprise: slug, kind: 'twilio-template', key }) },
    ...(holder === undefined
      ? []
      : [
          {
            type: 'resource',
            address: addressOf({ enterprise: slug, kind: 'mmp-number', key: holder }),
          } as const,
        ]),
  ];
  return {
    id: { enterprise: slug, kind: 'mmp-template', key: `${place.id}/${key}` },
    label: `${template.key} (${template.language}) at ${place.id}`,
    spec: {
      organisation: place.id,
      template: template.key,
      language: template.language,
      value: listedText(template),
    },
    needs,
    source: { file: 'org.yaml', pointer: place.pointer },
  };
}

function put(writes: Writes, spec: PublishedSpec): Promise<void> {
  const { organisation, template, language, value } = spec;
  return writes.mmp.putTemplate({ organisation, key: template, language }, { value });
}

function observed(published: MmpTemplate): Observed<PublishedSpec> {
  const { organisationExternalId: organisation, key, language, value } = published;
  const place = `${organisation}/${key}.${language}`;
  return { key: place, remoteId: place, attributes: { organisation, template: key, language, value } };
}

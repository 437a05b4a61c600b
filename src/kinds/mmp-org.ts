import type { Enterprise } from '../model/enterprise.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Observed, Readiness } from '../model/resource.ts';
import type { MmpOrganisation } from '../providers/mmp/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { rootOf } from '../core/org-tree.ts';

type OrgSpec = { readonly name: string; readonly parent: string | null };

/** One organisation of the tree in MMP. Its external id never changes, so renaming and moving destroy nothing. */
export const mmpOrg: Kind<OrgSpec> = {
  source: 'schemas/mmp.openapi.yaml; help.moviuscorp.com/help/manage-organizations, read 2026-11-23',
  name: 'mmp-org',
  holds: ['mmp-org', 'mmp-number', 'mmp-feature', 'mmp-template', 'mmp-user'],
  privilege: { name: 'Profile', at: (key, { parent }) => [key, parent] },
  settles: 'at-once',
  offboarding: 'keep',
  consequences: {
    delete: 'Only an organisation without users, admins and sub-organisations can be deleted.',
  },
  fields: { name: { change: 'in-place' }, parent: { change: 'in-place' } },

  desired(enterprise: Enterprise): readonly Desired<OrgSpec>[] {
    const organisations = enterprise.org?.organisations ?? [];
    return organisations.map((organisation, index) => ({
      id: { enterprise: enterprise.slug, kind: 'mmp-org', key: organisation.id },
      label: organisation.id,
      spec: { name: organisation.name, parent: organisation.parent ?? null },
      needs: [
        organisation.parent === undefined
          ? { type: 'activity', activity: 'submit-brand' }
          : // From the top down: below its final line an organisation can never be moved below itself.
            { type: 'resource', address: orgAddress(enterprise.slug, organisation.parent), andAbove: true },
      ],
      source: { file: 'org.yaml', pointer: `/organisations/${index}` },
    }));
  },

  covers(enterprise: Enterprise): boolean {
    return enterprise.org !== undefined;
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<OrgSpec>[]> {
    const root = rootOf(scope.enterprise);
    return root === undefined ? [] : parentsFirst(await reads.mmp.organisations(root)).map(observed);
  },

  async create(writes: Writes, request: CreateRequest<OrgSpec>): Promise<string> {
    await writes.mmp.putOrganisation(request.key, body(request.spec));
    return request.key;
  },

  update(writes: Writes, request: UpdateRequest<OrgSpec>): Promise<void> {
    return writes.mmp.putOrganisation(request.observed.key, body(request.spec));
  },

  delete(writes: Writes, request: DeleteRequest<OrgSpec>): Promise<void> {
    return writes.mmp.deleteOrganisation(request.observed.key);
  },

  readiness(): Readiness {
    return { state: 'ready' };
  },
};

function orgAddress(enterprise: string, id: string): string {
  return addressOf({ enterprise, kind: 'mmp-org', key: id });
}

function body(spec: OrgSpec): { readonly name: string; readonly parentExternalId: string | null } {
  return { name: spec.name, parentExternalId: spec.parent };
}

function observed(organisation: MmpOrganisation): Observed<OrgSpec> {
  return {
    key: organisation.externalId,
    remoteId: organisation.externalId,
    attributes: { name: organisation.name, parent: organisation.parentExternalId },
  };
}

/** Deletions run in the reverse of this order, so children have to come after their parents. */
function parentsFirst(organisations: readonly MmpOrganisation[]): readonly MmpOrganisation[] {
  const children = new Map<string | null, MmpOrganisation[]>();
  for (const organisation of organisations) {
    const siblings = children.get(organisation.parentExternalId);
    if (siblings === undefined) children.set(organisation.parentExternalId, [organisation]);
    else siblings.push(organisation);
  }
  const known = new Set(organisations.map((organisation) => organisation.externalId));
  const ordered = organisations.filter(
    ({ parentExternalId }) => parentExternalId === null || !known.has(parentExternalId),
  );
  for (const organisation of ordered) ordered.push(...(children.get(organisation.externalId) ?? []));
  return ordered;
}

import type { Enterprise } from '../model/enterprise.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Observed, Readiness } from '../model/resource.ts';
import type { MmpNumber } from '../providers/mmp/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { lineOf, rootOf } from '../core/org-tree.ts';

type MmpNumberSpec = { readonly number: string; readonly displayName?: string };

/** The WhatsApp number that MMP shows for an organisation and everything below it (activity 13); one per organisation. */
export const mmpNumber: Kind<MmpNumberSpec> = {
  source: 'schemas/mmp.openapi.yaml; Movius E2E flow, activity 13, 21 February 2024',
  name: 'mmp-number',
  privilege: { name: 'Setup', at: (key) => [key] },
  settles: 'at-once',
  offboarding: 'delete',
  consequences: {
    delete: 'MMP no longer shows the number. It can be shown again.',
  },
  fields: { number: { change: 'in-place' }, displayName: { change: 'in-place' } },

  desired(enterprise: Enterprise): readonly Desired<MmpNumberSpec>[] {
    const names = new Map(enterprise.senders?.senders.map(({ number, profile }) => [number, profile.name]));
    const { slug } = enterprise;
    return (enterprise.org?.organisations ?? []).flatMap(({ id, sender }, index) => {
      if (sender === undefined) return [];
      const displayName = names.get(sender);
      const desired: Desired<MmpNumberSpec> = {
        id: { enterprise: slug, kind: 'mmp-number', key: id },
        label: `${sender} at ${id}`,
        spec: { number: sender, ...(displayName === undefined ? {} : { displayName }) },
        needs: [
          { type: 'resource', address: addressOf({ enterprise: slug, kind: 'mmp-org', key: id }) },
          { type: 'resource', address: addressOf({ enterprise: slug, kind: 'twilio-sender', key: sender }) },
          { type: 'activity', activity: 'verify-display-name' },
        ],
        source: { file: 'org.yaml', pointer: `/organisations/${index}/sender` },
      };
      return [desired];
    });
  },

  covers(enterprise: Enterprise, { key }: Observed<MmpNumberSpec>): boolean {
    return lineOf(enterprise, key)[0]?.sender !== undefined;
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<MmpNumberSpec>[]> {
    const root = rootOf(scope.enterprise);
    return root === undefined ? [] : (await reads.mmp.numbers(root)).map(observed);
  },

  async create(writes: Writes, request: CreateRequest<MmpNumberSpec>): Promise<string> {
    await writes.mmp.putNumber(request.spec.number, bodyOf(request.key, request.spec));
    return request.spec.number;
  },

  async update(writes: Writes, request: UpdateRequest<MmpNumberSpec>): Promise<void> {
    const { key, attributes } = request.observed;
    const body = bodyOf(key, { ...attributes, ...request.spec });
    // In one step: by a second one the old number may already be at another organisation.
    const replaced = request.fields.includes('number') ? { replaces: attributes.number } : {};
    await writes.mmp.putNumber(request.spec.number, { ...body, ...replaced });
  },

  delete(writes: Writes, request: DeleteRequest<MmpNumberSpec>): Promise<void> {
    return writes.mmp.deleteNumber(request.observed.attributes.number);
  },

  readiness(): Readiness {
    return { state: 'ready' };
  },
};

function bodyOf(organisation: string, spec: MmpNumberSpec) {
  return { organisationExternalId: organisation, displayName: spec.displayName ?? '' };
}

function observed(number: MmpNumber): Observed<MmpNumberSpec> {
  return {
    key: number.organisationExternalId,
    remoteId: number.number,
    attributes: { number: number.number, displayName: number.displayName },
  };
}

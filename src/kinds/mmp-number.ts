import type { Enterprise } from '../model/enterprise.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Observed, Readiness } from '../model/resource.ts';
import type { MmpNumber } from '../providers/mmp/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { rootOf } from './org-tree.ts';

type MmpNumberSpec = { readonly organisation: string; readonly displayName?: string };

/** The WhatsApp number that MMP shows for an organisation and everything below it (activity 13). */
export const mmpNumber: Kind<MmpNumberSpec> = {
  source: 'schemas/mmp.openapi.yaml; Movius E2E flow, activity 13, 21 February 2024',
  name: 'mmp-number',
  settles: 'at-once',
  offboarding: 'delete',
  fields: { organisation: { change: 'in-place' }, displayName: { change: 'in-place' } },

  desired(enterprise: Enterprise): readonly Desired<MmpNumberSpec>[] {
    const names = new Map(enterprise.senders?.senders.map(({ number, profile }) => [number, profile.name]));
    const { slug } = enterprise;
    return (enterprise.org?.organisations ?? []).flatMap(({ id, sender }, index) => {
      if (sender === undefined) return [];
      const displayName = names.get(sender);
      const desired: Desired<MmpNumberSpec> = {
        id: { enterprise: slug, kind: 'mmp-number', key: sender },
        label: `${sender} at ${id}`,
        spec: { organisation: id, ...(displayName === undefined ? {} : { displayName }) },
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

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<MmpNumberSpec>[]> {
    const root = rootOf(scope.enterprise);
    return root === undefined ? [] : (await reads.mmp.numbers(root)).map(observed);
  },

  async create(writes: Writes, request: CreateRequest<MmpNumberSpec>): Promise<string> {
    await writes.mmp.putNumber(request.key, body(request.spec));
    return request.key;
  },

  update(writes: Writes, request: UpdateRequest<MmpNumberSpec>): Promise<void> {
    return writes.mmp.putNumber(request.observed.key, body(request.spec));
  },

  delete(writes: Writes, request: DeleteRequest<MmpNumberSpec>): Promise<void> {
    return writes.mmp.deleteNumber(request.observed.key);
  },

  readiness(): Readiness {
    return { state: 'ready' };
  },
};

function body(spec: MmpNumberSpec): {
  readonly organisationExternalId: string;
  readonly displayName: string;
} {
  return { organisationExternalId: spec.organisation, displayName: spec.displayName ?? '' };
}

function observed(number: MmpNumber): Observed<MmpNumberSpec> {
  return {
    key: number.number,
    remoteId: number.number,
    attributes: { organisation: number.organisationExternalId, displayName: number.displayName },
  };
}

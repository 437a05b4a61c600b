import type { Enterprise } from '../model/enterprise.ts';
import type { Organisation } from '../model/generated/org.ts';
import { addressOf } from '../model/resource.ts';
import type { Address, Desired, Need, Observed, Readiness } from '../model/resource.ts';
import type { MmpFeature } from '../providers/mmp/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { lineOf, numberHolder, rootOf } from './org-tree.ts';

type Setting = 'enabled' | 'disabled' | 'inherited';
type FeatureSpec = { readonly setting: Setting; readonly effective?: boolean };

/**
 * The WhatsApp Messaging flag of an organisation. Switching it off writes "off" to everything below as well;
 * an organisation below may then be switched on again (Movius E2E flow, activity 15, 21 February 2024).
 */
export const mmpFeature: Kind<FeatureSpec> = {
  source:
    'schemas/mmp.openapi.yaml; help.moviuscorp.com/help/enable-whatsapp-messaging-for-users, read 2026-11-23',
  name: 'mmp-feature',
  settles: 'at-once',
  offboarding: 'delete',
  fields: { setting: { change: 'in-place' }, effective: { change: 'computed' } },

  desired(enterprise: Enterprise): readonly Desired<FeatureSpec>[] {
    return (enterprise.org?.organisations ?? []).flatMap((organisation, index) => {
      if (organisation.whatsapp === undefined) return [];
      const above = managedAbove(enterprise, organisation);
      const desired: Desired<FeatureSpec> = {
        id: { enterprise: enterprise.slug, kind: 'mmp-feature', key: organisation.id },
        label: organisation.id,
        spec: { setting: organisation.whatsapp },
        needs: needsOf(enterprise, organisation, above),
        resetBy: above,
        source: { file: 'org.yaml', pointer: `/organisations/${index}/whatsapp` },
      };
      return [desired];
    });
  },

  async list(reads: Reads, scope: Scope): Promise<readonly Observed<FeatureSpec>[]> {
    const root = rootOf(scope.enterprise);
    if (root === undefined) return [];
    const leaving = scope.enterprise.enterprise.lifecycle === 'offboarding';
    const stated = new Set(
      scope.enterprise.org?.organisations
        .filter(({ whatsapp }) => whatsapp !== undefined && !leaving)
        .map(({ id }) => id),
    );
    const features = await reads.mmp.features(root);
    // An organisation that only inherits and that the files say nothing of has no flag of its own.
    const depth = (feature: MmpFeature) => lineOf(scope.enterprise, feature.organisationExternalId).length;
    // Deletions run backwards: switching a parent off first keeps what it holds off from flickering on.
    return features
      .toSorted((a, b) => depth(b) - depth(a))
      .filter((feature) => feature.setting !== 'inherited' || stated.has(feature.organisationExternalId))
      .map(observed);
  },

  async create(writes: Writes, request: CreateRequest<FeatureSpec>): Promise<string> {
    await writes.mmp.putFeature(request.key, { setting: request.spec.setting });
    return request.key;
  },

  update(writes: Writes, request: UpdateRequest<FeatureSpec>): Promise<void> {
    return writes.mmp.putFeature(request.observed.key, { setting: request.spec.setting });
  },

  delete(writes: Writes, request: DeleteRequest<FeatureSpec>): Promise<void> {
    return writes.mmp.putFeature(request.observed.key, { setting: 'inherited' });
  },

  readiness(): Readiness {
    return { state: 'ready' };
  },
};

/** Flags above this one that are managed here; the nearest comes first. */
function managedAbove(enterprise: Enterprise, organisation: Organisation): readonly Address[] {
  return lineOf(enterprise, organisation.id)
    .slice(1)
    .filter(({ whatsapp }) => whatsapp !== undefined)
    .map(({ id }) => addressOf({ enterprise: enterprise.slug, kind: 'mmp-feature', key: id }));
}

function needsOf(enterprise: Enterprise, { id }: Organisation, above: readonly Address[]): readonly Need[] {
  const holder = numberHolder(enterprise, id);
  const resource = (kind: 'mmp-org' | 'mmp-number', key: string): Need => ({
    type: 'resource',
    address: addressOf({ enterprise: enterprise.slug, kind, key }),
  });
  return [
    resource('mmp-org', id),
    ...(holder === undefined ? [] : [resource('mmp-number', holder)]),
    ...above.slice(0, 1).map((address): Need => ({ type: 'resource', address })),
    { type: 'activity', activity: 'verify-display-name' },
  ];
}

function observed(feature: MmpFeature): Observed<FeatureSpec> {
  return {
    key: feature.organisationExternalId,
    remoteId: feature.organisationExternalId,
    attributes: { setting: feature.setting, effective: feature.effective },
  };
}

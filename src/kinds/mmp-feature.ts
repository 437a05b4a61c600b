import type { Enterprise } from '../model/enterprise.ts';
import type { Organisation } from '../model/generated/org.ts';
import { addressOf } from '../model/resource.ts';
import type { Address, Desired, Need, Observed, Readiness } from '../model/resource.ts';
import type { MmpFeature } from '../providers/mmp/port.ts';
import type { CreateRequest, DeleteRequest, Kind, Reads, Scope, UpdateRequest, Writes } from './kind.ts';
import { lineOf, numberHolder, rootOf } from '../core/org-tree.ts';

type Setting = 'enabled' | 'disabled' | 'inherited';
type FeatureSpec = {
  readonly setting: Setting;
  readonly effective?: boolean;
  /** Day (`YYYY-MM-DD`) on which somebody of the enterprise ticked it in the portal. */
  readonly tickedOn?: string;
};

/**
 * The WhatsApp Messaging flag of an organisation. Switching it off writes "off" to everything below as well;
 * an organisation below may then be switched on again (Movius E2E flow, activity 15, 21 February 2024).
 */
export const mmpFeature: Kind<FeatureSpec> = {
  source:
    'schemas/mmp.openapi.yaml; help.moviuscorp.com/help/enable-whatsapp-messaging-for-users, read 2026-11-23',
  name: 'mmp-feature',
  privilege: { name: 'Setup', at: (key) => [key] },
  settles: 'at-once',
  offboarding: 'delete',
  consequences: {
    delete:
      'The setting is taken away: without one above it, users can no longer write. It can be set again.',
  },
  fields: {
    setting: { change: 'in-place' },
    effective: { change: 'computed' },
    tickedOn: { change: 'computed' },
  },

  desired(enterprise: Enterprise): readonly Desired<FeatureSpec>[] {
    return (enterprise.org?.organisations ?? []).flatMap((organisation, index) => {
      if (organisation.whatsapp === undefined) return [];
      const desired: Desired<FeatureSpec> = {
        id: { enterprise: enterprise.slug, kind: 'mmp-feature', key: organisation.id },
        label: organisation.id,
        spec: { setting: organisation.whatsapp },
        needs: needsOf(enterprise, organisation),
        resetBy: resetBy(enterprise, organisation),
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
    const ticked = isWaitedFor(scope.enterprise) ? await tickedIn(reads, root) : new Map<string, string>();
    // An organisation that only inherits and that the files say nothing of has no flag of its own.
    const depth = (feature: MmpFeature) => lineOf(scope.enterprise, feature.organisationExternalId).length;
    // Deletions run backwards: switching a parent off first keeps what it holds off from flickering on.
    return features
      .toSorted((a, b) => depth(b) - depth(a))
      .filter((feature) => feature.setting !== 'inherited' || stated.has(feature.organisationExternalId))
      .map((feature) => observed(feature, ticked.get(feature.organisationExternalId)));
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

/** Only switching off is written to those below, and whoever is off already loses nothing by it. */
function resetBy(enterprise: Enterprise, { id, whatsapp }: Organisation): readonly Address[] {
  if (whatsapp === 'disabled') return [];
  return lineOf(enterprise, id)
    .slice(1)
    .filter((above) => above.whatsapp === 'disabled')
    .map((above) => addressOf({ enterprise: enterprise.slug, kind: 'mmp-feature', key: above.id }));
}

function needsOf(enterprise: Enterprise, { id, whatsapp }: Organisation): readonly Need[] {
  const holder = numberHolder(enterprise, id);
  const above = lineOf(enterprise, id)
    .slice(1)
    .find((organisation) => organisation.whatsapp !== undefined);
  const resource = (kind: 'mmp-org' | 'mmp-number' | 'mmp-feature', key: string): Need => ({
    type: 'resource',
    address: addressOf({ enterprise: enterprise.slug, kind, key }),
    andAbove: true,
  });
  return [
    resource('mmp-org', id),
    // Switching off reaches whatever is below at that moment, so everybody has to be in place.
    ...(whatsapp === 'disabled' ? [{ type: 'kind', kind: 'mmp-org' } as const] : []),
    ...(holder === undefined ? [] : [resource('mmp-number', holder)]),
    ...(above === undefined ? [] : [resource('mmp-feature', above.id)]),
    { type: 'activity', activity: 'verify-display-name' },
  ];
}

/** The report is read only where it can prove something: provisioned, and enabling not attested by anybody. */
function isWaitedFor({ status, evidence }: Enterprise): boolean {
  const isProvisioned = status?.activities.some(({ key, state }) => key === 'provision' && state === 'done');
  const isAttested = evidence?.evidence.some(({ activity }) => activity === 'enable');
  return isProvisioned === true && isAttested !== true;
}

/** By organisation, the last day on which an admin, and not this token, switched WhatsApp on. */
async function tickedIn({ mmp }: Reads, root: string): Promise<ReadonlyMap<string, string>> {
  const [written = [], { name }] = await Promise.all([mmp.writtenByAdmins(root), mmp.holder()]);
  const ticked = written.filter(
    ({ event, details, admin }) =>
      event === 'whatsapp-messaging-changed' && details === 'enabled' && admin !== null && admin !== name,
  );
  return new Map(ticked.map(({ organisationExternalId, at }) => [organisationExternalId, at.slice(0, 10)]));
}

function observed(feature: MmpFeature, tickedOn: string | undefined): Observed<FeatureSpec> {
  return {
    key: feature.organisationExternalId,
    remoteId: feature.organisationExternalId,
    attributes: {
      setting: feature.setting,
      effective: feature.effective,
      ...(tickedOn === undefined ? {} : { tickedOn }),
    },
  };
}

import type { Situation } from '../core/inventory.ts';
import { kindOf } from '../core/inventory.ts';
import { worldOf } from '../kinds/kind.ts';
import type { Reads } from '../kinds/kind.ts';
import { isCredentialsRejected } from '../model/errors.ts';
import { isActionable } from '../model/plan.ts';
import type { Change, EnterpriseFailure } from '../model/plan.ts';
import type { Attributes } from '../model/resource.ts';
import { describeFailure } from './failure.ts';

/** A privilege and an organisation where it has to be held. */
interface Claim {
  readonly privilege: string;
  readonly organisation: string;
}

/**
 * Says, before anything is changed, which privilege the token of MMP lacks for the changes of one enterprise.
 * Asks MMP only when there is something to change. Throws only when credentials are rejected.
 */
export async function lackingPrivilege(
  situation: Situation,
  changes: readonly Change[],
  reads: Reads,
): Promise<EnterpriseFailure | undefined> {
  const claims = changes.filter(isActionable).flatMap((change) => claimsOf(situation, change));
  if (claims.length === 0) return undefined;
  const { enterprise } = situation;
  try {
    const { roles } = await worldOf(reads, enterprise).mmp.holder();
    const held = new Map(roles.map((role) => [role.organisationExternalId, role.privileges]));
    const trees = treesOf(situation);
    const lacking = claims.filter((claim) => trees.some((parents) => !isHeld(claim, parents, held)));
    return lacking.length === 0 ? undefined : failureOf(enterprise.slug, lacking);
  } catch (error) {
    if (isCredentialsRejected(error)) throw error;
    return describeFailure(enterprise.slug, error);
  }
}

/** Where a thing is and where it goes: moving takes the privilege at both. */
function claimsOf(situation: Situation, change: Change): readonly Claim[] {
  const { privilege } = kindOf(situation.kinds, change.kind);
  if (privilege === undefined) return [];
  const states: readonly (Attributes | undefined)[] = [
    situation.desiredAt.get(change.address)?.spec,
    situation.found.get(change.address)?.observed.attributes,
  ];
  return states.flatMap((attributes) =>
    (attributes === undefined ? [] : privilege.at(change.key, attributes)).flatMap((organisation) =>
      organisation === null ? [] : [{ privilege: privilege.name, organisation }],
    ),
  );
}

type Parents = ReadonlyMap<string, string | null>;

/** The tree as the files want it and as it is: roles count along both. */
function treesOf(situation: Situation): readonly Parents[] {
  const parent = ({ parent: id }: Attributes): string | null => (typeof id === 'string' ? id : null);
  const desired = situation.desired.filter(({ id }) => id.kind === 'mmp-org');
  const found = [...situation.found.values()].filter(({ kind }) => kind.name === 'mmp-org');
  return [
    new Map(desired.map(({ id, spec }) => [id.key, parent(spec)])),
    new Map(found.map(({ observed }) => [observed.key, parent(observed.attributes)])),
  ];
}

/** The role of the nearest organisation counts, going up; that of the instance stands above all. */
function isHeld(
  { privilege, organisation }: Claim,
  parents: Parents,
  held: ReadonlyMap<string | null, readonly string[]>,
): boolean {
  let at: string | null = organisation;
  while (at !== null && !held.has(at)) at = parents.get(at) ?? null;
  return held.get(at)?.includes(privilege) === true;
}

function failureOf(enterprise: string, lacking: readonly Claim[]): EnterpriseFailure {
  const first = new Map(lacking.toReversed().map(({ privilege, organisation }) => [privilege, organisation]));
  const all = [...first].map(([privilege, organisation]) => `${privilege} at ${organisation}`).toSorted();
  const noun = all.length === 1 ? 'the privilege' : 'the privileges';
  return {
    enterprise,
    code: 'mmp-privilege-missing',
    summary: `The token of MMP lacks ${noun} ${all.join(' and ')}, so nothing is changed.`,
    fix: `Have an admin of MMP give the API user ${noun} there or above.`,
  };
}

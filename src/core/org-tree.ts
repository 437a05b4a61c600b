import type { Enterprise } from '../model/enterprise.ts';
import type { Organisation, OrgFile } from '../model/generated/org.ts';

/** External id of the organisation that stands for the enterprise: the one without a parent. */
export function rootOf(enterprise: Enterprise): string | undefined {
  return enterprise.org?.organisations.find((organisation) => organisation.parent === undefined)?.id;
}

/** The organisation itself, then its parent, and so on up to the root. The files were checked for cycles. */
export function lineOf(enterprise: Enterprise, id: string): readonly Organisation[] {
  const byId = organisationsById(enterprise);
  const line: Organisation[] = [];
  for (
    let at = byId.get(id);
    at !== undefined;
    at = at.parent === undefined ? undefined : byId.get(at.parent)
  ) {
    line.push(at);
  }
  return line;
}

/** The organisation whose number another one shows: itself, or the nearest above that has one. */
export function numberHolder(enterprise: Enterprise, id: string): string | undefined {
  return lineOf(enterprise, id).find((organisation) => organisation.sender !== undefined)?.id;
}

/** Made once for each tree: fifty thousand users ask for their line. */
const INDEXES = new WeakMap<OrgFile, ReadonlyMap<string, Organisation>>();

function organisationsById({ org }: Enterprise): ReadonlyMap<string, Organisation> {
  if (org === undefined) return new Map();
  const known = INDEXES.get(org);
  if (known !== undefined) return known;
  const index = new Map(org.organisations.map((organisation) => [organisation.id, organisation]));
  INDEXES.set(org, index);
  return index;
}

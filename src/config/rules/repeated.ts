import type { Diagnostic, SourceRef } from '../../model/diagnostic.ts';
import { problem } from '../problem.ts';
import type { Wording } from '../problem.ts';

/** Something that may be claimed once only: a number, an id, a name. */
export interface Claim {
  readonly key: string;
  readonly source: () => SourceRef;
}

/** One error for each claim that repeats an earlier one. `wording` gets the line of the first. */
export function repeated(
  code: string,
  claims: readonly Claim[],
  wording: (first: SourceRef, key: string) => Wording,
): readonly Diagnostic[] {
  const seen = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const first = seen.get(claim.key);
    if (first !== undefined) return [problem(code, claim.source(), wording(first.source(), claim.key))];
    seen.set(claim.key, claim);
    return [];
  });
}

/** A claim of one enterprise among all. */
export interface OwnedClaim extends Claim {
  readonly slug: string;
}

/** One error at each side when two enterprises claim the same: neither is known to be the right one. */
export function contested(
  code: string,
  claims: readonly OwnedClaim[],
  wording: (other: string, key: string) => Wording,
): readonly Diagnostic[] {
  return [...grouped(claims).values()].flatMap((group) => {
    const [first] = group;
    const second = group.find(({ slug }) => slug !== first?.slug);
    if (first === undefined || second === undefined) return [];
    return group.map((claim) => {
      const other = claim.slug === first.slug ? second : first;
      return problem(code, claim.source(), wording(place(other.source()), claim.key));
    });
  });
}

/** `file:line`, as a terminal can open it. */
function place(source: SourceRef): string {
  return `${source.file}:${source.line}`;
}

function grouped(claims: readonly OwnedClaim[]): ReadonlyMap<string, readonly OwnedClaim[]> {
  const groups = new Map<string, OwnedClaim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.key);
    if (group === undefined) groups.set(claim.key, [claim]);
    else group.push(claim);
  }
  return groups;
}

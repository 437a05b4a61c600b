import { API_USER } from './options.ts';
import { MmpProblem } from './problem.ts';
import type { MmpState, Privilege } from './state.ts';
import { lineOf } from './tree.ts';

const PRIVILEGES: readonly Privilege[] = ['Accounts', 'Profile', 'Setup'];

/** Whose token it is, and its roles: one for the instance, and one wherever something was taken away. */
export function holderOf(state: MmpState) {
  const places = [...new Set(state.missingPrivileges.map(({ organisation }) => organisation))];
  const roles = places.map((organisation) => ({
    organisationExternalId: organisation,
    privileges: PRIVILEGES.filter((privilege) => !isMissing(state, privilege, organisation)),
  }));
  return { name: API_USER, roles: [{ organisationExternalId: null, privileges: PRIVILEGES }, ...roles] };
}

/** Throws 403 privilege-missing for the first of these organisations where the token lacks the privilege. */
export function requirePrivilege(
  state: MmpState,
  privilege: Privilege,
  organisations: readonly (string | null | undefined)[],
): void {
  for (const organisation of organisations) {
    if (organisation === null || organisation === undefined) continue;
    if (isMissing(state, privilege, organisation))
      throw new MmpProblem('privilege-missing', `This needs the privilege ${privilege} at ${organisation}.`, {
        privilege,
        organisation,
      });
  }
}

function isMissing(state: MmpState, privilege: Privilege, organisation: string): boolean {
  const line = lineOf(state, organisation);
  return state.missingPrivileges.some(
    (candidate) => candidate.privilege === privilege && line.includes(candidate.organisation),
  );
}

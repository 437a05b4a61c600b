import { MmpProblem } from './problem.ts';
import type { MmpState, Privilege } from './state.ts';
import { lineOf } from './tree.ts';

/** Throws 403 privilege-missing for the first of these organisations where the token lacks the privilege. */
export function requirePrivilege(
  state: MmpState,
  privilege: Privilege,
  organisations: readonly (string | null | undefined)[],
): void {
  for (const organisation of organisations) {
    if (organisation === null || organisation === undefined) continue;
    const line = lineOf(state, organisation);
    const missing = state.missingPrivileges.some(
      (candidate) => candidate.privilege === privilege && line.includes(candidate.organisation),
    );
    if (missing)
      throw new MmpProblem('privilege-missing', `This needs the privilege ${privilege} at ${organisation}.`, {
        privilege,
        organisation,
      });
  }
}

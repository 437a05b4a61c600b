import { MmpProblem } from './problem.ts';
import type { MmpState, Setting } from './state.ts';
import { heldBy, lineOf, organisationOf, rowOf, subtreeOf } from './tree.ts';

export interface FlagView {
  readonly organisationExternalId: string;
  readonly setting: Setting;
  readonly effective: boolean;
  readonly inheritedFrom: string | null;
  readonly number: ShownNumber | null;
}

interface ShownNumber {
  readonly number: string;
  readonly displayName: string;
  readonly inherited: boolean;
}

/** What Setup > Feature Settings > WhatsApp Messaging shows for an organisation (E2E flow, activity 15). */
export function flagOf(state: MmpState, organisation: string): FlagView {
  const { whatsapp } = organisationOf(state, organisation);
  const decider = deciderOf(state, organisation);
  return {
    organisationExternalId: organisation,
    setting: whatsapp,
    effective: isOn(state, decider),
    inheritedFrom: decider === undefined || decider === organisation ? null : decider,
    number: shownNumber(state, organisation),
  };
}

/**
 * Writes the setting of one organisation. "This will disable its sub-organizations as well. Admins of those
 * sub-organizations will then be able to enable it if needed" (E2E flow, Inherited Flag): so `disabled` is written
 * to all of them. Ticking a ticked box does nothing. Throws 409 number-missing.
 */
export function setFlag(state: MmpState, organisation: string, setting: Setting): void {
  const row = organisationOf(state, organisation);
  if (row.whatsapp === setting) return;
  const above = row.parent === null ? undefined : deciderOf(state, row.parent);
  const willBeOn = setting === 'enabled' || (setting === 'inherited' && isOn(state, above));
  if (willBeOn && shownNumber(state, organisation) === null)
    throw new MmpProblem(
      'number-missing',
      `Neither ${organisation} nor an organisation above it has a number.`,
      { organisation },
    );
  const reached = setting === 'disabled' ? subtreeOf(state, organisation) : [organisation];
  for (const id of reached) organisationOf(state, id).whatsapp = setting;
}

/** The nearest organisation, going up, with a setting of its own. */
function deciderOf(state: MmpState, organisation: string): string | undefined {
  return lineOf(state, organisation).find((id) => organisationOf(state, id).whatsapp !== 'inherited');
}

function isOn(state: MmpState, decider: string | undefined): boolean {
  return decider !== undefined && organisationOf(state, decider).whatsapp === 'enabled';
}

function shownNumber(state: MmpState, organisation: string): ShownNumber | null {
  for (const id of lineOf(state, organisation)) {
    const [number] = heldBy(state, 'numbers', id);
    const row = number === undefined ? undefined : rowOf(state.numbers, number);
    if (number !== undefined && row !== undefined)
      return { number, displayName: row.displayName, inherited: id !== organisation };
  }
  return null;
}

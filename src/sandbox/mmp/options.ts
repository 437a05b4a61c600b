import type { ActivityRow, MmpState } from './state.ts';

/** What the twin is given. The state is asked for at each request, so that it can be replaced as a whole. */
export interface MmpOptions {
  readonly state: () => MmpState;
  readonly token: string;
  readonly now: () => Date;
  /** Called after each change of the state, so that it can be kept. */
  readonly changed: () => void;
}

/** What was done, for the report of activities. The portal's own names of events are not published. */
export interface Deed extends Pick<ActivityRow, 'event' | 'organisation' | 'details'> {
  /** Left out: the API user. */
  readonly admin?: string | null;
}

export const API_USER = 'reconcile';

/** How long the portal keeps activities is not documented; the twin keeps so many. */
const KEPT_ACTIVITIES = 5000;

/** Ends a change: whatever was derived from the tables before is void. */
export function commit(options: MmpOptions, { admin = API_USER, ...deed }: Deed): void {
  const state = options.state();
  state.changes += 1;
  const id = String(state.changes).padStart(12, '0');
  state.activities[id] = { ...deed, admin, type: 'write', at: options.now().toISOString() };
  const outdated = String(state.changes - KEPT_ACTIVITIES).padStart(12, '0');
  delete state.activities[outdated];
  options.changed();
}

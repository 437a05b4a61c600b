import { Hono } from 'hono';
import type { MmpOptions } from './options.ts';
import { pageReply } from './paging.ts';
import type { List } from './paging.ts';
import type { MmpState, Privilege } from './state.ts';
import { heldBy, rowOf } from './tree.ts';

export interface AdminView {
  readonly adminKey: string;
  readonly organisationExternalId: string;
  readonly privileges: readonly Privilege[];
}

const ADMINS: List<AdminView | undefined> = {
  name: 'admins',
  keysAt: (state, organisation) => heldBy(state, 'admins', organisation),
  view: adminView,
};

/** Admins can be read here; they are made in the portal. */
export function adminRoutes(options: MmpOptions): Hono {
  const app = new Hono();
  app.get('/', (context) => pageReply(context, options, ADMINS));
  return app;
}

export function adminView(state: MmpState, adminKey: string): AdminView | undefined {
  const row = rowOf(state.admins, adminKey);
  return row && { adminKey, organisationExternalId: row.organisation, privileges: row.privileges };
}

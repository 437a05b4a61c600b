import { Hono } from 'hono';
import type { Context } from 'hono';
import { ACTIVITY_TYPE, DATE, EXTERNAL_ID, optional, queryOf } from './input.ts';
import type { MmpOptions } from './options.ts';
import { pageReply } from './paging.ts';
import type { List } from './paging.ts';
import type { ActivityRow, MmpState } from './state.ts';
import { heldBy, rowOf } from './tree.ts';

/** Reports > Administrator Activity (help.moviuscorp.com, administrator reports, read 2026-11-23). */
export function activityRoutes(options: MmpOptions): Hono {
  const app = new Hono();
  app.get('/', (context) => pageReply(context, options, reportFor(context)));
  return app;
}

const FILTERS = {
  from: optional(DATE),
  to: optional(DATE),
  type: optional(ACTIVITY_TYPE),
  organisation: optional(EXTERNAL_ID),
};

function reportFor(context: Context): List<ReturnType<typeof viewOf>> {
  const asked = queryOf(context, FILTERS);
  const isAskedFor = (row: ActivityRow | undefined): boolean => {
    const day = row?.at.slice(0, 10) ?? '';
    return (
      row !== undefined &&
      day >= (asked.from ?? day) &&
      day <= (asked.to ?? day) &&
      row.type === (asked.type ?? row.type) &&
      row.organisation === (asked.organisation ?? row.organisation)
    );
  };
  return {
    name: `activities ${Object.values(asked).join(' ')}`,
    keysAt: (state, at) =>
      heldBy(state, 'activities', at).filter((id) => isAskedFor(rowOf(state.activities, id))),
    view: viewOf,
  };
}

function viewOf(state: MmpState, id: string) {
  const row = rowOf(state.activities, id);
  if (row === undefined) return undefined;
  const { organisation, at, type, event, admin, details } = row;
  return { id, at, type, event, admin, organisationExternalId: organisation, details };
}

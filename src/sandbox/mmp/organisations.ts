import { Hono } from 'hono';
import { bodyOf, EXTERNAL_ID, orNull, paramOf, text } from './input.ts';
import { commit } from './options.ts';
import type { MmpOptions } from './options.ts';
import { pageReply } from './paging.ts';
import type { List } from './paging.ts';
import { requirePrivilege } from './privileges.ts';
import { MmpProblem } from './problem.ts';
import type { MmpState } from './state.ts';
import { childrenOf, heldBy, lineOf, organisationOf, rowOf, treeOf } from './tree.ts';

interface OrganisationView {
  readonly externalId: string;
  readonly name: string;
  readonly parentExternalId: string | null;
}

interface OrganisationBody {
  readonly name: string;
  readonly parentExternalId: string | null;
}

const BODY = { name: text(1, 100), parentExternalId: orNull(EXTERNAL_ID) };

const ORGANISATIONS: List<OrganisationView> = {
  name: 'organisations',
  keysAt: (_, organisation) => [organisation],
  view: viewOf,
};

/** The tree of organisations: who is below whom. */
export function organisationRoutes(options: MmpOptions): Hono {
  const app = new Hono();
  app.get('/', (context) => pageReply(context, options, ORGANISATIONS));
  app.put('/:externalId', async (context) => {
    const id = paramOf(context, 'externalId', EXTERNAL_ID);
    const body = await bodyOf(context, BODY);
    const state = options.state();
    const isNew = rowOf(state.organisations, id) === undefined;
    putOrganisation(state, id, body);
    commit(options, { event: 'organisation-changed', organisation: id, details: body.name });
    return context.json(viewOf(state, id), isNew ? 201 : 200);
  });
  app.delete('/:externalId', (context) => {
    const id = paramOf(context, 'externalId', EXTERNAL_ID);
    if (deleteOrganisation(options.state(), id))
      commit(options, { event: 'organisation-deleted', organisation: id, details: '' });
    return context.body(null, 204);
  });
  return app;
}

function viewOf(state: MmpState, id: string): OrganisationView {
  const { name, parent } = organisationOf(state, id);
  return { externalId: id, name, parentExternalId: parent };
}

function putOrganisation(state: MmpState, id: string, { name, parentExternalId }: OrganisationBody): void {
  if (parentExternalId !== null) organisationOf(state, parentExternalId);
  requirePrivilege(state, 'Profile', [id, parentExternalId]);
  const row = rowOf(state.organisations, id);
  if (row === undefined) {
    state.organisations[id] = { name, parent: parentExternalId, whatsapp: 'inherited' };
    return;
  }
  checkMove(state, id, parentExternalId);
  row.name = name;
  row.parent = parentExternalId;
}

function checkMove(state: MmpState, organisation: string, parent: string | null): void {
  if (parent !== null && lineOf(state, parent).includes(organisation))
    throw new MmpProblem('organisation-cycle', `${organisation} cannot be part of itself.`, { organisation });
  if (treeOf(state, organisation) !== (parent === null ? organisation : treeOf(state, parent)))
    throw new MmpProblem('organisation-taken', `${organisation} belongs to another root organisation.`, {
      organisation,
    });
}

function deleteOrganisation(state: MmpState, organisation: string): boolean {
  if (rowOf(state.organisations, organisation) === undefined) return false;
  requirePrivilege(state, 'Profile', [organisation]);
  const holds = {
    organisations: childrenOf(state, organisation).length,
    users: heldBy(state, 'users', organisation).length,
    admins: heldBy(state, 'admins', organisation).length,
  };
  if (holds.organisations + holds.users + holds.admins > 0)
    throw new MmpProblem('organisation-not-empty', `${organisation} is not empty.`, { organisation, holds });
  for (const table of ['numbers', 'templates'] as const)
    for (const key of heldBy(state, table, organisation)) delete state[table][key];
  delete state.organisations[organisation];
  return true;
}

import { Hono } from 'hono';
import { BOOLEAN, bodyOf, EXTERNAL_ID, paramOf, USER_KEY } from './input.ts';
import { commit } from './options.ts';
import type { MmpOptions } from './options.ts';
import { pageReply } from './paging.ts';
import type { List } from './paging.ts';
import { requirePrivilege } from './privileges.ts';
import { MmpProblem } from './problem.ts';
import type { MmpState } from './state.ts';
import { heldBy, organisationOf, rowOf, treeOf } from './tree.ts';
import { userView } from './user-view.ts';
import type { UserView } from './user-view.ts';

const BODY = { organisationExternalId: EXTERNAL_ID, socialMessaging: BOOLEAN, restrictIncoming: BOOLEAN };

const USERS: List<UserView | undefined> = {
  name: 'users',
  keysAt: (state, organisation) => heldBy(state, 'users', organisation),
  view: viewOf,
};

/** Accounts. Creating one here is the portal's "Save": no invitation is sent. */
export function userRoutes(options: MmpOptions): Hono {
  const app = new Hono();
  app.get('/', (context) => pageReply(context, options, USERS));
  app.put('/:userKey', async (context) => {
    const userKey = paramOf(context, 'userKey', USER_KEY);
    const { organisationExternalId: organisation, ...toggles } = await bodyOf(context, BODY);
    const state = options.state();
    const before = rowOf(state.users, userKey);
    organisationOf(state, organisation);
    requirePrivilege(state, 'Accounts', [organisation, before?.organisation]);
    checkTree(state, before?.organisation, organisation);
    state.users[userKey] = { inviteStatus: 'not_invited', ...before, organisation, ...toggles };
    commit(options);
    return context.json(viewOf(state, userKey), before === undefined ? 201 : 200);
  });
  app.delete('/:userKey', (context) => {
    const userKey = paramOf(context, 'userKey', USER_KEY);
    const state = options.state();
    const row = rowOf(state.users, userKey);
    if (row === undefined) return context.body(null, 204);
    requirePrivilege(state, 'Accounts', [row.organisation]);
    delete state.users[userKey];
    commit(options);
    return context.body(null, 204);
  });
  return app;
}

/** Users move within their own tree only (help.moviuscorp.com, moving an account). Throws 409 user-taken. */
export function checkTree(state: MmpState, from: string | undefined, organisation: string): void {
  if (from !== undefined && treeOf(state, from) !== treeOf(state, organisation))
    throw new MmpProblem('user-taken', 'The user belongs to another root organisation.', { organisation });
}

function viewOf(state: MmpState, userKey: string): UserView | undefined {
  const row = rowOf(state.users, userKey);
  return row && userView(userKey, row);
}

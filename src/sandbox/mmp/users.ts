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

interface UserBody {
  readonly organisationExternalId: string;
  readonly socialMessaging: boolean;
  readonly restrictIncoming: boolean;
}

export const USER_BODY = {
  organisationExternalId: EXTERNAL_ID,
  socialMessaging: BOOLEAN,
  restrictIncoming: BOOLEAN,
};

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
    const body = await bodyOf(context, USER_BODY);
    const state = options.state();
    const isNew = rowOf(state.users, userKey) === undefined;
    putUser(state, userKey, body);
    commit(options, {
      event: 'account-changed',
      organisation: body.organisationExternalId,
      details: userKey,
    });
    return context.json(viewOf(state, userKey), isNew ? 201 : 200);
  });
  app.delete('/:userKey', (context) => {
    const userKey = paramOf(context, 'userKey', USER_KEY);
    const state = options.state();
    const row = rowOf(state.users, userKey);
    if (row === undefined) return context.body(null, 204);
    requirePrivilege(state, 'Accounts', [row.organisation]);
    delete state.users[userKey];
    commit(options, { event: 'account-deleted', organisation: row.organisation, details: userKey });
    return context.body(null, 204);
  });
  return app;
}

/** Throws what the call would be refused with; then nothing was changed. */
export function putUser(state: MmpState, userKey: string, body: UserBody): void {
  const { organisationExternalId: organisation, ...toggles } = body;
  const before = rowOf(state.users, userKey);
  organisationOf(state, organisation);
  requirePrivilege(state, 'Accounts', [organisation, before?.organisation]);
  checkTree(state, before?.organisation, organisation);
  state.users[userKey] = { inviteStatus: 'not_invited', ...before, organisation, ...toggles };
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

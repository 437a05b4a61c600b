import { Hono } from 'hono';
import { BOOLEAN, bodyOf, EXTERNAL_ID, INVITE_STATUS, optional, paramOf, USER_KEY } from './input.ts';
import { commit } from './options.ts';
import type { MmpOptions } from './options.ts';
import { invalid, MmpProblem } from './problem.ts';
import type { MmpState, UserRow } from './state.ts';
import { rowOf } from './tree.ts';
import { userView } from './user-view.ts';
import { checkTree } from './users.ts';
import { flagOf } from './whatsapp-flag.ts';

const USER = {
  organisationExternalId: optional(EXTERNAL_ID),
  inviteStatus: optional(INVITE_STATUS),
  socialMessaging: optional(BOOLEAN),
  restrictIncoming: optional(BOOLEAN),
};

interface UserEdit {
  readonly organisationExternalId?: string | undefined;
  readonly inviteStatus?: UserRow['inviteStatus'] | undefined;
  readonly socialMessaging?: boolean | undefined;
  readonly restrictIncoming?: boolean | undefined;
}

/** What an admin does with accounts by hand: invite, edit and move them. */
export function userConsole(options: MmpOptions): Hono {
  const app = new Hono();
  app.post('/', async (context) => {
    const { userKey, ...edit } = await bodyOf(context, { userKey: USER_KEY, ...USER });
    const state = options.state();
    if (rowOf(state.users, userKey) !== undefined) throw invalid('There is such a user already.');
    const row = edited(state, undefined, edit);
    state.users[userKey] = row;
    commit(options, {
      event: 'account-added',
      organisation: row.organisation,
      details: userKey,
      admin: null,
    });
    return context.json(userView(userKey, row), 201);
  });
  app.patch('/:userKey', async (context) => {
    const userKey = paramOf(context, 'userKey', USER_KEY);
    const edit = await bodyOf(context, USER);
    const state = options.state();
    const before = rowOf(state.users, userKey);
    if (before === undefined) throw new MmpProblem('path-unknown', 'There is no such user.');
    const row = edited(state, before, edit);
    state.users[userKey] = row;
    commit(options, {
      event: 'account-changed',
      organisation: row.organisation,
      details: userKey,
      admin: null,
    });
    return context.json(userView(userKey, row));
  });
  return app;
}

/** "All settings of the new organisation apply" to whoever is added or moved (help.moviuscorp.com, moving an account). */
function edited(state: MmpState, before: UserRow | undefined, edit: UserEdit): UserRow {
  const organisation = edit.organisationExternalId ?? before?.organisation;
  if (organisation === undefined) throw invalid('organisationExternalId must be given.');
  const { effective } = flagOf(state, organisation);
  checkTree(state, before?.organisation, organisation);
  const stays = before?.organisation === organisation;
  const current = stays ? before : { socialMessaging: effective, restrictIncoming: false };
  return {
    organisation,
    inviteStatus: edit.inviteStatus ?? before?.inviteStatus ?? 'invited',
    socialMessaging: edit.socialMessaging ?? current.socialMessaging,
    restrictIncoming: edit.restrictIncoming ?? current.restrictIncoming,
  };
}

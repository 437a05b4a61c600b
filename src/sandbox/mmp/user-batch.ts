import type { Context } from 'hono';
import { bodyOf, listOf, objectOf, USER_KEY } from './input.ts';
import { commit } from './options.ts';
import type { MmpOptions } from './options.ts';
import { invalid, MmpProblem, problemBody } from './problem.ts';
import type { Problem } from './problem.ts';
import { putUser, USER_BODY } from './users.ts';

const BATCH = { items: listOf(objectOf({ userKey: USER_KEY, body: objectOf(USER_BODY) })) };

/** "Up to 1000 accounts" (help.moviuscorp.com, batch upload of accounts, read 2026-11-23). */
const LARGEST_BATCH = 1000;

/** Writes many users: one that is refused holds up no other. */
export async function userBatchReply(context: Context, options: MmpOptions): Promise<Response> {
  const { items } = await bodyOf(context, BATCH);
  if (items.length === 0 || items.length > LARGEST_BATCH)
    throw invalid(`items must hold 1 to ${LARGEST_BATCH} users.`);
  const state = options.state();
  const results = items.map(({ userKey, body }) => ({
    userKey,
    result: resultOf(() => putUser(state, userKey, body)),
  }));
  commit(options, {
    event: 'accounts-changed',
    organisation: items[0]?.body.organisationExternalId ?? '',
    details: `${items.length} accounts`,
  });
  return context.json({ items: results });
}

function resultOf(write: () => void): 'ok' | Problem {
  try {
    write();
    return 'ok';
  } catch (error) {
    if (error instanceof MmpProblem) return problemBody(error);
    throw error;
  }
}

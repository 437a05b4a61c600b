import { Hono } from 'hono';
import { bodyOf, EXTERNAL_ID, optional, paramOf, PHONE_NUMBER, text } from './input.ts';
import { commit } from './options.ts';
import type { MmpOptions } from './options.ts';
import { pageReply } from './paging.ts';
import type { List } from './paging.ts';
import { requirePrivilege } from './privileges.ts';
import { MmpProblem } from './problem.ts';
import type { MmpState } from './state.ts';
import { heldBy, organisationOf, rowOf, treeOf } from './tree.ts';

interface NumberView {
  readonly number: string;
  readonly organisationExternalId: string;
  readonly displayName: string;
}

const BODY = {
  organisationExternalId: EXTERNAL_ID,
  displayName: text(0, 512),
  replaces: optional(PHONE_NUMBER),
};

const NUMBERS: List<NumberView | undefined> = {
  name: 'whatsapp-numbers',
  keysAt: (state, organisation) => heldBy(state, 'numbers', organisation),
  view: viewOf,
};

/** WhatsApp numbers as Movius provisions them: at most one per organisation. */
export function numberRoutes(options: MmpOptions): Hono {
  const app = new Hono();
  app.get('/', (context) => pageReply(context, options, NUMBERS));
  app.put('/:number', async (context) => {
    const number = paramOf(context, 'number', PHONE_NUMBER);
    const { organisationExternalId: organisation, displayName, replaces } = await bodyOf(context, BODY);
    const state = options.state();
    const before = rowOf(state.numbers, number);
    organisationOf(state, organisation);
    requirePrivilege(state, 'Setup', [organisation, before?.organisation]);
    checkFree(state, [number, replaces], organisation);
    if (
      replaces !== undefined &&
      replaces !== number &&
      rowOf(state.numbers, replaces)?.organisation === organisation
    )
      delete state.numbers[replaces];
    state.numbers[number] = { organisation, displayName };
    commit(options, { event: 'whatsapp-number-changed', organisation, details: number });
    return context.json(viewOf(state, number), before === undefined ? 201 : 200);
  });
  app.delete('/:number', (context) => {
    const number = paramOf(context, 'number', PHONE_NUMBER);
    const state = options.state();
    const row = rowOf(state.numbers, number);
    if (row === undefined) return context.body(null, 204);
    requirePrivilege(state, 'Setup', [row.organisation]);
    delete state.numbers[number];
    commit(options, { event: 'whatsapp-number-withdrawn', organisation: row.organisation, details: number });
    return context.body(null, 204);
  });
  return app;
}

function viewOf(state: MmpState, number: string): NumberView | undefined {
  const row = rowOf(state.numbers, number);
  return row && { number, organisationExternalId: row.organisation, displayName: row.displayName };
}

function checkFree(
  state: MmpState,
  [number, replaces]: readonly [string, string | undefined],
  organisation: string,
): void {
  if (heldBy(state, 'numbers', organisation).some((held) => held !== number && held !== replaces))
    throw new MmpProblem('number-taken', `${organisation} has another number.`, { organisation });
  const row = rowOf(state.numbers, number);
  if (row !== undefined && treeOf(state, row.organisation) !== treeOf(state, organisation))
    throw new MmpProblem('number-taken', 'The number is in use below another root organisation.', {
      organisation,
    });
}

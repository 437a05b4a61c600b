import { Hono } from 'hono';
import { timeOf } from '../clock.ts';
import { nextNumber, sidOf } from '../ids.ts';
import type { Twin, World } from '../world.ts';
import { accountInPath } from './auth.ts';
import type { Caller, TwilioVariables } from './auth.ts';
import { TwilioProblem, badRequest, unauthenticated } from './errors.ts';
import { filtersOf, formOf, rfc2822 } from './forms.ts';
import { cutPage, pageRequest, pageUris } from './paging.ts';
import { tokenOf } from './state.ts';
import type { Account } from './state.ts';
import { listed } from './visibility.ts';

const VERSION = '/2010-04-01';
const DEFAULT_PAGE = 50;
/** usage/api/accounts: FriendlyName has at most 64 characters. */
const LONGEST_NAME = 64;
const STATUSES = ['active', 'suspended', 'closed'] as const;
const SUBRESOURCES = {
  available_phone_numbers: 'AvailablePhoneNumbers',
  incoming_phone_numbers: 'IncomingPhoneNumbers',
  messages: 'Messages',
  keys: 'Keys',
};

/** Accounts (api.twilio.com, v2010): the parent and its subaccounts, with their auth tokens. */
export function accountRoutes({ world, changed }: Twin): Hono<TwilioVariables> {
  const app = new Hono<TwilioVariables>();
  app.get('/Accounts.json', (context) => {
    const caller = mainCaller(context.get('caller'));
    const filters = filtersOf(context.req.query(), ['FriendlyName', 'Status']);
    const request = pageRequest(context.req.query(), DEFAULT_PAGE);
    const all = listed(world, visibleTo(world, caller, filters));
    const page = cutPage(all, request, { order: world.twilio.options.listOrder });
    const uris = pageUris({ path: `${VERSION}/Accounts.json`, filters }, request, page);
    return context.json({ ...uris, accounts: page.items.map(accountBody) });
  });
  app.post('/Accounts.json', async (context) => {
    const caller = mainCaller(context.get('caller'));
    const account = openAccount(world, caller, await formOf(context));
    changed();
    return context.json(accountBody(account), 201);
  });
  app.get('/Accounts/:file{AC[0-9a-f]+\\.json}', (context) => {
    const caller = mainCaller(context.get('caller'));
    return context.json(accountBody(accountInPath(caller, world.twilio, sidIn(context.req.param('file')))));
  });
  app.post('/Accounts/:file{AC[0-9a-f]+\\.json}', async (context) => {
    const caller = mainCaller(context.get('caller'));
    const account = accountInPath(caller, world.twilio, sidIn(context.req.param('file')));
    editAccount(world, account, await formOf(context));
    changed();
    return context.json(accountBody(account));
  });
  return app;
}

/** A standard key may do everything but this (iam/api-keys). */
function mainCaller(caller: Caller): Caller {
  if (caller.key !== undefined && caller.key.kind === 'standard') throw unauthenticated();
  return caller;
}

function visibleTo(world: World, caller: Caller, filters: Record<string, string>): readonly Account[] {
  return world.twilio.accounts.filter(
    (account) =>
      (account.sid === caller.account.sid || account.ownerSid === caller.account.sid) &&
      (filters['FriendlyName'] ?? account.friendlyName) === account.friendlyName &&
      (filters['Status'] ?? account.status) === account.status,
  );
}

function openAccount(world: World, caller: Caller, form: Record<string, string>): Account {
  // Only a parent may have subaccounts (iam/api/subaccounts); the code for it is an assumption.
  if (caller.account.sid !== world.twilio.parentSid)
    throw new TwilioProblem({ status: 403, code: 20_403 }, 'A subaccount cannot create accounts');
  checkParent(world);
  // The HTTP status of 21476, 21478 and 21480 is an assumption (docs/errors).
  if (world.twilio.accounts.length > world.twilio.options.mostSubaccounts)
    throw badRequest(21_480, 'The account has as many subaccounts as it may have');
  const number = nextNumber(world);
  const sid = sidOf('AC', number);
  const account: Account = {
    sid,
    number,
    ownerSid: caller.account.sid,
    authToken: tokenOf(sid),
    created: world.clock,
    updated: world.clock,
    friendlyName: nameIn(form) ?? `SubAccount Created at ${rfc2822(timeOf(world).toISOString())}`,
    status: 'active',
    isSuspendedByTwilio: false,
  };
  world.twilio.accounts.push(account);
  return account;
}

function editAccount(world: World, account: Account, form: Record<string, string>): void {
  const status = STATUSES.find((candidate) => candidate === form['Status']);
  if (form['Status'] !== undefined && status === undefined)
    throw badRequest(20_001, `Invalid Status: ${form['Status']}`);
  // "closed" is permanent; a parent account cannot close or suspend itself (usage/api/accounts). The codes are assumptions.
  if (account.status === 'closed') throw badRequest(20_001, 'A closed account cannot be changed');
  if (status !== undefined && account.sid === world.twilio.parentSid)
    throw badRequest(20_001, 'The status of the main account cannot be changed');
  checkParent(world);
  if (status === 'active' && account.isSuspendedByTwilio)
    throw badRequest(21_478, 'The account was suspended by Twilio');
  account.friendlyName = nameIn(form) ?? account.friendlyName;
  account.status = status ?? account.status;
  account.updated = world.clock;
}

function checkParent({ twilio }: World): void {
  const parent = twilio.accounts.find((account) => account.sid === twilio.parentSid);
  if (parent?.status !== 'active') throw badRequest(21_476, 'The parent account is suspended');
}

function nameIn(form: Record<string, string>): string | undefined {
  const name = form['FriendlyName'];
  if (name !== undefined && name.length > LONGEST_NAME)
    throw badRequest(20_001, 'FriendlyName has more than 64 characters');
  return name === '' ? undefined : name;
}

function sidIn(file: string): string {
  return file.replace(/\.json$/, '');
}

function accountBody(account: Account): Record<string, unknown> {
  const path = `${VERSION}/Accounts/${account.sid}`;
  const links = Object.entries(SUBRESOURCES).map(([key, name]) => [key, `${path}/${name}.json`] as const);
  return {
    auth_token: account.authToken,
    date_created: rfc2822(account.created),
    date_updated: rfc2822(account.updated),
    friendly_name: account.friendlyName,
    owner_account_sid: account.ownerSid,
    sid: account.sid,
    status: account.status,
    subresource_uris: Object.fromEntries(links),
    type: 'Full',
    uri: `${path}.json`,
  };
}

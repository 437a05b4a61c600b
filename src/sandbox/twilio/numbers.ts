import { Hono } from 'hono';
import type { Context } from 'hono';
import { nextNumber, sidOf } from '../ids.ts';
import { phoneOf, reaches } from '../meta/phones.ts';
import type { Twin, World } from '../world.ts';
import { accountInPath } from './auth.ts';
import type { TwilioVariables } from './auth.ts';
import { availableNumbers, isE164 } from './available.ts';
import { badRequest, notFound, unauthenticated } from './errors.ts';
import { filtersOf, formOf } from './forms.ts';
import { numberBody, settingsIn } from './number-view.ts';
import { cutPage, pageRequest, pageUris } from './paging.ts';
import type { Account, PhoneNumber } from './state.ts';
import { listed } from './visibility.ts';

const DEFAULT_PAGE = 50;
const FILTERS = ['PhoneNumber', 'FriendlyName', 'Beta', 'Origin'];
const LIST = '/Accounts/:account/IncomingPhoneNumbers.json';
const ONE = '/Accounts/:account/IncomingPhoneNumbers/:file{PN[0-9a-f]+\\.json}';

/** IncomingPhoneNumbers and AvailablePhoneNumbers (api.twilio.com, v2010). */
export function numberRoutes({ world, changed }: Twin): Hono<TwilioVariables> {
  const app = new Hono<TwilioVariables>();
  app.get(LIST, (context) => {
    const account = openAccountOf(context, world);
    const filters = filtersOf(context.req.query(), FILTERS);
    const request = pageRequest(context.req.query(), DEFAULT_PAGE);
    const all = listed(world, numbersOf(world, account, filters));
    const page = cutPage(all, request, { order: world.twilio.options.listOrder });
    const path = `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers.json`;
    const uris = pageUris({ path, filters }, request, page);
    return context.json({ ...uris, incoming_phone_numbers: page.items.map(numberBody) });
  });
  app.post(LIST, async (context) => {
    const account = openAccountOf(context, world);
    const bought = buyNumber(world, account, await formOf(context));
    changed();
    return context.json(numberBody(bought), 201);
  });
  app.get(ONE, (context) => context.json(numberBody(numberOf(context, world))));
  app.post(ONE, async (context) => {
    const number = numberOf(context, world);
    editNumber(context, world, { number, form: await formOf(context) });
    changed();
    return context.json(numberBody(number));
  });
  app.delete(ONE, (context) => {
    const released = numberOf(context, world);
    world.twilio.numbers = world.twilio.numbers.filter((number) => number.sid !== released.sid);
    changed();
    return context.body(null, 204);
  });
  app.get('/Accounts/:account/AvailablePhoneNumbers/:country/:type', (context) => {
    const account = openAccountOf(context, world);
    const { country, type } = context.req.param();
    const found = availableNumbers(
      world,
      { country, type: type.replace(/\.json$/, '') },
      context.req.query(),
    );
    const uri = `/2010-04-01/Accounts/${account.sid}/AvailablePhoneNumbers/${country}/${type}`;
    return context.json({ available_phone_numbers: found, uri });
  });
  return app;
}

function openAccountOf(context: Context<TwilioVariables>, world: World): Account {
  const account = accountInPath(context.get('caller'), world.twilio, context.req.param('account') ?? '');
  if (account.status !== 'active') throw unauthenticated();
  return account;
}

function numbersOf(world: World, account: Account, filters: Record<string, string>): readonly PhoneNumber[] {
  const wanted = filters['PhoneNumber']?.replaceAll('*', '') ?? '';
  return world.twilio.numbers.filter(
    (number) =>
      number.accountSid === account.sid &&
      number.phoneNumber.includes(wanted) &&
      (filters['FriendlyName'] ?? number.friendlyName) === number.friendlyName &&
      filters['Beta'] !== 'true' &&
      (filters['Origin'] ?? 'twilio') === 'twilio',
  );
}

function numberOf(context: Context<TwilioVariables>, world: World): PhoneNumber {
  const account = openAccountOf(context, world);
  const sid = (context.req.param('file') ?? '').replace(/\.json$/, '');
  const found = world.twilio.numbers.find(
    (number) => number.sid === sid && number.accountSid === account.sid,
  );
  if (found === undefined) throw notFound(context.req.path.replace('/api.twilio.com', ''));
  return found;
}

function buyNumber(world: World, account: Account, form: Record<string, string>): PhoneNumber {
  const phoneNumber = form['PhoneNumber'] ?? firstIn(world, form['AreaCode']);
  if (!isE164(phoneNumber)) throw badRequest(21_421, `PhoneNumber is invalid: ${phoneNumber}`);
  // Error 21422: the number is not for sale, for instance because someone has it.
  if (world.twilio.numbers.some((number) => number.phoneNumber === phoneNumber))
    throw badRequest(21_422, `${phoneNumber} is not available`);
  checkSale(world, phoneNumber, form);
  const number = nextNumber(world);
  const bought: PhoneNumber = {
    sid: sidOf('PN', number),
    number,
    phoneNumber,
    created: world.clock,
    updated: world.clock,
    accountSid: account.sid,
    friendlyName: form['FriendlyName'] ?? phoneNumber,
    settings: {
      ...settingsIn(form),
      sms: reaches(world, phoneNumber, 'sms'),
      voice: reaches(world, phoneNumber, 'voice'),
    },
  };
  world.twilio.numbers.push(bought);
  return bought;
}

/** Error 21422 again, 21649 (regulatory bundle) or 21631 (address): what a country's law asks for, when it was planted. */
function checkSale(world: World, phoneNumber: string, form: Record<string, string>): void {
  const { sale } = phoneOf(world, phoneNumber);
  if (sale === 'taken') throw badRequest(21_422, `${phoneNumber} is not available`);
  if (sale === 'bundle' && (form['BundleSid'] ?? '') === '')
    throw badRequest(21_649, `${phoneNumber} requires a regulatory bundle that Twilio has approved`);
  if (sale === 'address' && (form['AddressSid'] ?? '') === '')
    throw badRequest(21_631, `${phoneNumber} requires an address, but AddressSid is empty`);
}

function firstIn(world: World, areaCode: string | undefined): string {
  if (areaCode === undefined) throw badRequest(21_404, 'PhoneNumber or AreaCode is required');
  const [first] = availableNumbers(world, { country: 'US', type: 'Local' }, { AreaCode: areaCode });
  const phoneNumber = first?.['phone_number'];
  if (typeof phoneNumber !== 'string') throw badRequest(21_452, `No numbers in area code ${areaCode}`);
  return phoneNumber;
}

/** Moving a number to another account is an update of AccountSid at the current owner's path (iam/api/subaccounts). */
function editNumber(
  context: Context<TwilioVariables>,
  world: World,
  { number, form }: { readonly number: PhoneNumber; readonly form: Record<string, string> },
): void {
  const target = form['AccountSid'];
  if (target !== undefined) {
    const account = accountInPath(context.get('caller'), world.twilio, target);
    if (account.status !== 'active') throw badRequest(20_001, `Account ${target} is not active`);
    number.accountSid = account.sid;
  }
  number.friendlyName = form['FriendlyName'] ?? number.friendlyName;
  number.settings = { ...number.settings, ...settingsIn(form) };
  number.updated = world.clock;
}

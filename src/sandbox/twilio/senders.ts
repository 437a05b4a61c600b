import { Hono } from 'hono';
import { schedule } from '../clock.ts';
import { codeOf, nextNumber, sidOf } from '../ids.ts';
import { bindWaba, checkSenderCap, wabaForSender } from './wabas.ts';
import type { Twin, World } from '../world.ts';
import type { TwilioVariables } from './auth.ts';
import { changeName } from './display-name.ts';
import { TwilioProblem, badRequest, notFound } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { cutPage, pageMeta, pageRequest } from './paging.ts';
import { senderInput, senderNumber } from './sender-input.ts';
import type { SenderInput } from './sender-input.ts';
import { startReview, startVerifying } from './sender-machine.ts';
import { createdBody, senderBody, updatedBody } from './sender-view.ts';
import type { Account, Block, Sender } from './state.ts';

const URL_OF_LIST = 'https://messaging.twilio.com/v2/Channels/Senders';
/** messaging_v2 specification: "For WhatsApp, the default is 20". */
const DEFAULT_PAGE = 20;
const REGISTERED = ['ONLINE', 'ONLINE:UPDATING'];

/** WhatsApp senders (messaging.twilio.com, /v2/Channels/Senders). */
export function senderRoutes({ world, changed }: Twin): Hono<TwilioVariables> {
  const app = new Hono<TwilioVariables>();
  app.get('/', (context) => {
    const query = context.req.query();
    const channel = query['Channel'];
    if (channel !== 'whatsapp' && channel !== 'rcs')
      throw badRequest(63_100, 'Validation error: Channel must be whatsapp or rcs');
    const request = pageRequest(query, DEFAULT_PAGE);
    const all = channel === 'rcs' ? [] : sendersOf(world, context.get('caller').account);
    const page = cutPage(all, request);
    const target = { url: URL_OF_LIST, key: 'senders', filters: { Channel: channel } };
    return context.json({ senders: page.items.map(senderBody), meta: pageMeta(target, request, page) });
  });
  app.post('/', async (context) => {
    const body = await jsonBody(context, 63_100);
    const { sender, input } = createSender(world, context.get('caller').account, body);
    changed();
    return context.json(createdBody(sender, input), 202);
  });
  app.get('/:sid', (context) =>
    context.json(senderBody(senderOf(world, context.get('caller').account, context.req.param('sid')))),
  );
  app.post('/:sid', async (context) => {
    const sender = senderOf(world, context.get('caller').account, context.req.param('sid'));
    const input = senderInput(await jsonBody(context, 63_100));
    const nameStatus = updateSender(world, sender, input);
    changed();
    return context.json(updatedBody(sender, input, nameStatus), 202);
  });
  app.delete('/:sid', (context) => {
    const gone = senderOf(world, context.get('caller').account, context.req.param('sid'));
    world.twilio.senders = world.twilio.senders.filter((sender) => sender.sid !== gone.sid);
    changed();
    return context.body(null, 204);
  });
  return app;
}

function sendersOf(world: World, account: Account): readonly Sender[] {
  return world.twilio.senders.filter((sender) => sender.accountSid === account.sid);
}

function senderOf(world: World, account: Account, sid: string): Sender {
  const found = sendersOf(world, account).find((sender) => sender.sid === sid);
  if (found === undefined) throw notFound(`/v2/Channels/Senders/${sid}`);
  return found;
}

function createSender(
  world: World,
  account: Account,
  body: Block,
): { readonly sender: Sender; readonly input: SenderInput } {
  const phoneNumber = senderNumber(body);
  const { sender_id: _, ...blocks } = body;
  const input = senderInput(blocks);
  if ((input.profile?.['name'] ?? '') === '')
    throw badRequest(63_100, 'Validation error: profile.name is required');
  if (world.twilio.senders.some((sender) => sender.phoneNumber === phoneNumber))
    throw badRequest(63_110, `Phone number ${phoneNumber} is already registered on WhatsApp`);
  const wabaId = wabaForSender(world, account.sid, text(input.configuration?.['waba_id']));
  checkSenderCap(world, wabaId);
  bindWaba(world, account.sid, wabaId);
  const number = nextNumber(world);
  const sender: Sender = {
    sid: sidOf('XE', number),
    number,
    accountSid: account.sid,
    phoneNumber,
    status: 'CREATING',
    friendlyName: input.friendlyName ?? null,
    wabaId,
    configuration: keptConfiguration({}, input.configuration),
    webhook: input.webhook ?? null,
    profile: input.profile ?? {},
    properties: null,
    offlineReasons: null,
    pendingName: null,
    renamed: null,
    extra: {},
  };
  world.twilio.senders.push(sender);
  schedule(world, world.reviews.creating, { kind: 'sender-created', sid: sender.sid });
  return { sender, input };
}

/** Blocks are independent of each other. Inside a block, what is left out stays: an assumption, nobody documents it. */
function updateSender(world: World, sender: Sender, input: SenderInput): string | undefined {
  const wabaId = text(input.configuration?.['waba_id']);
  if (wabaId !== undefined) wabaForSender(world, sender.accountSid, wabaId);
  const { name, ...otherProfile } = input.profile ?? {};
  const nameStatus = typeof name === 'string' ? rename(world, sender, { input, name }) : undefined;
  sender.profile = { ...sender.profile, ...otherProfile };
  if (input.friendlyName !== undefined) sender.friendlyName = input.friendlyName;
  if (input.webhook !== undefined) sender.webhook = { ...sender.webhook, ...input.webhook };
  sender.configuration = keptConfiguration(sender.configuration, input.configuration);
  const code = text(input.configuration?.['verification_code']);
  if (code !== undefined && sender.status === 'PENDING_VERIFICATION')
    startVerifying(world, sender, code === codeOf(sender.sid));
  else if (REGISTERED.includes(sender.status)) {
    sender.status = 'ONLINE:UPDATING';
    schedule(world, world.reviews.updating, { kind: 'sender-updated', sid: sender.sid });
  }
  return nameStatus;
}

/** A refused name fails the request when it is all there is to change, and is only reported otherwise (twilio 6.2.0). */
function rename(
  world: World,
  sender: Sender,
  { input, name }: { readonly input: SenderInput; readonly name: string },
): string {
  if (!REGISTERED.includes(sender.status)) return renameUnregistered(world, sender, name);
  try {
    return changeName(world, sender, name);
  } catch (problem) {
    const alone = Object.keys(input.profile ?? {}).length === 1;
    if (alone || !(problem instanceof TwilioProblem)) throw problem;
    return 'error';
  }
}

/** Before registration the name simply changes; a sender whose name was declined is reviewed again. */
function renameUnregistered(world: World, sender: Sender, name: string): string {
  if (name === '') throw badRequest(63_100, 'Validation error: profile.name is required');
  const declined = sender.offlineReasons?.some((reason) => reason['code'] === '63060') ?? false;
  sender.profile = { ...sender.profile, name };
  if (sender.status === 'OFFLINE' && declined) startReview(world, sender);
  return 'updating';
}

/** account_type: left out or null keeps it, "" clears it; verification fields are write-only (specification). */
function keptConfiguration(before: Block, given: Block | undefined): Block {
  const type = given?.['account_type'] ?? before['account_type'] ?? null;
  const voice = given?.['voice_application_sid'];
  return {
    account_type: type === '' ? null : type,
    voice_application_sid: voice === undefined ? (before['voice_application_sid'] ?? null) : voice,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

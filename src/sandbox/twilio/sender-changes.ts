import { schedule } from '../clock.ts';
import { nextNumber, sidOf } from '../ids.ts';
import { countRegistration, phoneOf } from '../meta/phones.ts';
import type { World } from '../world.ts';
import { changeName } from './display-name.ts';
import { TwilioProblem, badRequest } from './errors.ts';
import { sendCode, validCode } from './sender-codes.ts';
import { senderInput, senderNumber } from './sender-input.ts';
import type { SenderInput } from './sender-input.ts';
import { startCreating, startReview, startVerifying } from './sender-machine.ts';
import type { Account, Block, Sender } from './state.ts';
import { bindWaba, checkSenderCap, wabaForSender } from './wabas.ts';

const REGISTERED = ['ONLINE', 'ONLINE:UPDATING'];
/** Before these are over a number is not registered at Meta. */
const UNREGISTERED = ['STUBBED', 'CREATING', 'PENDING_VERIFICATION', 'VERIFYING', 'DRAFT'];

export function createSender(
  world: World,
  account: Account,
  body: Block,
): { readonly sender: Sender; readonly input: SenderInput } {
  const phoneNumber = senderNumber(body);
  const { sender_id: _, ...blocks } = body;
  const input = senderInput(blocks);
  if ((input.profile?.['name'] ?? '') === '')
    throw badRequest(63_100, 'Validation error: profile.name is required');
  checkNumber(world, phoneNumber);
  const wabaId = wabaForSender(world, account.sid, text(input.configuration?.['waba_id']));
  checkSenderCap(world, wabaId);
  bindWaba(world, account.sid, wabaId);
  const number = nextNumber(world);
  const sender: Sender = {
    sid: sidOf('XE', number),
    number,
    accountSid: account.sid,
    phoneNumber,
    created: world.clock,
    status: 'STUBBED',
    friendlyName: input.friendlyName ?? null,
    wabaId,
    configuration: keptConfiguration({}, input.configuration),
    webhook: input.webhook ?? null,
    profile: input.profile ?? {},
    properties: null,
    offlineReasons: null,
    pendingName: null,
    code: null,
    renamed: null,
    extra: {},
  };
  world.twilio.senders.push(sender);
  if (world.twilio.options.stubbed === 'first')
    schedule(world, world.reviews.creating, { kind: 'sender-begun', sid: sender.sid });
  else startCreating(world, sender);
  return { sender, input };
}

/** Throws 400 with 63110 (on WhatsApp already) or 63109 (migrated into another account). */
function checkNumber(world: World, phoneNumber: string): void {
  const { whatsapp } = phoneOf(world, phoneNumber);
  if (whatsapp === 'migrated')
    throw badRequest(63_109, 'This sender has been migrated into a different account');
  if (whatsapp === 'in-use' || world.twilio.senders.some((sender) => sender.phoneNumber === phoneNumber))
    throw badRequest(63_110, `Phone number ${phoneNumber} is already registered on WhatsApp`);
}

/** Blocks are independent of each other; what a field left out of a block means is an option. */
export function updateSender(world: World, sender: Sender, input: SenderInput): string | undefined {
  const wabaId = text(input.configuration?.['waba_id']);
  if (wabaId !== undefined) wabaForSender(world, sender.accountSid, wabaId);
  const { name, ...otherProfile } = input.profile ?? {};
  const nameStatus = typeof name === 'string' ? rename(world, sender, { input, name }) : undefined;
  if (input.profile !== undefined)
    sender.profile = { ...laid(world, sender.profile, otherProfile), name: sender.profile['name'] };
  if (input.friendlyName !== undefined) sender.friendlyName = input.friendlyName;
  if (input.webhook !== undefined) sender.webhook = laid(world, sender.webhook, input.webhook);
  sender.configuration = keptConfiguration(sender.configuration, input.configuration);
  goOn(world, sender, input);
  return nameStatus;
}

export function deleteSender(world: World, gone: Sender): void {
  world.twilio.senders = world.twilio.senders.filter((sender) => sender.sid !== gone.sid);
  if (!UNREGISTERED.includes(gone.status)) countRegistration(world, gone.phoneNumber);
}

/** A code is checked, another one is sent, a registration is tried again, or the profile goes to Meta. */
function goOn(world: World, sender: Sender, { configuration }: SenderInput): void {
  const code = text(configuration?.['verification_code']);
  const method = configuration?.['verification_method'];
  const isWaiting = sender.status === 'PENDING_VERIFICATION';
  if (isWaiting && code !== undefined) startVerifying(world, sender, code === validCode(world, sender));
  // Asking for the other way of verification sends a new code (63116: "retry, try voice").
  else if (isWaiting && (method === 'sms' || method === 'voice')) sendCode(world, sender, method);
  else if (isOffline(sender, '63018') && typeof method === 'string') startCreating(world, sender);
  else if (REGISTERED.includes(sender.status)) {
    sender.status = 'ONLINE:UPDATING';
    schedule(world, world.reviews.updating, { kind: 'sender-updated', sid: sender.sid });
  }
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
  sender.profile = { ...sender.profile, name };
  if (isOffline(sender, '63060')) startReview(world, sender);
  return 'updating';
}

function isOffline(sender: Sender, code: string): boolean {
  const isReason = sender.offlineReasons?.some((reason) => reason['code'] === code) ?? false;
  return sender.status === 'OFFLINE' && isReason;
}

/** The block with what was given laid over it, or in its place (leafOmission). */
function laid(world: World, before: Block | null, given: Block): Block {
  return world.twilio.options.leafOmission === 'keep' ? { ...before, ...given } : given;
}

/** account_type: left out or null keeps it, "" clears it; verification fields are write-only (specification). */
function keptConfiguration(before: Block, given: Block | undefined): Block {
  const type = given?.['account_type'] ?? before['account_type'] ?? null;
  const voice = given?.['voice_application_sid'];
  return {
    account_type: type === '' ? null : type,
    voice_application_sid: voice === undefined ? (before['voice_application_sid'] ?? null) : voice,
    verification_method: given?.['verification_method'] ?? before['verification_method'] ?? 'sms',
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

import { schedule } from '../clock.ts';
import { countRegistration, isWornOut, phoneOf, reaches } from '../meta/phones.ts';
import { reviewName } from '../meta/review-name.ts';
import { verdictFor } from '../meta/verdicts.ts';
import type { World } from '../world.ts';
import { sendCode } from './sender-codes.ts';
import { goOffline, stopFor } from './sender-stops.ts';
import type { Sender } from './state.ts';

/** A new sender has 250 business-initiated conversations a day until Meta raises it (Meta, messaging-limits). */
const FIRST_PROPERTIES = { quality_rating: 'HIGH', messaging_limit: '250 Customers/24hr' };

/** The registration of a number begins. */
export function startCreating(world: World, sender: Sender): void {
  sender.status = 'CREATING';
  sender.offlineReasons = null;
  schedule(world, world.reviews.creating, { kind: 'sender-created', sid: sender.sid });
}

/** CREATING is over: Twilio reads the code itself where it can, otherwise a person must. */
export function senderCreated(world: World, sender: Sender): void {
  if (sender.status !== 'CREATING') return;
  const stop = stopFor(world, sender);
  if (stop !== undefined) {
    goOffline(sender, stop);
    return;
  }
  const { verification_method: method } = sender.configuration;
  sendCode(world, sender, method === 'voice' ? 'voice' : 'sms');
  if (readsOwnCode(world, sender)) startVerifying(world, sender, true);
  else sender.status = 'PENDING_VERIFICATION';
}

/** A code arrived: VERIFYING for minutes, then the registration, or back to waiting for the right code. */
export function startVerifying(world: World, sender: Sender, correct: boolean): void {
  sender.status = 'VERIFYING';
  sender.offlineReasons = null;
  schedule(world, world.reviews.verifying, { kind: 'sender-verified', sid: sender.sid, correct });
}

export function senderVerified(world: World, sender: Sender, correct: boolean): void {
  if (sender.status !== 'VERIFYING') return;
  if (correct) {
    register(world, sender);
    return;
  }
  // 63116 stands for a code that did not verify; the specification does not say what a wrong one leads to.
  goOffline(sender, ['63116', 'The verification code is not correct, has expired or has not been received']);
  sender.status = 'PENDING_VERIFICATION';
}

/** Minutes of being OFFLINE without a reason are over. */
export function senderRegistered(world: World, sender: Sender): void {
  if (sender.status === 'OFFLINE' && sender.offlineReasons === null) startReview(world, sender);
}

/** Meta's review of the display name: also what a declined name goes through again when it is changed. */
export function startReview(world: World, sender: Sender): void {
  sender.status = 'TWILIO_REVIEW';
  sender.offlineReasons = null;
  schedule(world, world.reviews.displayName, { kind: 'sender-reviewed', sid: sender.sid });
}

export function senderReviewed(world: World, sender: Sender): void {
  if (sender.status !== 'TWILIO_REVIEW') return;
  const given = sender.profile['name'];
  const name = typeof given === 'string' ? given : '';
  const verdict = verdictFor(world, sender.accountSid, sender.phoneNumber) ?? reviewName(name);
  if (verdict.verdict === 'hold') startReview(world, sender);
  else if (verdict.verdict === 'approve') goOnline(world, sender);
  else
    goOffline(sender, ['63060', `Display name rejected by WhatsApp: ${verdict.reason ?? 'no reason given'}`]);
}

/** ONLINE:UPDATING is over. */
export function senderUpdated(sender: Sender): void {
  if (sender.status === 'ONLINE:UPDATING') sender.status = 'ONLINE';
}

/**
 * Lets changes at Meta take effect on senders: what stops a sender takes it offline, and what stopped it and is over
 * lets it go on, where it was online before, or from the start.
 */
export function reviseSenders(world: World, isMeant: (sender: Sender) => boolean): void {
  for (const sender of world.twilio.senders.filter(isMeant)) {
    const stop = stopFor(world, sender);
    const wasStopped = sender.status === 'OFFLINE' && (sender.offlineReasons?.some(isStop) ?? true);
    if (stop !== undefined) {
      if (wasStopped || HALTS.includes(sender.status)) goOffline(sender, stop);
    } else if (wasStopped && sender.properties !== null) goOnline(world, sender);
    else if (wasStopped) startCreating(world, sender);
  }
}

/** The statuses that something at Meta can end; the others find it out when they are over. */
const HALTS: readonly string[] = ['ONLINE', 'ONLINE:UPDATING', 'TWILIO_REVIEW'];
/** The reasons that go away when what they name does. */
const STOPS: readonly unknown[] = ['63020', '63051', '63109', '63110', '63111', '63112'];

function isStop(reason: Readonly<Record<string, unknown>>): boolean {
  return STOPS.includes(reason['code']);
}

/** The number is registered with its PIN (Meta, registration): the last thing another provider can prevent. */
function register(world: World, sender: Sender): void {
  const { registration } = phoneOf(world, sender.phoneNumber);
  // Meta's 133016, "too many registrations"; that Twilio shows it as 63018 (rate limit) is an assumption.
  if (isWornOut(world, sender.phoneNumber)) {
    goOffline(sender, ['63018', 'The number was registered too often: wait 72 hours']);
    return;
  }
  countRegistration(world, sender.phoneNumber);
  if (registration === 'pin-mismatch') {
    // 63110: the number still belongs to an account with two-step verification (Meta 133005). An assumption.
    goOffline(sender, [
      '63110',
      'The number is still registered elsewhere: its two-step verification must be switched off',
    ]);
    return;
  }
  sender.status = 'OFFLINE';
  sender.offlineReasons = null;
  if (registration !== 'works') return;
  schedule(world, world.reviews.registering, { kind: 'sender-registered', sid: sender.sid });
}

/** A Twilio number that receives SMS, in the same account, is verified without a person (docs, register-senders). */
function readsOwnCode(world: World, sender: Sender): boolean {
  return world.twilio.numbers.some(
    (number) =>
      number.accountSid === sender.accountSid &&
      number.phoneNumber === sender.phoneNumber &&
      reaches(world, number.phoneNumber, 'sms'),
  );
}

function goOnline(world: World, sender: Sender): void {
  const stop = stopFor(world, sender);
  if (stop !== undefined) {
    goOffline(sender, stop);
    return;
  }
  sender.status = world.twilio.options.stubbed === 'last' ? 'STUBBED' : 'ONLINE';
  sender.offlineReasons = null;
  sender.properties ??= FIRST_PROPERTIES;
}

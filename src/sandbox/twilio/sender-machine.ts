import { schedule } from '../clock.ts';
import { reviewName } from '../meta/review-name.ts';
import { verdictFor } from '../meta/verdicts.ts';
import { standingOf } from './wabas.ts';
import type { World } from '../world.ts';
import { canText } from './available.ts';
import { moreInfo } from './errors.ts';
import type { Block, Sender } from './state.ts';

/** A new sender has 250 business-initiated conversations a day until Meta raises it (Meta, messaging-limits). */
const FIRST_PROPERTIES = { quality_rating: 'HIGH', messaging_limit: '250 Customers/24hr' };

/** CREATING is over: Twilio reads the code itself where it can, otherwise a person must. */
export function senderCreated(world: World, sender: Sender): void {
  if (sender.status !== 'CREATING') return;
  if (standingOf(world, sender.wabaId) === 'not-accepted') {
    // 63020 as an offline reason: the customer has not accepted Twilio's invitation at Meta (twilio/ai skill).
    goOffline(sender, '63020', "The customer has not accepted Twilio's request in Meta Business Manager");
    return;
  }
  if (readsOwnCode(world, sender)) startVerifying(world, sender, true);
  else sender.status = 'PENDING_VERIFICATION';
}

/** A code arrived: VERIFYING for minutes, then the review, or back to waiting for the right code. */
export function startVerifying(world: World, sender: Sender, correct: boolean): void {
  sender.status = 'VERIFYING';
  sender.offlineReasons = null;
  schedule(world, world.reviews.verifying, { kind: 'sender-verified', sid: sender.sid, correct });
}

export function senderVerified(world: World, sender: Sender, correct: boolean): void {
  if (sender.status !== 'VERIFYING') return;
  if (correct) {
    startReview(world, sender);
    return;
  }
  // 63116 stands for a code that did not verify; the specification does not say what a wrong one leads to.
  sender.status = 'PENDING_VERIFICATION';
  sender.offlineReasons = [reason('63116', 'The verification code is not correct or has not been received')];
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
  else if (verdict.verdict === 'approve') goOnline(sender);
  else
    goOffline(sender, '63060', `Display name rejected by WhatsApp: ${verdict.reason ?? 'no reason given'}`);
}

/** ONLINE:UPDATING is over. */
export function senderUpdated(sender: Sender): void {
  if (sender.status === 'ONLINE:UPDATING') sender.status = 'ONLINE';
}

/** The customer accepted the invitation, so senders that stopped for it start over. */
export function resumeAfterConsent(world: World, wabaId: string): void {
  for (const sender of world.twilio.senders) {
    const waits = sender.offlineReasons?.some((given) => given['code'] === '63020') ?? false;
    if (sender.wabaId !== wabaId || sender.status !== 'OFFLINE' || !waits) continue;
    sender.status = 'CREATING';
    sender.offlineReasons = null;
    schedule(world, world.reviews.creating, { kind: 'sender-created', sid: sender.sid });
  }
}

/** A Twilio number that receives SMS, in the same account, is verified without a person (docs, register-senders). */
function readsOwnCode(world: World, sender: Sender): boolean {
  return world.twilio.numbers.some(
    (number) =>
      number.accountSid === sender.accountSid &&
      number.phoneNumber === sender.phoneNumber &&
      canText(number.phoneNumber),
  );
}

function goOnline(sender: Sender): void {
  sender.status = 'ONLINE';
  sender.offlineReasons = null;
  sender.properties ??= FIRST_PROPERTIES;
}

function goOffline(sender: Sender, code: string, message: string): void {
  sender.status = 'OFFLINE';
  sender.offlineReasons = [reason(code, message)];
}

function reason(code: string, message: string): Block {
  return { code, message, more_info: moreInfo(code) };
}

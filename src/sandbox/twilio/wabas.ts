import type { WabaStanding } from '../meta/state.ts';
import type { World } from '../world.ts';
import { badRequest } from './errors.ts';

const WABA_ID = /^\d{10,}$/;
/** Senders per Meta business portfolio: 2 until business verification, then 20, by exception 50 (twilio/ai skill). */
const SENDER_CAPS = { unverified: 2, verified: 20, excepted: 50 };

/** What Twilio says at once to a new sender, by the standing of its WABA (docs/errors). */
const REFUSALS: Partial<Record<WabaStanding, readonly [code: number, what: string]>> = {
  unknown: [63_101, 'is invalid, not shared, or linked elsewhere'],
  taken: [63_101, 'is invalid, not shared, or linked elsewhere'],
  'other-payment': [63_103, 'has another payment method: create a new one to use with Twilio'],
  disabled: [63_112, 'was disabled by Meta, or its business verification is pending'],
};

/** How a WhatsApp Business Account stands with Twilio; any id of ten or more digits is shared unless declared otherwise. */
export function standingOf(world: World, wabaId: string): WabaStanding {
  if (!WABA_ID.test(wabaId)) return 'unknown';
  return world.meta.wabas[wabaId]?.standing ?? 'shared';
}

/**
 * The WhatsApp Business Account for a new sender: an account with senders has exactly one, bound by the first of them;
 * later ones may leave it out, if so agreed. Throws 400 with 63101, 63102, 63103 or 63112.
 */
export function wabaForSender(world: World, accountSid: string, given: string | undefined): string {
  const bound = world.twilio.senders.find((sender) => sender.accountSid === accountSid)?.wabaId;
  const fallback = world.twilio.options.laterWabaId === 'optional' ? bound : undefined;
  const wabaId = given ?? fallback;
  if (wabaId === undefined) throw badRequest(63_101, 'configuration.waba_id is required');
  if (bound !== undefined && bound !== wabaId)
    throw badRequest(63_102, 'This account is already linked to another WhatsApp Business Account');
  const refusal = REFUSALS[standingOf(world, wabaId)];
  if (refusal !== undefined)
    throw badRequest(refusal[0], `WhatsApp Business Account ${wabaId} ${refusal[1]}`);
  const owner = world.meta.wabas[wabaId]?.accountSid ?? accountSid;
  if (owner !== accountSid)
    throw badRequest(63_101, `WhatsApp Business Account ${wabaId} is linked to another Twilio account`);
  return wabaId;
}

/** Links the account and its WABA to each other; an account whose senders are all deleted may take another (63102). */
export function bindWaba(world: World, accountSid: string, wabaId: string): void {
  for (const waba of Object.values(world.meta.wabas))
    if (waba.accountSid === accountSid) waba.accountSid = null;
  const { standing = standingOf(world, wabaId), portfolio = null } = world.meta.wabas[wabaId] ?? {};
  world.meta.wabas[wabaId] = { standing, portfolio, accountSid };
}

/** Throws 400/63104 when the portfolio has all the numbers it may have. */
export function checkSenderCap(world: World, wabaId: string): void {
  const standing = standingOf(world, wabaId);
  const cap = SENDER_CAPS[standing === 'unverified' || standing === 'excepted' ? standing : 'verified'];
  const portfolio = world.meta.wabas[wabaId]?.portfolio ?? null;
  const held = world.twilio.senders.filter(
    (sender) =>
      sender.wabaId === wabaId ||
      (portfolio !== null && world.meta.wabas[sender.wabaId]?.portfolio === portfolio),
  );
  if (held.length >= cap)
    throw badRequest(63_104, `The business portfolio has reached its cap of ${cap} phone numbers`);
}

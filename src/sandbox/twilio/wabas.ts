import { badRequest } from './errors.ts';
import type { World } from '../world.ts';
import type { WabaStanding } from '../meta/state.ts';

const WABA_ID = /^\d{10,}$/;
/** Senders per Meta business portfolio: 2 until business verification, then 20 (twilio/ai, manage-senders skill). */
const SENDER_CAPS = { unverified: 2, verified: 20 };

/** How a WhatsApp Business Account stands with Twilio; any id of ten or more digits is shared unless declared otherwise. */
export function standingOf(world: World, wabaId: string): WabaStanding {
  if (!WABA_ID.test(wabaId)) return 'unknown';
  return world.meta.wabas[wabaId]?.standing ?? 'shared';
}

/**
 * The WhatsApp Business Account for a new sender: an account has exactly one, bound by its first sender; later senders
 * may leave it out. Throws 400/63101 (missing, unknown or linked elsewhere), 400/63102 (the account has another one).
 */
export function wabaForSender(world: World, accountSid: string, given: string | undefined): string {
  const bound = boundTo(world, accountSid);
  const wabaId = given ?? bound;
  if (wabaId === undefined)
    throw badRequest(63_101, 'configuration.waba_id is required for the first sender');
  if (bound !== undefined && bound !== wabaId)
    throw badRequest(63_102, 'This account is already linked to another WhatsApp Business Account');
  const standing = standingOf(world, wabaId);
  if (standing === 'unknown' || standing === 'taken')
    throw badRequest(
      63_101,
      `WhatsApp Business Account ${wabaId} is invalid, not shared, or linked elsewhere`,
    );
  const owner = world.meta.wabas[wabaId]?.accountSid ?? accountSid;
  if (owner !== accountSid)
    throw badRequest(63_101, `WhatsApp Business Account ${wabaId} is linked to another Twilio account`);
  return wabaId;
}

/** Binds the account and its WABA to each other, for good. */
export function bindWaba(world: World, accountSid: string, wabaId: string): void {
  world.meta.wabas[wabaId] = { standing: standingOf(world, wabaId), accountSid };
}

/** Throws 400/63104 when the portfolio has all the numbers it may have. */
export function checkSenderCap(world: World, wabaId: string): void {
  const cap = standingOf(world, wabaId) === 'unverified' ? SENDER_CAPS.unverified : SENDER_CAPS.verified;
  const held = world.twilio.senders.filter((sender) => sender.wabaId === wabaId).length;
  if (held >= cap)
    throw badRequest(63_104, `The business portfolio has reached its cap of ${cap} phone numbers`);
}

function boundTo(world: World, accountSid: string): string | undefined {
  return Object.entries(world.meta.wabas).find(([, waba]) => waba.accountSid === accountSid)?.[0];
}

import type { WabaStanding } from '../meta/state.ts';
import { phoneOf } from '../meta/phones.ts';
import type { World } from '../world.ts';
import { moreInfo } from './errors.ts';
import type { Sender } from './state.ts';
import { standingOf } from './wabas.ts';

/** Why a sender is offline: Twilio's code and its text. */
type Stop = readonly [code: string, message: string];

/** What Twilio says of a sender whose WABA stands like this (docs/errors; 63020 and 63051 by github.com/twilio/ai). */
const BY_WABA: Partial<Record<WabaStanding, Stop>> = {
  'not-accepted': ['63020', "The customer has not accepted Twilio's request in Meta Business Manager"],
  unknown: ['63111', 'Meta returned "not found" for the WABA'],
  disabled: [
    '63112',
    'The Meta or WhatsApp Business Account was disabled by Meta, or its business verification is pending',
  ],
  locked: ['63051', 'The WhatsApp Business Account is locked for breaking a policy'],
};

/** What at Meta keeps this sender from being online; undefined when nothing does. */
export function stopFor(world: World, sender: Sender): Stop | undefined {
  const { whatsapp, registration } = phoneOf(world, sender.phoneNumber);
  if (whatsapp === 'lost') return ['63111', 'Meta returned "not found" for the phone number'];
  if (whatsapp === 'migrated') return ['63109', 'This sender has been migrated into a different account'];
  const stopped = sender.offlineReasons?.some((reason) => reason['code'] === '63110') ?? false;
  if (stopped && registration === 'pin-mismatch')
    return ['63110', 'The number is still registered elsewhere'];
  return BY_WABA[standingOf(world, sender.wabaId)];
}

export function goOffline(sender: Sender, [code, message]: Stop): void {
  sender.status = 'OFFLINE';
  sender.offlineReasons = [{ code, message, more_info: moreInfo(code) }];
}

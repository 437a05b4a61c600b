import { hoursFromNow } from '../clock.ts';
import { codeOf } from '../ids.ts';
import { reaches } from '../meta/phones.ts';
import type { World } from '../world.ts';
import type { Sender } from './state.ts';

/** WhatsApp's codes are valid for about ten minutes (Meta, phone number registration). */
const HOURS_A_CODE_IS_VALID = 1 / 6;

/** WhatsApp sends a code; the one before is void. */
export function sendCode(world: World, sender: Sender, by: 'sms' | 'voice'): void {
  sender.code = { count: (sender.code?.count ?? 0) + 1, at: world.clock, by };
}

/** The code that whoever has the phone can read: undefined when none arrived there, or it has expired. */
export function codeAtPhone(world: World, sender: Sender): string | undefined {
  const { code } = sender;
  if (code === null || sender.status !== 'PENDING_VERIFICATION') return undefined;
  return reaches(world, sender.phoneNumber, code.by) ? validCode(world, sender) : undefined;
}

/** The code that WhatsApp would accept now. */
export function validCode(world: World, { sid, code }: Sender): string | undefined {
  if (code === null || code.at < hoursFromNow(world, -HOURS_A_CODE_IS_VALID)) return undefined;
  return codeOf(sid, code.count);
}

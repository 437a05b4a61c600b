import { hoursFromNow, schedule, stamp } from '../clock.ts';
import { phoneOf } from '../meta/phones.ts';
import { reviewName } from '../meta/review-name.ts';
import { verdictFor } from '../meta/verdicts.ts';
import type { World } from '../world.ts';
import { TwilioProblem, badRequest } from './errors.ts';
import type { Sender } from './state.ts';

/** docs/errors/63124: a display name has 1 to 255 characters. */
const LONGEST_NAME = 255;
/** Meta takes one change per 30 days after registration (UChat, display name rules). */
const HOURS_BETWEEN_CHANGES = 30 * 24;
/** A completed change is reported for 14 days, and an approved one can be applied for 14 (twilio 6.2.0, channelsSender). */
const HOURS_OF_WINDOW = 14 * 24;
/** A name that Meta approved and that could not be applied is retried by sending it again. */
const RETRYABLE = ['PIN_MISMATCH', 'REGISTRATION_FAILED', 'EXPIRED'];

/**
 * The display name of a sender that is registered already: the old name stays until Meta approves the new one.
 * Returns `display_name_status`. Throws 400/63124 (declined outright) or 409/63128 (another change is in flight).
 */
export function changeName(world: World, sender: Sender, name: string): string {
  const pending = sender.pendingName;
  if (pending?.status === 'PENDING_REVIEW' && pending.name === name) return 'pending_review';
  if (pending !== null && RETRYABLE.includes(pending.status) && pending.name === name) {
    approve(world, sender, name);
    return 'updating';
  }
  if (sender.profile['name'] === name) return 'no_change';
  if (pending?.status === 'PENDING_REVIEW' || pending?.status === 'APPROVED')
    throw new TwilioProblem(
      { status: 409, code: 63_128 },
      'Another display name change is in flight for this sender',
    );
  checkName(world, sender, name);
  setPending(world, sender, { name, status: 'PENDING_REVIEW' });
  schedule(world, world.reviews.displayName, { kind: 'name-reviewed', sid: sender.sid, name });
  return 'updating';
}

function checkName(world: World, sender: Sender, name: string): void {
  const { pendingName: pending, renamed } = sender;
  if (name === '' || name.length > LONGEST_NAME)
    throw badRequest(63_124, 'Display name declined by Meta: it must have 1 to 255 characters');
  if (pending?.status === 'DECLINED' && pending.name === name)
    throw badRequest(63_124, `Display name declined by Meta: ${pending.reason ?? 'no reason given'}`);
  if (renamed !== null && renamed > hoursFromNow(world, -HOURS_BETWEEN_CHANGES))
    throw badRequest(63_124, 'Display name declined by Meta: it can be changed once in 30 days');
}

export function nameReviewed(world: World, sender: Sender, name: string): void {
  if (!isPending(sender, name, 'PENDING_REVIEW')) return;
  const verdict = verdictFor(world, sender.accountSid, sender.phoneNumber) ?? reviewName(name);
  if (verdict.verdict === 'approve') approve(world, sender, name);
  else if (verdict.verdict === 'reject')
    setPending(world, sender, { name, status: 'DECLINED', reason: verdict.reason ?? null });
  else schedule(world, world.reviews.displayName, { kind: 'name-reviewed', sid: sender.sid, name });
}

/** An approved name takes effect only when the number is registered again (Meta, business-phone-numbers/registration). */
export function nameRegistered(world: World, sender: Sender, name: string): void {
  if (!isPending(sender, name, 'APPROVED')) return;
  const { registration } = phoneOf(world, sender.phoneNumber);
  if (registration === 'pin-mismatch') expiring(world, sender, { name, status: 'PIN_MISMATCH' });
  else if (registration === 'fails') expiring(world, sender, { name, status: 'REGISTRATION_FAILED' });
  if (registration !== 'works') return;
  sender.profile = { ...sender.profile, name };
  sender.renamed = world.clock;
  setPending(world, sender, { name, status: 'COMPLETED' });
  schedule(world, HOURS_OF_WINDOW, { kind: 'name-forgotten', sid: sender.sid, name });
}

/** Nobody registered the number again within the window. */
export function nameExpired(world: World, sender: Sender, since: string): void {
  const pending = sender.pendingName;
  if (
    pending?.date !== since ||
    !['APPROVED', 'PIN_MISMATCH', 'REGISTRATION_FAILED'].includes(pending.status)
  )
    return;
  setPending(world, sender, { name: pending.name, status: 'EXPIRED' });
}

export function nameForgotten(sender: Sender, name: string): void {
  if (isPending(sender, name, 'COMPLETED')) sender.pendingName = null;
}

function approve(world: World, sender: Sender, name: string): void {
  expiring(world, sender, { name, status: 'APPROVED' });
  schedule(world, world.reviews.updating, { kind: 'name-registered', sid: sender.sid, name });
}

interface Step {
  readonly name: string;
  readonly status: string;
  readonly reason?: string | null;
}

/** A state that ends as EXPIRED when nothing else ends it. */
function expiring(world: World, sender: Sender, step: Step): void {
  setPending(world, sender, step);
  const since = stamp(world);
  schedule(world, HOURS_OF_WINDOW, { kind: 'name-expired', sid: sender.sid, name: step.name, since });
}

function setPending(world: World, sender: Sender, { name, status, reason = null }: Step): void {
  sender.pendingName = { name, status, reason, date: stamp(world) };
}

function isPending(sender: Sender, name: string, status: string): boolean {
  return sender.pendingName?.name === name && sender.pendingName.status === status;
}

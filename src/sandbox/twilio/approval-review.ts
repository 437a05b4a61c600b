import { hoursFromNow, schedule } from '../clock.ts';
import { rejectionReason, reviewTemplate } from '../meta/review-template.ts';
import { verdictFor } from '../meta/verdicts.ts';
import type { World } from '../world.ts';
import type { Content } from './state.ts';
import { standingOf } from './wabas.ts';

/** The name of a rejected template cannot be used again for 30 days (content-api-resources). */
const HOURS_NAME_IS_BLOCKED = 30 * 24;
/** Templates per WABA, each language counting: of an unverified portfolio, and of a verified one (facts B5). */
const MOST_TEMPLATES = { unverified: 250, verified: 6000 };
/** Meta pauses a template of low quality for 3 hours, then for 6, and the third time disables it (Meta, template pausing). */
const HOURS_OF_PAUSE: readonly number[] = [3, 6];
/** What takes a place and a name at Meta. */
const AT_META = ['pending', 'approved', 'paused', 'disabled'];

/** Twilio has passed the template on: Meta takes it (`pending`) or refuses the name at once. */
export function templatePassedOn(world: World, content: Content, name: string): void {
  const { approval } = content;
  if (approval?.status !== 'received' || approval.name !== name) return;
  const refusal = nameRefusal(world, content, name) ?? spaceRefusal(world, content);
  if (refusal === undefined) approval.status = 'pending';
  else reject(world, content, refusal);
}

/** Meta's verdict is due. */
export function templateReviewed(world: World, content: Content, name: string): void {
  const { approval } = content;
  if (approval?.status !== 'pending' || approval.name !== name) return;
  const friendlyName = content.friendlyName ?? name;
  const { wrongCategory } = world.twilio.options;
  const verdict =
    verdictFor(world, content.accountSid, friendlyName) ??
    reviewTemplate(content, rivalsOf(world, content, ['approved', 'paused']), wrongCategory);
  if (verdict.verdict === 'approve') {
    approval.status = 'approved';
    approval.category = verdict.category ?? approval.category;
    approval.allowCategoryChange = false;
  } else if (verdict.verdict === 'reject')
    reject(world, content, verdict.reason ?? 'INVALID_FORMAT. Rejected by the reviewer');
  else schedule(world, world.reviews.template, { kind: 'template-reviewed', sid: content.sid, name });
}

/** Customers blocked or reported what was sent with an approved template. */
export function templateTurnedRed(world: World, content: Content): void {
  const { approval } = content;
  if (approval?.status !== 'approved') return;
  const hours = HOURS_OF_PAUSE[approval.pauses];
  approval.pauses += 1;
  approval.status = hours === undefined ? 'disabled' : 'paused';
  if (hours === undefined) return;
  schedule(world, hours, { kind: 'template-resumed', sid: content.sid, name: approval.name });
}

/** A pause ends by itself. */
export function templateResumed({ approval }: Content, name: string): void {
  if (approval?.status === 'paused' && approval.name === name) approval.status = 'approved';
}

/** Meta 2388019: all the templates that the WABA may have are there. */
function spaceRefusal(world: World, content: Content): string | undefined {
  const waba = Object.entries(world.meta.wabas).find(
    ([, { accountSid }]) => accountSid === content.accountSid,
  );
  const isUnverified = waba !== undefined && standingOf(world, waba[0]) === 'unverified';
  const most = MOST_TEMPLATES[isUnverified ? 'unverified' : 'verified'];
  const held = world.twilio.contents.filter(
    (other) => other.accountSid === content.accountSid && AT_META.includes(other.approval?.status ?? ''),
  );
  return held.length < most
    ? undefined
    : rejectionReason(content, 'INVALID_FORMAT', `The limit of ${most} templates is reached (2388019)`);
}

/** Meta 2388023 (recently deleted or rejected) and 2388024 (name and language exist): facts B5. */
function nameRefusal(world: World, content: Content, name: string): string | undefined {
  if (world.twilio.options.nameAtMeta === 'with-sid') return undefined;
  const blocked = world.meta.blockedNames.some(
    (entry) =>
      entry.accountSid === content.accountSid &&
      entry.name === name &&
      entry.language === content.language &&
      entry.until > world.clock,
  );
  if (blocked)
    return rejectionReason(
      content,
      'INVALID_FORMAT',
      'The name of a deleted or rejected template is blocked for 30 days (2388023)',
    );
  const exists =
    rivalsOf(world, content, AT_META).some((rival) => rival.approval?.name === name) ||
    world.meta.copies.some(
      (copy) =>
        copy.accountSid === content.accountSid && copy.name === name && copy.language === content.language,
    );
  return exists
    ? rejectionReason(
        content,
        'INVALID_FORMAT',
        'Content in this language already exists for this name (2388024)',
      )
    : undefined;
}

/** Other templates of the same WABA and language. */
function rivalsOf(world: World, content: Content, statuses: readonly string[]): readonly Content[] {
  return world.twilio.contents.filter(
    (other) =>
      other.sid !== content.sid &&
      other.accountSid === content.accountSid &&
      other.language === content.language &&
      statuses.includes(other.approval?.status ?? ''),
  );
}

function reject(world: World, content: Content, reason: string): void {
  const { approval } = content;
  if (approval === null) return;
  approval.status = 'rejected';
  approval.rejectionReason = reason;
  world.meta.blockedNames.push({
    accountSid: content.accountSid,
    name: approval.name,
    language: content.language,
    until: hoursFromNow(world, HOURS_NAME_IS_BLOCKED),
  });
}

import { Hono } from 'hono';
import { hoursFromNow, schedule } from '../clock.ts';
import { rejectionReason, reviewTemplate } from '../meta/review-template.ts';
import { verdictFor } from '../meta/verdicts.ts';
import type { Twin, World } from '../world.ts';
import type { TwilioVariables } from './auth.ts';
import { approvalBody, approvalFetchBody } from './content-view.ts';
import { contentOf } from './contents.ts';
import { TwilioProblem, badRequest } from './errors.ts';
import { jsonBody } from './json-body.ts';
import type { Account, Block, Content } from './state.ts';

/** Meta, templates/overview: lower case letters, digits and underscores, at most 512. */
const NAME = /^[a-z0-9_]{1,512}$/;
const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'];
/** Meta, templates/overview: 100 creations per WABA per hour; one account has one WABA. */
const MOST_PER_HOUR = 100;
/** The name of a rejected template cannot be used again for 30 days (content-api-resources). */
const HOURS_NAME_IS_BLOCKED = 30 * 24;
const SECONDS_PER_HOUR = 3600;

/** Approval requests (content.twilio.com, /v1/Content/{sid}/ApprovalRequests). */
export function approvalRoutes({ world, changed }: Twin): Hono<TwilioVariables> {
  const app = new Hono<TwilioVariables>();
  app.get('/Content/:sid/ApprovalRequests', (context) =>
    context.json(
      approvalFetchBody(contentOf(world, context.get('caller').account, context.req.param('sid'))),
    ),
  );
  // The specification writes `whatsapp`, the documentation `WhatsApp`.
  app.post('/Content/:sid/ApprovalRequests/:channel{[wW]hats[aA]pp}', async (context) => {
    const account = context.get('caller').account;
    const content = contentOf(world, account, context.req.param('sid'));
    submit(world, account, { content, body: await jsonBody(context, 20_001) });
    changed();
    return context.json(approvalBody(content), 201);
  });
  return app;
}

/** Twilio has passed the template on: Meta takes it (`pending`) or refuses the name at once. */
export function templatePassedOn(world: World, content: Content, name: string): void {
  const { approval } = content;
  if (approval?.status !== 'received' || approval.name !== name) return;
  const refusal = nameRefusal(world, content, name);
  if (refusal === undefined) approval.status = 'pending';
  else reject(world, content, refusal);
}

/** Meta's verdict is due. */
export function templateReviewed(world: World, content: Content, name: string): void {
  const { approval } = content;
  if (approval?.status !== 'pending' || approval.name !== name) return;
  const friendlyName = content.friendlyName ?? name;
  const verdict =
    verdictFor(world, content.accountSid, friendlyName) ??
    reviewTemplate(content, rivalsOf(world, content, ['approved', 'paused']));
  if (verdict.verdict === 'approve') {
    approval.status = 'approved';
    approval.allowCategoryChange = false;
  } else if (verdict.verdict === 'reject')
    reject(world, content, verdict.reason ?? 'INVALID_FORMAT. Rejected by the reviewer');
  else schedule(world, world.reviews.template, { kind: 'template-reviewed', sid: content.sid, name });
}

function submit(
  world: World,
  account: Account,
  { content, body }: { readonly content: Content; readonly body: Block },
): void {
  const { name, category, send_ttl_seconds: ttl } = body;
  if (typeof name !== 'string' || !NAME.test(name))
    throw badRequest(20_001, 'name must consist of lower case letters, digits and underscores, at most 512');
  if (typeof category !== 'string' || !CATEGORIES.includes(category))
    throw badRequest(20_001, 'category must be UTILITY, MARKETING or AUTHENTICATION');
  const before = content.approval;
  // Nothing is submitted twice; after a rejection a different name is needed (send-whatsapp-notification-messages).
  if (before !== null && before.status !== 'rejected')
    throw badRequest(20_001, `This content was submitted already: ${before.status}`);
  if (before?.name === name) throw badRequest(20_001, 'A rejected template needs a different name');
  checkHourlyLimit(world, account);
  content.approval = {
    name,
    category,
    contentType: Object.keys(content.types)[0] ?? '',
    status: 'received',
    rejectionReason: '',
    allowCategoryChange: true,
    sendTtlSeconds: typeof ttl === 'number' ? ttl : null,
    submitted: world.clock,
  };
  const { received, template } = world.reviews;
  schedule(world, Math.min(received, template), { kind: 'template-passed-on', sid: content.sid, name });
  schedule(world, template, { kind: 'template-reviewed', sid: content.sid, name });
}

/** How Twilio reports Meta's limit is not documented: here as 429 with the seconds until the next creation is free. */
function checkHourlyLimit(world: World, account: Account): void {
  const hourAgo = hoursFromNow(world, -1);
  const recent = world.twilio.contents
    .filter((content) => content.accountSid === account.sid)
    .map((content) => content.approval?.submitted ?? '')
    .filter((submitted) => submitted > hourAgo)
    .toSorted();
  const first = recent[0];
  if (first === undefined || recent.length < MOST_PER_HOUR) return;
  const wait = SECONDS_PER_HOUR - (Date.parse(world.clock) - Date.parse(first)) / 1000;
  throw new TwilioProblem(
    { status: 429, code: 20_429 },
    'Too many template creations for this WABA in one hour',
    {
      'Retry-After': String(Math.ceil(wait)),
    },
  );
}

/** Meta 2388023 (recently deleted or rejected) and 2388024 (name and language exist): facts B5. */
function nameRefusal(world: World, content: Content, name: string): string | undefined {
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
  const rivals = rivalsOf(world, content, ['pending', 'approved', 'paused']);
  const exists = rivals.some((rival) => rival.approval?.name === name);
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

import { Hono } from 'hono';
import { hoursFromNow, schedule } from '../clock.ts';
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
/** For conversations only: WhatsApp has no templates of this type (content/twilio-list-picker). */
const NEVER_APPROVED = ['twilio/list-picker'];
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
  const contentType = Object.keys(content.types)[0] ?? '';
  if (NEVER_APPROVED.includes(contentType))
    throw badRequest(20_001, `${contentType} cannot be submitted for WhatsApp approval`);
  const before = content.approval;
  // Nothing is submitted twice; after a rejection a different name is needed (send-whatsapp-notification-messages).
  if (before !== null && before.status !== 'rejected')
    throw badRequest(20_001, `This content was submitted already: ${before.status}`);
  if (before?.name === name) throw badRequest(20_001, 'A rejected template needs a different name');
  checkHourlyLimit(world, account);
  content.approval = {
    name,
    category,
    contentType,
    status: 'received',
    rejectionReason: '',
    allowCategoryChange: true,
    sendTtlSeconds: typeof ttl === 'number' ? ttl : null,
    submitted: world.clock,
    pauses: 0,
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

import { Hono } from 'hono';
import { stamp } from './clock.ts';
import { digest, nextNumber, sidOf } from './ids.ts';
import { isBlock } from './twilio/json-body.ts';
import type { Block, Content, Sender } from './twilio/state.ts';
import type { Twin, World } from './world.ts';

const KEY_KINDS = ['main', 'standard', 'restricted'] as const;
const ACCOUNT_STATUSES = ['active', 'suspended', 'closed'] as const;

/**
 * What people do in Twilio's console behind the API's back (mounted at `/_sandbox/twilio`): edits of senders and
 * contents in the words of the API's own bodies, API keys, and what Twilio itself does to accounts. Unknown fields are shown in the replies as they are.
 */
export function consoleRoutes({ world, changed }: Twin): Hono {
  const app = new Hono();
  app.patch('/senders/:sid', async (context) => {
    const sender = world.twilio.senders.find((candidate) => candidate.sid === context.req.param('sid'));
    if (sender === undefined) return context.json({ error: 'There is no such sender' }, 404);
    editSender(world, sender, blockOf(await context.req.json()));
    changed();
    return context.json(sender);
  });
  app.patch('/contents/:sid', async (context) => {
    const content = world.twilio.contents.find((candidate) => candidate.sid === context.req.param('sid'));
    if (content === undefined) return context.json({ error: 'There is no such content' }, 404);
    editContent(world, content, blockOf(await context.req.json()));
    changed();
    return context.json(content);
  });
  app.patch('/accounts/:sid', async (context) => {
    const account = world.twilio.accounts.find((candidate) => candidate.sid === context.req.param('sid'));
    if (account === undefined) return context.json({ error: 'There is no such account' }, 404);
    const { status: wanted } = blockOf(await context.req.json());
    const status = ACCOUNT_STATUSES.find((candidate) => candidate === wanted);
    if (status === undefined) throw new TypeError(`status must be one of ${ACCOUNT_STATUSES.join(', ')}`);
    account.status = status;
    account.isSuspendedByTwilio = status === 'suspended';
    account.updated = world.clock;
    changed();
    return context.json({ sid: account.sid, status });
  });
  app.post('/keys', async (context) => {
    const {
      account_sid: accountSid,
      kind: wanted = 'standard',
      allow = [],
    } = blockOf(await context.req.json());
    if (!world.twilio.accounts.some((account) => account.sid === accountSid))
      return context.json({ error: 'There is no such account' }, 404);
    const sid = sidOf('SK', nextNumber(world));
    const kind = KEY_KINDS.find((candidate) => candidate === wanted);
    if (kind === undefined) throw new TypeError(`kind must be one of ${KEY_KINDS.join(', ')}`);
    if (!Array.isArray(allow)) throw new TypeError('allow must be a list of permissions');
    const secret = digest(`secret:${sid}`);
    const key = { sid, secret, accountSid: String(accountSid), kind, allow: allow.map(String) };
    world.twilio.keys.push(key);
    changed();
    return context.json(key, 201);
  });
  app.onError((error, context) => context.json({ error: error.message }, 400));
  return app;
}

function editSender(world: World, sender: Sender, edit: Block): void {
  const {
    status,
    friendly_name: friendlyName,
    configuration,
    webhook,
    profile,
    properties,
    offline_reasons: reasons,
    pending_display_name: pendingName,
    pending_display_name_status: pendingStatus,
    ...extra
  } = edit;
  if (typeof status === 'string') sender.status = status;
  if (friendlyName !== undefined) sender.friendlyName = textOrNull(friendlyName);
  if (isBlock(configuration)) sender.configuration = { ...sender.configuration, ...configuration };
  if (isBlock(webhook)) sender.webhook = { ...sender.webhook, ...webhook };
  if (isBlock(profile)) sender.profile = { ...sender.profile, ...profile };
  if (properties !== undefined) sender.properties = isBlock(properties) ? properties : null;
  if (reasons !== undefined) sender.offlineReasons = Array.isArray(reasons) ? reasons.filter(isBlock) : null;
  if (pendingName === null) sender.pendingName = null;
  else if (pendingName !== undefined || pendingStatus !== undefined)
    sender.pendingName = {
      name: textOrNull(pendingName) ?? sender.pendingName?.name ?? '',
      status: textOrNull(pendingStatus) ?? 'PENDING_REVIEW',
      date: stamp(world),
      reason: null,
    };
  sender.extra = { ...sender.extra, ...extra };
}

/** status, category, rejection_reason, name and allow_category_change are those of the approval. */
function editContent(world: World, content: Content, edit: Block): void {
  const { status, category, rejection_reason: reason, name, allow_category_change: allow, ...own } = edit;
  const { friendly_name: friendlyName, variables, types, ...extra } = own;
  if (friendlyName !== undefined) content.friendlyName = textOrNull(friendlyName);
  if (isBlock(variables)) content.variables = strings(variables);
  if (isBlock(types)) content.types = blocks(types);
  const { approval } = content;
  const touchesApproval = [status, category, reason, name, allow].some((value) => value !== undefined);
  if (touchesApproval && approval === null)
    throw new TypeError('This content was never submitted for approval');
  if (approval !== null) {
    approval.status = textOrNull(status) ?? approval.status;
    approval.category = textOrNull(category) ?? approval.category;
    approval.rejectionReason = textOrNull(reason) ?? approval.rejectionReason;
    approval.name = textOrNull(name) ?? approval.name;
    approval.allowCategoryChange = typeof allow === 'boolean' ? allow : approval.allowCategoryChange;
  }
  content.updated = stamp(world);
  content.extra = { ...content.extra, ...extra };
}

function blockOf(body: unknown): Block {
  if (!isBlock(body)) throw new TypeError('The body must be a JSON object');
  return body;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function strings(block: Block): Record<string, string> {
  return Object.fromEntries(Object.entries(block).map(([key, value]) => [key, String(value)]));
}

function blocks(block: Block): Record<string, Block> {
  return Object.fromEntries(
    Object.entries(block).filter((entry): entry is [string, Block] => isBlock(entry[1])),
  );
}

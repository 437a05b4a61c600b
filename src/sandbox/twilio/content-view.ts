import { isBlock } from './json-body.ts';
import type { TwilioOptions } from './options.ts';
import type { Block, Content } from './state.ts';

const BASE = 'https://content.twilio.com/v1/Content';
/** What Twilio adds to a type when it reads it back (content-api-resources, examples). */
const TYPE_DEFAULTS: Readonly<Record<string, Block>> = {
  'twilio/media': { body: null },
  'twilio/location': { label: null, id: null, address: null },
  'twilio/catalog': { title: null, subtitle: null, id: null, items: null, dynamic_items: null },
  'twilio/flows': { subtitle: null, media_url: null },
  'whatsapp/flows': {
    subtitle: null,
    media_url: null,
    flow_token: null,
    flow_first_page_id: null,
    is_flow_first_page_endpoint: null,
  },
  'twilio/card': { title: null, subtitle: null, body: null, media: [], actions: [], orientation: 'VERTICAL' },
  'whatsapp/card': { footer: null, media: [], header_text: null, actions: [] },
  'whatsapp/authentication': { add_security_recommendation: true, code_expiration_minutes: null },
};
const ACTION_DEFAULTS: Readonly<Record<string, Block>> = {
  'twilio/quick-reply': { id: null, type: 'QUICK_REPLY' },
  'twilio/call-to-action': { id: null },
  'twilio/card': { chip_list: null, id: null, webview_size: 'NONE' },
  'whatsapp/card': { chip_list: null, id: null, webview_size: 'NONE' },
};

/** A Content as create, fetch, edit and list show it. */
export function contentBody(content: Content, options: TwilioOptions): Record<string, unknown> {
  const url = `${BASE}/${content.sid}`;
  return {
    ...plainBody(content, options),
    url,
    links: { approval_create: `${url}/ApprovalRequests/whatsapp`, approval_fetch: `${url}/ApprovalRequests` },
    ...content.extra,
  };
}

/** An item of ContentAndApprovals: the content without links, and its approval as a flat object. */
export function contentAndApprovalBody(content: Content, options: TwilioOptions): Record<string, unknown> {
  return { ...plainBody(content, options), approval_requests: approvalBody(content), ...content.extra };
}

/** An approval as it is shown everywhere; a Content that was never submitted has empty texts (specification example). */
export function approvalBody(content: Content): Record<string, unknown> {
  const approval = content.approval;
  return {
    name: approval?.name ?? '',
    category: approval?.category ?? '',
    content_type: approval?.contentType ?? '',
    status: approval?.status ?? 'unsubmitted',
    rejection_reason: approval?.rejectionReason ?? '',
    allow_category_change: approval?.allowCategoryChange ?? true,
    ...(typeof approval?.sendTtlSeconds === 'number' ? { send_ttl_seconds: approval.sendTtlSeconds } : {}),
  };
}

/** `GET /v1/Content/{sid}/ApprovalRequests`. */
export function approvalFetchBody(content: Content): Record<string, unknown> {
  return {
    sid: content.sid,
    account_sid: content.accountSid,
    whatsapp: { type: 'whatsapp', ...approvalBody(content) },
    url: `${BASE}/${content.sid}/ApprovalRequests`,
  };
}

function plainBody(content: Content, { placeholderEcho }: TwilioOptions): Record<string, unknown> {
  const types = placeholderEcho === 'same' ? content.types : spaced(content.types);
  return {
    sid: content.sid,
    account_sid: content.accountSid,
    friendly_name: content.friendlyName,
    language: content.language,
    variables: content.variables,
    types: Object.fromEntries(Object.entries(types).map(([type, given]) => [type, normalised(type, given)])),
    date_created: content.created,
    date_updated: content.updated,
  };
}

/** `{{1}}` as `{{ 1 }}`, wherever it stands. */
function spaced(types: Readonly<Record<string, Block>>): Readonly<Record<string, Block>> {
  const text = JSON.stringify(types).replaceAll(/\{\{(\w+)\}\}/g, '{{ $1 }}');
  const shown: Readonly<Record<string, Block>> = JSON.parse(text);
  return shown;
}

function normalised(type: string, given: Block): Block {
  const whole = { ...TYPE_DEFAULTS[type], ...given };
  const actions: unknown = whole['actions'];
  if (!Array.isArray(actions)) return whole;
  const defaults = ACTION_DEFAULTS[type] ?? {};
  const shown = (actions as readonly unknown[]).map((action, index) =>
    isBlock(action) ? { ...defaults, ...action, index } : action,
  );
  return { ...whole, actions: shown };
}

import { startSandbox } from '../../src/sandbox/start.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/start.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the reply, or its text when it is not JSON. */
  readonly body: Record<string, unknown>;
  readonly text: string;
}

export interface Credentials {
  readonly accountSid: string;
  readonly authToken: string;
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Reply>;

export const START = new Date('2026-12-01T09:00:00.000Z');
export const SENDERS = '/messaging.twilio.com/v2/Channels/Senders';
export const CONTENT = '/content.twilio.com/v1/Content';
export const V2010 = '/api.twilio.com/2010-04-01';
export const WABA = '1029384756';

/** A sandbox on a free port that starts on 1 December 2026. */
export function aSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({ now: START, ...options });
}

/** Calls with JSON bodies (or, given URLSearchParams, with a form) and one account's credentials. */
export function callerWith(sandbox: Sandbox, credentials: Credentials = sandbox.credentials): Call {
  const { accountSid, authToken } = credentials;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return async (method, path, body) => {
    const isForm = body instanceof URLSearchParams;
    const payload = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
    const type: Record<string, string> =
      body === undefined || isForm ? {} : { 'content-type': 'application/json' };
    const reply = await fetch(`${sandbox.origin}${path}`, {
      method,
      headers: { authorization, ...type },
      ...payload,
    });
    const text = await reply.text();
    const isJson = (reply.headers.get('content-type') ?? '').includes('json');
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : {};
    return { status: reply.status, headers: reply.headers, body: fieldsOf(parsed), text };
  };
}

/** A new subaccount and its own credentials. */
export async function aSubaccount(sandbox: Sandbox, name = 'abc-banking'): Promise<Credentials> {
  const form = new URLSearchParams({ FriendlyName: name });
  const { body } = await callerWith(sandbox)('POST', `${V2010}/Accounts.json`, form);
  return { accountSid: String(body['sid']), authToken: String(body['auth_token']) };
}

export function senderOf(number: string, profile: Record<string, unknown> = { name: 'ABC Banking' }) {
  return { sender_id: `whatsapp:${number}`, configuration: { waba_id: WABA }, profile };
}

export function textOf(body: string, friendlyName = 'template_5', variables: Record<string, string> = {}) {
  return { friendly_name: friendlyName, language: 'en', variables, types: { 'twilio/text': { body } } };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

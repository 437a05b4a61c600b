import { isE164 } from './available.ts';
import { badRequest } from './errors.ts';
import { isBlock } from './json-body.ts';
import { checkProfile } from './profile-input.ts';
import type { Block } from './state.ts';

export interface SenderInput {
  readonly friendlyName: string | null | undefined;
  readonly configuration: Block | undefined;
  readonly webhook: Block | undefined;
  readonly profile: Block | undefined;
}

/** messaging_v2 specification, requests.create and requests.update: snake_case, nothing else. */
const UPDATE_KEYS = ['friendly_name', 'configuration', 'webhook', 'profile'];
const CREATE_KEYS = ['sender_id', ...UPDATE_KEYS];
const CONFIGURATION_KEYS = [
  'waba_id',
  'verification_method',
  'verification_code',
  'voice_application_sid',
  'account_type',
];
const WEBHOOK_KEYS = [
  'callback_url',
  'callback_method',
  'fallback_url',
  'fallback_method',
  'status_callback_url',
  'status_callback_method',
];
const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  verification_method: ['sms', 'voice', null],
  account_type: ['ISV', 'ISVSubAccount', '', null],
  callback_method: ['POST', 'PUT', null],
  fallback_method: ['POST', 'PUT', null],
};

/** The sender number in a create body. Throws 400/63100 (format) or 400/63107 (not E.164). */
export function senderNumber(body: Block): string {
  onlyKeys(body, CREATE_KEYS, '');
  const id = body['sender_id'];
  if (typeof id !== 'string' || !id.startsWith('whatsapp:'))
    throw badRequest(63_100, 'sender_id must have the format whatsapp:<E.164 phone number>');
  const number = id.slice('whatsapp:'.length);
  if (!isE164(number)) throw badRequest(63_107, `Phone number ${number} is not in E.164 format`);
  return number;
}

/** The blocks of an update body (or of a create body, once its sender_id is taken out). Throws 400/63100. */
export function senderInput(body: Block): SenderInput {
  onlyKeys(body, UPDATE_KEYS, '');
  const configuration = block(body, 'configuration', CONFIGURATION_KEYS);
  const webhook = block(body, 'webhook', WEBHOOK_KEYS);
  const profile = blockOf(body, 'profile');
  if (profile !== undefined) checkProfile(profile);
  const name = body['friendly_name'];
  if (name !== undefined && name !== null && typeof name !== 'string')
    throw badRequest(63_100, 'friendly_name must be a string');
  return { friendlyName: name, configuration, webhook, profile };
}

/** Refuses keys that the specification does not have, such as camelCase ones. Throws 400/63100. */
function onlyKeys(given: Block, allowed: readonly string[], path: string): void {
  const unknown = Object.keys(given).find((key) => !allowed.includes(key));
  if (unknown !== undefined)
    throw badRequest(63_100, `Validation error: unrecognized field ${path}${unknown}`);
}

function block(body: Block, key: string, allowed: readonly string[]): Block | undefined {
  const value = blockOf(body, key);
  if (value === undefined) return undefined;
  onlyKeys(value, allowed, `${key}.`);
  for (const [field, given] of Object.entries(value)) {
    const choices = CHOICES[field];
    const fits =
      choices === undefined ? given === null || typeof given === 'string' : choices.includes(given);
    if (!fits) throw badRequest(63_100, `Validation error: ${key}.${field} has an invalid value`);
  }
  return value;
}

function blockOf(body: Block, key: string): Block | undefined {
  const value = body[key] ?? undefined;
  if (value === undefined) return undefined;
  if (!isBlock(value)) throw badRequest(63_100, `Validation error: ${key} must be an object`);
  return value;
}

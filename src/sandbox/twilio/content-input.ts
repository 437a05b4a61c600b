import { badRequest } from './errors.ts';
import { isBlock } from './json-body.ts';
import type { Block } from './state.ts';

export interface ContentInput {
  readonly friendlyName: string | null | undefined;
  readonly language: string | undefined;
  readonly variables: Record<string, string> | undefined;
  readonly types: Record<string, Block>;
}

interface Shape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly bodyLimit?: number;
  readonly actions?: readonly string[];
}

const BUTTON = ['type', 'title', 'url', 'phone', 'code', 'id'];
/** content_v1 specification, component schema `types` (additionalProperties: false); limits of the content type pages. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'twilio/text': { required: ['body'], optional: [], bodyLimit: 1600 },
  'twilio/media': { required: ['media'], optional: ['body'], bodyLimit: 1600 },
  'twilio/location': { required: ['latitude', 'longitude'], optional: ['label', 'id', 'address'] },
  'twilio/list-picker': { required: ['body', 'button', 'items'], optional: [], bodyLimit: 1024 },
  'twilio/call-to-action': { required: ['body', 'actions'], optional: [], bodyLimit: 1600, actions: BUTTON },
  'twilio/quick-reply': {
    required: ['body', 'actions'],
    optional: [],
    bodyLimit: 1024,
    actions: ['type', 'title', 'id'],
  },
  'twilio/card': {
    required: [],
    optional: ['title', 'subtitle', 'media', 'actions', 'body', 'orientation'],
    actions: [...BUTTON, 'webview_size'],
  },
  'twilio/catalog': { required: ['body'], optional: ['title', 'subtitle', 'id', 'items', 'dynamic_items'] },
  'twilio/carousel': { required: ['body', 'cards'], optional: [], bodyLimit: 1024 },
  'twilio/flows': {
    required: ['body', 'button_text', 'pages', 'type'],
    optional: ['subtitle', 'media_url'],
  },
  'twilio/schedule': { required: ['id', 'title', 'timeSlots'], optional: [] },
  'whatsapp/card': {
    required: ['body'],
    optional: ['footer', 'media', 'header_text', 'actions'],
    bodyLimit: 1024,
    actions: [...BUTTON, 'webview_size'],
  },
  'whatsapp/authentication': {
    required: ['actions'],
    optional: ['add_security_recommendation', 'code_expiration_minutes'],
    actions: ['type', 'copy_code_text'],
  },
  'whatsapp/flows': {
    required: ['body', 'button_text', 'flow_id'],
    optional: ['subtitle', 'media_url', 'flow_token', 'flow_first_page_id', 'is_flow_first_page_endpoint'],
  },
};
const KEYS = ['friendly_name', 'language', 'variables', 'types'];
/** docs/errors/92002 and content/using-variables-with-content-api. */
const MOST_VARIABLES = 100;
const LONGEST_KEY = 16;
const LONGEST_SAMPLE = 1600;
/** Language codes are exact: en, en_US, fil, prs_AF; never en-US. */
const LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2})?$/;

/**
 * Checks a create or edit body of Content. Throws 400 with 92001 (types), 92002 (variables), 92004 (language), or
 * 20001 where Twilio documents no code.
 */
export function contentInput(body: Block): ContentInput {
  const unknown = Object.keys(body).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw badRequest(20_001, `Unrecognized field ${unknown}`);
  const { friendly_name: name, language, variables } = body;
  if (name !== undefined && name !== null && typeof name !== 'string')
    throw badRequest(20_001, 'friendly_name must be a string');
  if (language !== undefined && (typeof language !== 'string' || !LANGUAGE.test(language)))
    throw badRequest(92_004, `Invalid language code ${JSON.stringify(language)}`);
  return {
    friendlyName: name,
    language,
    variables: variables === undefined ? undefined : variablesIn(variables ?? {}),
    types: typesIn(body['types']),
  };
}

function variablesIn(given: unknown): Record<string, string> {
  if (!isBlock(given)) throw badRequest(92_002, 'variables must be an object of strings');
  const entries = Object.entries(given);
  if (entries.length > MOST_VARIABLES) throw badRequest(92_002, 'More than 100 variables');
  return Object.fromEntries(
    entries.map(([key, sample]) => {
      if (key.length > LONGEST_KEY || !/^\w+$/.test(key))
        throw badRequest(92_002, `Invalid variable name ${key}`);
      if (typeof sample !== 'string' || sample.length > LONGEST_SAMPLE)
        throw badRequest(92_002, `Variable ${key} must be a string of at most 1600 characters`);
      return [key, sample];
    }),
  );
}

function typesIn(given: unknown): Record<string, Block> {
  if (!isBlock(given) || Object.keys(given).length === 0) throw badRequest(92_001, 'types is required');
  const types = Object.entries(given).filter((entry): entry is [string, Block] => {
    const [type, content] = entry;
    if (SHAPES[type] === undefined) throw badRequest(92_001, `Unsupported content type ${type}`);
    if (!isBlock(content)) throw badRequest(92_001, `${type} must be an object`);
    checkShape(type, content, SHAPES[type]);
    return true;
  });
  return Object.fromEntries(types);
}

function checkShape(type: string, content: Block, shape: Shape): void {
  const allowed = [...shape.required, ...shape.optional];
  const unknown = Object.keys(content).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw badRequest(20_001, `${type}: unrecognized field ${unknown}`);
  const missing = shape.required.find((key) => content[key] === undefined || content[key] === null);
  if (missing !== undefined) throw badRequest(20_001, `${type}: ${missing} is required`);
  const { body } = content;
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw badRequest(20_001, `${type}: body must be a string`);
  if (shape.required.includes('body') && body === '') throw badRequest(20_001, `${type}: body is empty`);
  if (typeof body === 'string' && body.length > (shape.bodyLimit ?? Number.POSITIVE_INFINITY))
    throw badRequest(20_001, `${type}: body has more than ${shape.bodyLimit} characters`);
  checkActions(type, content['actions'], shape.actions ?? []);
}

function checkActions(type: string, actions: unknown, allowed: readonly string[]): void {
  if (actions === undefined || actions === null) return;
  if (!Array.isArray(actions)) throw badRequest(20_001, `${type}: actions must be a list`);
  for (const action of actions as readonly unknown[]) {
    if (!isBlock(action)) throw badRequest(20_001, `${type}: an action must be an object`);
    const unknown = Object.keys(action).find((key) => !allowed.includes(key));
    if (unknown !== undefined) throw badRequest(20_001, `${type}: unrecognized field actions.${unknown}`);
  }
}

import type { Context } from 'hono';
import { badRequest } from './errors.ts';
import type { Block } from './state.ts';

/**
 * The JSON object in a request's body. Product APIs take nothing else: a form, an array or broken JSON is refused with
 * the given code ("empty/invalid JSON", docs/errors/63100 for senders).
 */
export async function jsonBody(context: Context, code: number): Promise<Block> {
  const type = context.req.header('content-type') ?? '';
  if (!type.includes('application/json')) throw badRequest(code, 'The request body must be application/json');
  const body = parsed(await context.req.text());
  if (!isBlock(body)) throw badRequest(code, 'The request body is empty or not a JSON object');
  return body;
}

export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

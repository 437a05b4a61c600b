import { createHash } from 'node:crypto';

/** The part of the world that gives new resources their place in time. */
export interface Counter {
  counter: number;
}

/** The next number of the world: resources are ordered by it, and named after it. */
export function nextNumber(world: Counter): number {
  world.counter += 1;
  return world.counter;
}

/** A Twilio-like sid (two letters and 32 hex digits) that depends on its number only, so rehearsals repeat exactly. */
export function sidOf(prefix: string, number: number): string {
  return `${prefix}${digest(`${prefix}:${number}`)}`;
}

/** 32 hex digits that depend on the text only. */
export function digest(text: string): string {
  return createHash('sha256').update(`sandbox:${text}`).digest('hex').slice(0, 32);
}

/** The six digits that WhatsApp would send to this sender's number; each sending has its own. */
export function codeOf(senderSid: string, sending: number): string {
  const number = Number.parseInt(digest(`code:${senderSid}:${sending}`).slice(0, 8), 16) % 1_000_000;
  return String(number).padStart(6, '0');
}

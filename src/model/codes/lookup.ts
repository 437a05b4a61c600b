import type { CodeFacts } from './facts.ts';
import { META_CODES } from './meta.ts';
import { PLATFORM_CODES } from './platform.ts';
import { SENDER_CODES } from './senders.ts';
import { TEMPLATE_CODES } from './templates.ts';

/**
 * The one table of codes. It stands here, and not at the client, because errors of calls and the readiness of what
 * was read speak of the same codes, and kinds may not use the client.
 */
export const TWILIO_CODES = { ...PLATFORM_CODES, ...SENDER_CODES, ...TEMPLATE_CODES, ...META_CODES };

/** Why something failed, independent of who numbered it: all there are. */
export type TwilioReason = (typeof TWILIO_CODES)[keyof typeof TWILIO_CODES]['reason'] | 'unknown-code';

export interface KnownCode extends CodeFacts {
  readonly reason: TwilioReason;
}

const BY_CODE: ReadonlyMap<string, KnownCode> = new Map(Object.entries(TWILIO_CODES));

/** What a code means. One that is not known here keeps its number, and says where it is explained. */
export function codeFacts(code: string): KnownCode {
  return BY_CODE.get(code) ?? unknownCode(code);
}

export function isKnownCode(code: string): boolean {
  return BY_CODE.has(code);
}

/** What stands for a number that nobody has told us of; `code` may also be a word of ours. */
function unknownCode(code: string): KnownCode {
  if (!/^\d+$/.test(code))
    return {
      reason: 'unknown-code',
      summary: 'Twilio gives no code that says why.',
      fix: 'Look at it in the Twilio console.',
    };
  return {
    reason: 'unknown-code',
    summary: `Twilio gives code ${code}, which is not known here.`,
    fix: `See twilio.com/docs/errors/${code}.`,
  };
}

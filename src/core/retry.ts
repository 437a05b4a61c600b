import type { Retry } from '../model/generated/status.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Desired } from '../model/resource.ts';
import { shortDigest } from './digest.ts';

interface Known {
  /** What the last run recorded. */
  readonly before: Retry | undefined;
  readonly outcome: Outcome | undefined;
  /** Whether the look after the change shows it as desired. */
  readonly isThere: boolean;
  readonly now: Date;
}

interface Hold {
  readonly ms: number;
  readonly on: Retry['on'];
  readonly reason: string;
}

/** Until when the same is not asked for again, and why; undefined when nothing stands in the way. */
export function retryOf(desired: Desired, { before, outcome, isThere, now }: Known): Retry | undefined {
  const of = shortDigest(desired.spec);
  const hold = outcome === undefined ? undefined : holdAfter(outcome, isThere);
  if (hold !== undefined) {
    const at = new Date(now.getTime() + hold.ms);
    return { at: `${at.toISOString().slice(0, 19)}Z`, of, on: hold.on, reason: hold.reason };
  }
  const stands = before?.of === of && Date.parse(before.at) > now.getTime();
  return stands && outcome?.result !== 'done' && !isThere ? before : undefined;
}

const MINUTE_MS = 60_000;
/** Longest time in which a call whose reply was lost may still take effect and show in a list; nobody documents it. */
const SETTLE_MS = 10 * MINUTE_MS;
/** Twilio promises no read of what was just written; an hour is more than anybody has reported. */
const LISTED_MS = 60 * MINUTE_MS;
/** A number takes ten registrations in 72 hours, and a change of its name is one (Meta, register). */
const SHOWN_MS = 8 * 60 * MINUTE_MS;
/** The same request is refused again as long as nobody changes anything. */
const REFUSED_MS = 60 * MINUTE_MS;

function holdAfter(outcome: Outcome, isThere: boolean): Hold | undefined {
  // Every write to MMP may be repeated, and mail has rules of its own.
  if (isThere || !outcome.kind.startsWith('twilio-') || outcome.action === 'delete') return undefined;
  switch (outcome.result) {
    case 'done':
      return outcome.action === 'update'
        ? { ms: SHOWN_MS, on: 'twilio', reason: 'It was changed, and Twilio does not show it yet.' }
        : { ms: LISTED_MS, on: 'twilio', reason: 'It was created, and Twilio does not list it yet.' };
    case 'unknown':
      return { ms: SETTLE_MS, on: 'twilio', reason: `Whether it was done is not known: ${outcome.summary}` };
    case 'failed':
      if (outcome.call !== 'refused') return undefined;
      return {
        ms: Math.max(outcome.retryAfterMs ?? 0, REFUSED_MS),
        on: outcome.party ?? 'isv',
        reason: [outcome.summary, outcome.fix].filter((part) => part !== undefined).join(' '),
      };
    case 'skipped':
    case 'cancelled':
      return undefined;
  }
}

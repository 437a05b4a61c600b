import type { Party } from '../activity.ts';

/** What a code of Twilio or Meta means, in our own words: theirs may quote numbers and names, and change. */
export interface CodeFacts {
  /** Stable, kebab-case; several codes may share one. */
  readonly reason: string;
  /** One sentence: what happened. */
  readonly summary: string;
  /** What puts it right. */
  readonly fix: string;
  /** Who has to act; nobody when it passes by itself. */
  readonly party?: Party;
  /** Asking for the same again would be refused, or would use up a limited number of attempts, for so long. */
  readonly retryAfterHours?: number;
  /** The request was turned away before anything was done, so it may be sent again whatever the HTTP status is. */
  readonly sendAgain?: true;
}

export interface CodeTable {
  readonly [code: string]: CodeFacts;
}

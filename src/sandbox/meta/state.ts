/** What someone decided beforehand about the next review of a template or a display name. */
export interface Verdict {
  readonly verdict: 'approve' | 'reject' | 'hold';
  readonly reason?: string;
}

export type WabaStanding = 'shared' | 'unknown' | 'taken' | 'not-accepted' | 'unverified';

interface Waba {
  standing: WabaStanding;
  /** The Twilio account that this WhatsApp Business Account is linked to. */
  accountSid: string | null;
}

interface BlockedName {
  readonly accountSid: string;
  readonly name: string;
  readonly language: string;
  readonly until: string;
}

export interface MetaState {
  /** By template friendly_name or sender number, optionally as `<account sid>/<name>`. */
  verdicts: Record<string, Verdict>;
  wabas: Record<string, Waba>;
  blockedNames: BlockedName[];
}

export function emptyMeta(): MetaState {
  return { verdicts: {}, wabas: {}, blockedNames: [] };
}

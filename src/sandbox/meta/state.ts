/** What someone decided beforehand about the next review of a template or a display name. */
export interface Verdict {
  readonly verdict: 'approve' | 'reject' | 'hold';
  readonly reason?: string;
  /** Meta approves a template and moves it to another category (template_category_update). */
  readonly category?: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
}

/**
 * How a WhatsApp Business Account stands. `unverified` and `excepted` are those of its portfolio, and change how many
 * senders it may have; `disabled` also stands for a business verification that is pending (docs/errors/63112).
 */
export type WabaStanding =
  | 'shared'
  | 'unknown'
  | 'taken'
  | 'not-accepted'
  | 'unverified'
  | 'excepted'
  | 'other-payment'
  | 'disabled'
  | 'locked';

interface Waba {
  standing: WabaStanding;
  /** The Twilio account that this WhatsApp Business Account is linked to. */
  accountSid: string | null;
  /** The Meta business portfolio it belongs to; alone in its own when null. */
  portfolio: string | null;
}

/** How a phone number stands with WhatsApp, with its carrier and for sale. What is left out is in order. */
export interface Phone {
  /** `in-use`: on WhatsApp already; `migrated`: to another Twilio account; `lost`: Meta does not find it any more. */
  readonly whatsapp?: 'free' | 'in-use' | 'migrated' | 'lost';
  /** By which of its two ways a code reaches a person or Twilio; an IVR answers for nobody. */
  readonly reach?: 'both' | 'sms' | 'voice' | 'none';
  /** What registering the number comes to; `pin-mismatch` is another provider's two-step verification. */
  readonly registration?: 'works' | 'pin-mismatch' | 'fails' | 'stalls';
  /** Whether Twilio sells it, and what the law of its country asks for. */
  readonly sale?: 'open' | 'taken' | 'bundle' | 'address';
}

/** A name that is in use at Meta although Twilio does not show it any more. */
interface TemplateName {
  readonly accountSid: string;
  readonly name: string;
  readonly language: string;
}

interface BlockedName extends TemplateName {
  readonly until: string;
}

interface Registration {
  readonly number: string;
  readonly at: string;
}

export interface MetaState {
  /** By template friendly_name or sender number, optionally as `<account sid>/<name>`. */
  verdicts: Record<string, Verdict>;
  wabas: Record<string, Waba>;
  phones: Record<string, Phone>;
  blockedNames: BlockedName[];
  copies: TemplateName[];
  registrations: Registration[];
}

export function emptyMeta(): MetaState {
  return { verdicts: {}, wabas: {}, phones: {}, blockedNames: [], copies: [], registrations: [] };
}

import type { ActivityKey, Party } from './activity.ts';
import type { SourceRef } from './diagnostic.ts';

/** How an activity stands against its goal. */
export type Urgency =
  | { readonly is: 'in-time' }
  | { readonly is: 'at-risk' }
  /** Days since it was due. */
  | { readonly is: 'overdue'; readonly days: number };

export interface PartyDays {
  readonly party: Party;
  readonly days: number;
}

/** Something a party can do now. */
export interface Step {
  readonly enterprise: string;
  readonly party: Party;
  readonly task: string;
  /** Number of the activity it belongs to. */
  readonly activity?: number;
  readonly since?: string;
  readonly due?: string;
  readonly urgency?: Urgency;
  /** What is wrong, or what is missing: one sentence. */
  readonly note?: string;
  /** What the others wait for. */
  readonly handsOver?: { readonly to: Party; readonly what: string };
  /** The command that records it when it is done. */
  readonly record?: string;
  /** It need not be done now: the clock of another runs. */
  readonly meanwhile?: true;
}

/** One link of a chain of causes. The last ones name a person, or a field in a file. */
export interface Cause {
  /** How many links lead to it. */
  readonly depth: number;
  readonly what: string;
  readonly party?: Party;
  readonly since?: string;
  readonly due?: string;
  readonly source?: SourceRef;
  readonly fix?: string;
}

export interface Forecast {
  /** First and last day on which the enterprise can be live, by the days of the published table. */
  readonly earliest: string;
  readonly latest: string;
  /** The open activities that decide the last day, in their order: a day lost on one of them is a day lost. */
  readonly path: readonly ActivityKey[];
  /** The same by the published total of 33 to 41 days, which is more than its cells add up to. */
  readonly published?: { readonly earliest: string; readonly latest: string };
}

/** What the past says of the day an enterprise goes live; with too few of them, how many there are. */
export type Odds =
  | { readonly known: number; readonly p50: string; readonly p90: string }
  | { readonly known: number; readonly needed: number };

export interface Pace {
  readonly activity: ActivityKey;
  readonly p50: number;
  readonly p90: number;
}

/** A sender as the Twilio portal lists it. */
export interface SenderRow {
  readonly number: string;
  readonly name: string;
  readonly status: string;
}

/** A template, all its languages together, as the Twilio portal lists it. */
export interface TemplateRow {
  readonly key: string;
  readonly text: string;
  readonly languages: readonly string[];
  readonly status: string;
}

/** An organisation as the Management Portal shows its WhatsApp flag. */
export interface FeatureRow {
  readonly id: string;
  readonly name: string;
  /** How many organisations are above it. */
  readonly depth: number;
  readonly status: 'enabled' | 'disabled' | 'not set yet';
  readonly inherited: boolean;
}

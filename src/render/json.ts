import type { ActivityState } from '../model/activity.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Evidence } from '../model/generated/evidence.ts';
import type { SentNotice } from '../model/generated/status.ts';
import type { Outcome } from '../model/outcome.ts';
import type { SealedPacket } from '../model/packet.ts';
import type { EnterpriseFailure, Plan } from '../model/plan.ts';
import type { Cause, Pace, Step } from '../model/progress.ts';
import type { Headline } from './headline.ts';
import type { Outlook } from './outlook-text.ts';
import type { Reviews } from './status-tables.ts';

/** Results for programs: one JSON document with a `format` that names its version. */
export function planJson(plan: Plan): string {
  return print(plan);
}

export function applyJson(applied: {
  readonly plan: Plan;
  readonly outcomes: readonly Outcome[];
  readonly refusals: readonly { readonly code: string; readonly summary: string; readonly fix: string }[];
  readonly failures: readonly EnterpriseFailure[];
  readonly commit?: string;
  readonly trouble?: { readonly code: string; readonly summary: string; readonly fix: string };
}): string {
  return print({ format: 'reconcile/apply/v1', ...applied });
}

export function diagnosticsJson(diagnostics: readonly Diagnostic[], files: number): string {
  return print({ format: 'reconcile/diagnostics/v1', files, diagnostics });
}

/** What is printed instead of a result when there is none. */
export function errorJson(error: {
  readonly code: string;
  readonly summary: string;
  readonly fix: string;
}): string {
  return print({ format: 'reconcile/error/v1', error });
}

export function statusJson(
  enterprises: readonly (Headline & {
    readonly name: string;
    readonly activities: readonly ActivityState[];
    readonly outlook: Omit<Outlook, 'activities'>;
    readonly reviews: Reviews;
  })[],
  paces: readonly Pace[],
): string {
  return print({ format: 'reconcile/status/v1', enterprises, paces });
}

export function nextJson(steps: readonly Step[]): string {
  return print({ format: 'reconcile/next/v1', steps });
}

export function whyJson(asked: string, causes: readonly Cause[]): string {
  return print({ format: 'reconcile/why/v1', asked, causes });
}

export function attestJson(attested: {
  readonly enterprise: string;
  readonly file: string;
  readonly entry: Evidence;
  readonly replaced: boolean;
}): string {
  return print({ format: 'reconcile/attest/v1', ...attested });
}

export function packetJson(packet: SealedPacket): string {
  return print({ format: 'reconcile/packet/v1', ...packet });
}

export function packetsJson(packets: readonly SealedPacket[]): string {
  return print({ format: 'reconcile/packets/v1', packets });
}

export function noticesJson(enterprise: string, notices: readonly SentNotice[]): string {
  return print({ format: 'reconcile/notices/v1', enterprise, notices });
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

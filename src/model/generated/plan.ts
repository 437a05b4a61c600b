/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * What would be done, as printed by reconcile --plan --format json. Plain JSON without secrets or personal data.
 */
export interface PlanFile {
/**
 * Version of this format.
 */
format: "reconcile/plan/v1"
/**
 * Enterprises that were planned.
 * 
 * Items: Short name of an enterprise; the name of its folder.
 */
enterprises: string[]
/**
 * One entry per difference and per object that is not managed, in a fixed order.
 */
changes: PlannedChange[]
/**
 * Totals.
 */
summary: {
/**
 * How many.
 */
create: number
/**
 * How many.
 */
update: number
/**
 * How many.
 */
replace: number
/**
 * How many.
 */
delete: number
/**
 * How many.
 */
wait: number
/**
 * How many.
 */
unmanaged: number
/**
 * Resources changed or removed at the provider and not in the files.
 */
drift: number
}
/**
 * Enterprises that could not be planned.
 */
failures: PlannedFailure[]
/**
 * SHA-256 over the rest, in canonical JSON.
 */
digest: string
}
export interface PlannedChange {
/**
 * Names the resource.
 */
address: string
/**
 * Short name of an enterprise; the name of its folder.
 */
enterprise: string
/**
 * Kind of resource.
 */
kind: string
/**
 * Natural key within the enterprise.
 */
key: string
/**
 * What a reader calls it.
 */
label: string
/**
 * What would be done.
 */
action: ("create" | "update" | "replace" | "delete" | "none")
/**
 * Why.
 */
reason: ("absent" | "vanished" | "differs" | "drifted" | "cannot-change-in-place" | "reset-by-parent" | "superseded" | "offboarding" | "pruned" | "not-managed")
/**
 * Fields that differ.
 */
fields: PlannedField[]
/**
 * Changes that come first.
 */
after: string[]
/**
 * What has to become true before it can be made.
 */
waits: PlannedWait[]
/**
 * What it costs, or what cannot be undone.
 */
consequence?: string
/**
 * Its id at the provider.
 */
remoteId?: string
source?: PlannedSource
}
export interface PlannedField {
/**
 * Its name.
 */
field: string
/**
 * A value before or after.
 */
before?: {
[k: string]: unknown
}
/**
 * A value before or after.
 */
after?: {
[k: string]: unknown
}
/**
 * Personal: the values are not shown.
 */
hidden?: true
/**
 * Changed at the provider, not in the files.
 */
drift?: true
/**
 * The policy leaves this drift as it is.
 */
left?: ("report" | "ignore")
}
export interface PlannedWait {
/**
 * Who acts: the enterprise, the ISV (us), Twilio, Meta, the reseller, or the end users.
 */
on: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * What is waited for.
 */
for: string
/**
 * What mends it.
 */
fix?: string
/**
 * Calendar day, year first.
 */
since?: string
/**
 * Calendar day, year first.
 */
due?: string
}
/**
 * Where it is desired.
 */
export interface PlannedSource {
/**
 * File.
 */
file: string
/**
 * Line, from 1.
 */
line: number
/**
 * Column, from 1.
 */
column: number
/**
 * Column after the last.
 */
endColumn?: number
}
export interface PlannedFailure {
/**
 * Short name of an enterprise; the name of its folder.
 */
enterprise: string
/**
 * Stable code.
 */
code: string
/**
 * What happened.
 */
summary: string
/**
 * What to do.
 */
fix: string
}

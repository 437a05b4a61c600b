/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * What people did: the proof of the activities that no system can show.
 */
export interface EvidenceFile {
/**
 * Version of the file format.
 */
apiVersion: "reconcile/v1"
/**
 * One entry per activity.
 */
evidence: Evidence[]
/**
 * Clocks that stand still, with the reason. Days in between do not count.
 */
clocks?: PausedClock[]
}
/**
 * Link, hash or record of the proof, who attests it, and who else looked.
 */
export interface Evidence {
/**
 * One of the sixteen onboarding activities.
 */
activity: ("verify-business" | "submit-brand" | "pre-validate" | "request-access" | "review-request" | "pre-approve" | "consent" | "submit-profile" | "forward-profile" | "approve" | "confirm" | "verify-display-name" | "provision" | "notify-reseller" | "enable" | "go-live")
/**
 * Calendar day, year first.
 */
date: string
/**
 * Mail address.
 */
by: string
/**
 * Who acts: the enterprise, the ISV (us), Twilio, Meta, the reseller, or the end users.
 */
party?: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * Where the proof is kept.
 */
link?: string
/**
 * SHA-256 of the file that proves it.
 */
sha256?: string
/**
 * What proves it in a system: an id at Twilio or Meta, a ticket, a row of the portal's Administrator Activity report.
 */
record?: string
/**
 * Calendar day, year first.
 */
expires?: string
/**
 * Mail address.
 */
approvedBy?: string
/**
 * Anything a later reader should know. No personal data: it may be shown.
 */
note?: string
}
export interface PausedClock {
/**
 * One of the sixteen onboarding activities.
 */
activity: ("verify-business" | "submit-brand" | "pre-validate" | "request-access" | "review-request" | "pre-approve" | "consent" | "submit-profile" | "forward-profile" | "approve" | "confirm" | "verify-display-name" | "provision" | "notify-reseller" | "enable" | "go-live")
/**
 * Calendar day, year first.
 */
from: string
/**
 * Calendar day, year first.
 */
to?: string
/**
 * Why it stands. No personal data: it is shown.
 */
reason: string
}

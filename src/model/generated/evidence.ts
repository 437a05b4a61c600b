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
}
/**
 * Link or hash of the proof, who attests it, and who else looked.
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
 * Mail address.
 */
approvedBy?: string
/**
 * Anything a later reader should know. No personal data: it may be shown.
 */
note?: string
}

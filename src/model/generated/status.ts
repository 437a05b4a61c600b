/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * Where an enterprise stands. Written only by reconcile; never edited by hand.
 */
export interface StatusFile {
/**
 * Version of the file format.
 */
apiVersion: "reconcile/v1"
/**
 * Short name of an enterprise; the name of its folder.
 */
enterprise: string
/**
 * Hash of the desired state this speaks of.
 */
desired: string
/**
 * The whole in one word.
 */
phase: ("onboarding" | "live" | "paused" | "offboarding" | "offboarded")
/**
 * As in Kubernetes: Ready, Reconciling, Stalled.
 */
conditions: Condition[]
/**
 * The sixteen activities.
 */
activities: ActivityStatus[]
/**
 * What has happened to the activities, in the order it was seen; only ever added to. Everything said of an activity can be computed from it, for any moment.
 */
events?: ActivityEvent[]
/**
 * Every managed resource but users, which are only counted.
 */
resources: ResourceStatus[]
users: UserCounts
/**
 * Notices, in the order in which they were sent. None is sent twice by itself.
 */
notices: SentNotice[]
/**
 * Names of deleted templates that WhatsApp does not accept again yet.
 */
blockedNames?: BlockedName[]
}
export interface Condition {
/**
 * What is judged.
 */
type: ("Ready" | "Reconciling" | "Stalled")
/**
 * The verdict.
 */
status: ("True" | "False" | "Unknown")
/**
 * One word for programs.
 */
reason: string
/**
 * One sentence for people.
 */
message: string
/**
 * Who can mend it.
 */
on?: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * When status or reason last changed.
 */
since: string
}
export interface ActivityStatus {
/**
 * Its number in the published process.
 */
number: number
/**
 * One of the sixteen onboarding activities.
 */
key: ("verify-business" | "submit-brand" | "pre-validate" | "request-access" | "review-request" | "pre-approve" | "consent" | "submit-profile" | "forward-profile" | "approve" | "confirm" | "verify-display-name" | "provision" | "notify-reseller" | "enable" | "go-live")
/**
 * Who acts: the enterprise, the ISV (us), Twilio, Meta, the reseller, or the end users.
 */
owner: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * `waiting`: what comes before is not done. `paused`: its clock stands. `blocked`: somebody said no.
 */
state: ("waiting" | "running" | "paused" | "blocked" | "done")
/**
 * Who acts: the enterprise, the ISV (us), Twilio, Meta, the reseller, or the end users.
 */
on?: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * Calendar day, year first.
 */
since?: string
/**
 * Calendar day, year first.
 */
due?: string
/**
 * Calendar day, year first.
 */
done?: string
/**
 * What proves it, or what it waits for.
 */
note?: string
}
export interface ActivityEvent {
/**
 * When it was seen.
 */
at: string
/**
 * Calendar day, year first.
 */
day: string
/**
 * One of the sixteen onboarding activities.
 */
activity: ("verify-business" | "submit-brand" | "pre-validate" | "request-access" | "review-request" | "pre-approve" | "consent" | "submit-profile" | "forward-profile" | "approve" | "confirm" | "verify-display-name" | "provision" | "notify-reseller" | "enable" | "go-live")
/**
 * `reopened`: its proof no longer holds. `stopped`: what comes before it is open again.
 */
event: ("started" | "done" | "reopened" | "paused" | "resumed" | "blocked" | "stopped")
/**
 * Who acts: the enterprise, the ISV (us), Twilio, Meta, the reseller, or the end users.
 */
party?: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * Why, when somebody said no or the clock stands.
 */
reason?: string
}
export interface ResourceStatus {
/**
 * Kind and key.
 */
resource: string
/**
 * Its id at the provider.
 */
remoteId?: string
/**
 * Whether it has become true.
 */
ready: ("ready" | "pending" | "blocked" | "rejected" | "absent")
/**
 * Who acts: the enterprise, the ISV (us), Twilio, Meta, the reseller, or the end users.
 */
on?: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * Why it is not ready.
 */
reason?: string
/**
 * What mends it.
 */
fix?: string
/**
 * Digest of what the verdict is about: while the files say the same, the verdict stands.
 */
content?: string
/**
 * When this last changed.
 */
since: string
/**
 * What the provider decides by itself, for people: quality, limits.
 */
facts?: {
[k: string]: string
}
/**
 * Digest of each field as it was last seen as desired; a difference without a change here is drift.
 */
applied?: {
[k: string]: string
}
retry?: Retry
}
/**
 * A refusal that is not asked for again before its time.
 */
export interface Retry {
/**
 * When the provider would accept it again.
 */
at: string
/**
 * Digest of what was asked for.
 */
of: string
/**
 * Who acts: the enterprise, the ISV (us), Twilio, Meta, the reseller, or the end users.
 */
on: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * Why it was refused.
 */
reason: string
}
/**
 * Users are counted, never named.
 */
export interface UserCounts {
/**
 * Users in users.yaml.
 */
desired: number
/**
 * Those that MMP holds as desired.
 */
ready: number
/**
 * Digest of all users as they were last seen as desired.
 */
applied?: string
}
export interface SentNotice {
/**
 * Which one.
 */
notice: string
/**
 * When it was sent, or was to be.
 */
sent: string
/**
 * Its Message-ID: made of the enterprise, the notice, and the facts that it tells.
 */
messageId: string
/**
 * Left out once it is sent. `sending`: written before the mail leaves; found later, the run was stopped. `unclear`: the mail server did not confirm it. A person decides, see `reconcile notices`.
 */
state?: ("sending" | "unclear")
}
/**
 * One name in one language.
 */
export interface BlockedName {
/**
 * As the provider knew it.
 */
name: string
/**
 * Its language.
 */
language: string
/**
 * Calendar day, year first.
 */
until: string
}

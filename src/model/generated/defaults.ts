/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * What is done about changes made outside of the files. The first entry that fits counts; without one, they are reverted.
 */
export type DriftPolicy = DriftRule[]
/**
 * One button below the message.
 */
export type Button = (QuickReplyButton | UrlButton | PhoneButton | CopyCodeButton)

/**
 * What all enterprises share: the ISV's own details, resellers, calendar, limits, and the library of vetted templates.
 */
export interface DefaultsFile {
/**
 * Version of the file format.
 */
apiVersion: "reconcile/v1"
/**
 * The company that runs this repository; it signs the Request Access form.
 */
isv: {
/**
 * Company name of the ISV.
 */
name: string
/**
 * Public web address; https only.
 */
website: string
contact: Contact
}
/**
 * Partners that sell to enterprises; each is told when one of theirs goes live (activity 14).
 */
resellers?: Reseller[]
/**
 * Instances of the Movius Management Portal; an enterprise lives on one. The first is reached by MMP_BASE_URL and MMP_API_TOKEN, another by the same names with its key, as MMP_BASE_URL_EU.
 * 
 * @minItems 1
 */
mmpInstances: [MmpInstance, ...(MmpInstance)[]]
/**
 * How days are counted.
 */
calendar: {
/**
 * IANA time zone in which days begin and end.
 */
timeZone: string
/**
 * Whether the days of an SLA are calendar or business days. The published process does not say.
 */
days?: ("calendar" | "business")
/**
 * Days that do not count as business days. `npm run holidays` writes the public ones of a country, for review.
 * 
 * Items: Calendar day, year first.
 */
holidays?: string[]
hours?: OpeningHours
/**
 * Parties that count otherwise. What is left out is as above.
 */
parties?: PartyCalendar[]
/**
 * Own goals in place of the published days.
 */
goals?: Goal[]
}
/**
 * Limits that stop an apply.
 */
guard: {
/**
 * Deletions one apply may make per enterprise before it is refused. An override on the command line names the exact count.
 */
maxDeletes: number
}
drift?: DriftPolicy
lint?: LintPolicy
/**
 * The vetted default templates. An enterprise picks from them by key.
 */
templates: Template[]
}
/**
 * A person to write to. Never copied into plans, status files or logs.
 */
export interface Contact {
/**
 * Given name.
 */
firstName: string
/**
 * Family name.
 */
lastName: string
/**
 * Mail address.
 */
email: string
/**
 * Phone number in E.164 form: a plus sign, country code and number, in quotes. Without quotes YAML reads it as a number and loses the plus sign.
 */
phone?: string
/**
 * Role in the company.
 */
title?: string
}
export interface Reseller {
/**
 * Short name of an enterprise; the name of its folder.
 */
key: string
/**
 * Company name.
 */
name: string
/**
 * Mail address.
 */
email: string
}
export interface MmpInstance {
/**
 * Short name of an enterprise; the name of its folder.
 */
key: string
/**
 * Public web address; https only.
 */
portal: string
}
/**
 * When it is open, per weekday; a day that is not named is closed. Only goals in hours look at it.
 */
export interface OpeningHours {
/**
 * Opening and closing time on Mondays.
 */
mon?: string
/**
 * Opening and closing time on Tuesdays.
 */
tue?: string
/**
 * Opening and closing time on Wednesdays.
 */
wed?: string
/**
 * Opening and closing time on Thursdays.
 */
thu?: string
/**
 * Opening and closing time on Fridays.
 */
fri?: string
/**
 * Opening and closing time on Saturdays.
 */
sat?: string
/**
 * Opening and closing time on Sundays.
 */
sun?: string
}
export interface PartyCalendar {
/**
 * Who acts: the enterprise, the ISV (us), Twilio, Meta, the reseller, or the end users.
 */
party: ("enterprise" | "isv" | "twilio" | "meta" | "reseller" | "end-users")
/**
 * IANA time zone in which days begin and end.
 */
timeZone?: string
/**
 * Whether the days of an SLA are calendar or business days. The published process does not say.
 */
days?: ("calendar" | "business")
/**
 * Days that do not count as business days. `npm run holidays` writes the public ones of a country, for review.
 * 
 * Items: Calendar day, year first.
 */
holidays?: string[]
hours?: OpeningHours
}
export interface Goal {
/**
 * One of the sixteen onboarding activities.
 */
activity: ("verify-business" | "submit-brand" | "pre-validate" | "request-access" | "review-request" | "pre-approve" | "consent" | "submit-profile" | "forward-profile" | "approve" | "confirm" | "verify-display-name" | "provision" | "notify-reseller" | "enable" | "go-live")
/**
 * How long it may take.
 */
most: number
/**
 * Hours count inside the opening hours only, from the opening of the day it starts.
 */
unit: ("days" | "hours")
}
/**
 * For which resources and fields, and what is done.
 */
export interface DriftRule {
/**
 * Kind of resource. Left out: every kind.
 */
kind?: ("twilio-subaccount" | "twilio-number" | "twilio-sender" | "twilio-template" | "mmp-org" | "mmp-number" | "mmp-feature" | "mmp-template" | "mmp-user")
/**
 * Field of the resource, as plans name it. Left out: every field, and that it vanished.
 */
field?: string
/**
 * `revert`: back to what the files say. `report`: shown and left. `ignore`: left and not shown in text, until a date.
 */
do: ("revert" | "report" | "ignore")
/**
 * Calendar day, year first.
 */
until?: string
}
/**
 * How severe the findings of a rule about templates and display names are, by the code that `reconcile validate` prints.
 */
export interface LintPolicy {
[k: string]: "error" | "warning" | "off"
}
/**
 * A WhatsApp message template.
 */
export interface Template {
/**
 * Name of a template: how WhatsApp and MMP list it. Two underscores and a number at the end mark later versions of it and are not allowed.
 */
key: string
/**
 * WhatsApp language code, exact and case-sensitive, with an underscore (Meta, supported languages). A code that is not on the list is a warning: the list that is public is not complete.
 */
language: string
/**
 * What Meta reviews and bills it as. Movius' older names map to UTILITY or MARKETING.
 */
category: ("UTILITY" | "MARKETING" | "AUTHENTICATION")
/**
 * The message, at most 1024 characters. Variables are written {{1}}, {{2}} and numbered without gaps. An authentication template has none.
 */
body?: string
/**
 * One example value per variable, as the reviewer at Meta will read it.
 */
samples?: {
[k: string]: string
}
/**
 * Bold line above the message, at most 60 characters and one variable. Either this or `media`.
 */
header?: string
/**
 * Address of the picture, video or document above the message: JPEG, PNG, MP4, 3GP or PDF, public, https. The reviewer at Meta sees it as the sample.
 */
media?: string
/**
 * Small line below the message, at most 60 characters; no variables.
 */
footer?: string
/**
 * Buttons below the message, at most ten.
 */
buttons?: Button[]
authentication?: Authentication
/**
 * Whether activity 10 waits for its approval under the policy `requiredTemplates`.
 */
required?: boolean
}
export interface QuickReplyButton {
/**
 * The customer answers with one tap.
 */
type: "quick-reply"
/**
 * Text on the button, at most 20 characters.
 */
title: string
}
export interface UrlButton {
/**
 * Opens a web page.
 */
type: "url"
/**
 * Text on the button, at most 20 characters.
 */
title: string
/**
 * Address to open; https. One variable may stand at its very end, after a slash.
 */
url: string
}
export interface PhoneButton {
/**
 * Calls a number.
 */
type: "phone"
/**
 * Text on the button, at most 20 characters.
 */
title: string
/**
 * Phone number in E.164 form: a plus sign, country code and number, in quotes. Without quotes YAML reads it as a number and loses the plus sign.
 */
phone: string
}
export interface CopyCodeButton {
/**
 * Copies an offer code. WhatsApp fixes the text on the button.
 */
type: "copy-code"
/**
 * The code that is copied, at most 20 characters, or one variable.
 */
code: string
}
/**
 * A one-time passcode. Meta fixes the text in every language, so there is no body (Twilio, whatsapp/authentication).
 */
export interface Authentication {
/**
 * Adds "For your security, do not share this code."
 */
securityRecommendation?: boolean
/**
 * Adds for how many minutes the code is valid.
 */
codeExpirationMinutes?: number
/**
 * Text on the button that copies the code.
 */
copyCodeText?: string
}

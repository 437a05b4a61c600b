/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * What is done about changes made outside of the files. The first entry that fits counts; without one, they are reverted.
 */
export type DriftPolicy = DriftRule[]
/**
 * One button below the message.
 */
export type Button = (QuickReplyButton | UrlButton | PhoneButton)

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
 * Instances of the Movius Management Portal; an enterprise lives on one.
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
 * A WhatsApp message template.
 */
export interface Template {
/**
 * Name of a template: how WhatsApp and MMP list it. Two underscores in a row mark later versions of it and are not allowed.
 */
key: string
/**
 * WhatsApp language code, exact and case-sensitive, with an underscore (Meta, supported languages).
 */
language: ("af" | "sq" | "ar" | "ar_EG" | "ar_AE" | "ar_LB" | "ar_MA" | "ar_QA" | "az" | "be_BY" | "bn" | "bn_IN" | "bg" | "ca" | "zh_CN" | "zh_HK" | "zh_TW" | "hr" | "cs" | "da" | "prs_AF" | "nl" | "nl_BE" | "en" | "en_GB" | "en_US" | "en_AE" | "en_AU" | "en_CA" | "en_GH" | "en_IE" | "en_IN" | "en_JM" | "en_MY" | "en_NZ" | "en_QA" | "en_SG" | "en_UG" | "en_ZA" | "et" | "fil" | "fi" | "fr" | "fr_BE" | "fr_CA" | "fr_CH" | "fr_CI" | "fr_MA" | "ka" | "de" | "de_AT" | "de_CH" | "el" | "gu" | "ha" | "he" | "hi" | "hu" | "id" | "ga" | "it" | "ja" | "kn" | "kk" | "ko" | "lo" | "lv" | "lt" | "mk" | "ms" | "ml" | "mr" | "nb" | "fa" | "pl" | "pt_BR" | "pt_PT" | "pa" | "ro" | "ru" | "sr" | "sk" | "sl" | "es" | "es_AR" | "es_ES" | "es_MX" | "sw" | "sv" | "ta" | "te" | "th" | "tr" | "uk" | "ur" | "uz" | "vi" | "zu")
/**
 * What Meta reviews and bills it as. Movius' older names map to UTILITY or MARKETING.
 */
category: ("UTILITY" | "MARKETING" | "AUTHENTICATION")
/**
 * The message. Variables are written {{1}}, {{2}} and numbered without gaps.
 */
body: string
/**
 * One example value per variable, as the reviewer at Meta will read it.
 */
samples?: {
[k: string]: string
}
/**
 * Bold line above the message.
 */
header?: string
/**
 * Small line below the message; no variables.
 */
footer?: string
/**
 * Buttons below the message, at most ten.
 * 
 * @minItems 1
 * @maxItems 10
 */
buttons?: [Button]|[Button, Button]|[Button, Button, Button]|[Button, Button, Button, Button]|[Button, Button, Button, Button, Button]|[Button, Button, Button, Button, Button, Button]|[Button, Button, Button, Button, Button, Button, Button]|[Button, Button, Button, Button, Button, Button, Button, Button]|[Button, Button, Button, Button, Button, Button, Button, Button, Button]|[Button, Button, Button, Button, Button, Button, Button, Button, Button, Button]
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
 * Text on the button.
 */
title: string
}
export interface UrlButton {
/**
 * Opens a web page.
 */
type: "url"
/**
 * Text on the button.
 */
title: string
/**
 * Address to open; https.
 */
url: string
}
export interface PhoneButton {
/**
 * Calls a number.
 */
type: "phone"
/**
 * Text on the button.
 */
title: string
/**
 * Phone number in E.164 form: a plus sign, country code and number, in quotes. Without quotes YAML reads it as a number and loses the plus sign.
 */
phone: string
}

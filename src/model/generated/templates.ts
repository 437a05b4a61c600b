/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * One button below the message.
 */
export type Button = (QuickReplyButton | UrlButton | PhoneButton | CopyCodeButton)

/**
 * The message templates of an enterprise.
 */
export interface TemplatesFile {
/**
 * Version of the file format.
 */
apiVersion: "reconcile/v1"
/**
 * Templates taken from the library in defaults.yaml.
 */
defaults?: DefaultTemplateUse[]
/**
 * The enterprise's own templates.
 */
custom?: Template[]
}
export interface DefaultTemplateUse {
/**
 * Name of a template: how WhatsApp and MMP list it. Two underscores and a number at the end mark later versions of it and are not allowed.
 */
key: string
/**
 * WhatsApp language code, exact and case-sensitive, with an underscore (Meta, supported languages). A code that is not on the list is a warning: the list that is public is not complete.
 */
language?: string
/**
 * Overrides what the library says about it.
 */
required?: boolean
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

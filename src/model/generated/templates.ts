/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * One button below the message.
 */
export type Button = (QuickReplyButton | UrlButton | PhoneButton)

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
 * Name of a template: how WhatsApp and MMP list it. Two underscores in a row mark later versions of it and are not allowed.
 */
key: string
/**
 * WhatsApp language code, exact and case-sensitive, with an underscore (Meta, supported languages).
 */
language?: ("af" | "sq" | "ar" | "ar_EG" | "ar_AE" | "ar_LB" | "ar_MA" | "ar_QA" | "az" | "be_BY" | "bn" | "bn_IN" | "bg" | "ca" | "zh_CN" | "zh_HK" | "zh_TW" | "hr" | "cs" | "da" | "prs_AF" | "nl" | "nl_BE" | "en" | "en_GB" | "en_US" | "en_AE" | "en_AU" | "en_CA" | "en_GH" | "en_IE" | "en_IN" | "en_JM" | "en_MY" | "en_NZ" | "en_QA" | "en_SG" | "en_UG" | "en_ZA" | "et" | "fil" | "fi" | "fr" | "fr_BE" | "fr_CA" | "fr_CH" | "fr_CI" | "fr_MA" | "ka" | "de" | "de_AT" | "de_CH" | "el" | "gu" | "ha" | "he" | "hi" | "hu" | "id" | "ga" | "it" | "ja" | "kn" | "kk" | "ko" | "lo" | "lv" | "lt" | "mk" | "ms" | "ml" | "mr" | "nb" | "fa" | "pl" | "pt_BR" | "pt_PT" | "pa" | "ro" | "ru" | "sr" | "sk" | "sl" | "es" | "es_AR" | "es_ES" | "es_MX" | "sw" | "sv" | "ta" | "te" | "th" | "tr" | "uk" | "ur" | "uz" | "vi" | "zu")
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

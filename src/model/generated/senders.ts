/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * The WhatsApp numbers of an enterprise and the profile that customers see.
 */
export interface SendersFile {
/**
 * Version of the file format.
 */
apiVersion: "reconcile/v1"
/**
 * One entry per WhatsApp number. At most one is registered at a time per WhatsApp Business Account.
 */
senders: Sender[]
}
export interface Sender {
/**
 * Phone number in E.164 form: a plus sign, country code and number, in quotes. Without quotes YAML reads it as a number and loses the plus sign.
 */
number: string
/**
 * `twilio`: a number in the enterprise's Twilio subaccount, verified automatically. `customer`: the enterprise's own number; a person reads the code.
 */
hosting?: ("twilio" | "customer")
/**
 * Buy the number when it is not in the subaccount yet. It costs money every month.
 */
acquire?: boolean
/**
 * `new`: never used on WhatsApp. `migrated`: comes from another provider, with its name, quality and limits. `appDeleted`: its WhatsApp app account was deleted by hand.
 */
origin?: ("new" | "migrated" | "appDeleted")
/**
 * How the verification code reaches a number that is not Twilio's.
 */
verification?: ("sms" | "voice")
profile: SenderProfile
webhook?: Webhook
}
/**
 * The business profile in WhatsApp. Leave out what is not managed here.
 */
export interface SenderProfile {
/**
 * Display name: what customers see at the top of the chat. Meta reviews it.
 */
name: string
/**
 * Short line below the name.
 */
about?: string
/**
 * Address shown in the profile.
 */
address?: string
/**
 * Longer text of the profile.
 */
description?: string
/**
 * Public web address; https only.
 */
logoUrl?: string
/**
 * Industry as WhatsApp lists it (Twilio Senders API, profile.vertical).
 */
vertical?: ("Alcohol" | "Automotive" | "Beauty, Spa and Salon" | "Clothing and Apparel" | "Education" | "Entertainment" | "Event Planning and Service" | "Finance and Banking" | "Food and Grocery" | "Hotel and Lodging" | "Matrimony Service" | "Medical and Health" | "Non-profit" | "Online Gambling" | "OTC Drugs" | "Other" | "Physical Gambling" | "Professional Services" | "Public Service" | "Restaurant" | "Shopping and Retail" | "Travel and Transportation")
/**
 * At most two.
 * 
 * @maxItems 2
 */
websites?: []|[Website]|[Website, Website]
/**
 * Public contact addresses.
 * 
 * @maxItems 2
 */
emails?: []|[ProfileEmail]|[ProfileEmail, ProfileEmail]
}
export interface Website {
/**
 * Public web address; https only.
 */
url: string
/**
 * Text shown for it.
 */
label: string
}
export interface ProfileEmail {
/**
 * Mail address.
 */
email: string
/**
 * Text shown for it.
 */
label: string
}
/**
 * Where Twilio sends messages and their delivery states. Leave out what is not managed here.
 */
export interface Webhook {
/**
 * Receives incoming messages.
 */
callbackUrl?: string
/**
 * How.
 */
callbackMethod?: ("POST" | "PUT")
/**
 * Receives them when the first fails.
 */
fallbackUrl?: string
/**
 * How.
 */
fallbackMethod?: ("POST" | "PUT")
/**
 * Receives delivery states.
 */
statusCallbackUrl?: string
/**
 * How.
 */
statusCallbackMethod?: ("POST" | "PUT")
}

/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * What is done about changes made outside of the files. The first entry that fits counts; without one, they are reverted.
 */
export type DriftPolicy = DriftRule[]

/**
 * One enterprise: who it is, how it is onboarded, and where it lives in Twilio and MMP.
 */
export interface EnterpriseFile {
/**
 * Version of the file format.
 */
apiVersion: "reconcile/v1"
/**
 * Name of the enterprise as people call it.
 */
name: string
/**
 * `active`: onboard and keep as desired. `paused`: look, but change nothing. `offboarding`: take down what is managed here; deletions still need their override.
 */
lifecycle?: ("active" | "paused" | "offboarding")
/**
 * `request-access`: the published process with Twilio's form. `tech-provider`: Meta Embedded Signup for the first sender, as Twilio runs it today. The sixteen activities keep their numbers.
 */
process?: ("request-access" | "tech-provider")
/**
 * Calendar day, year first.
 */
started?: string
/**
 * Calendar day, year first.
 */
adopted?: string
/**
 * What this enterprise decides differently.
 */
policy?: {
/**
 * Whether activity 10 needs every template approved, or only those marked as required in templates.yaml.
 */
approval?: ("allTemplates" | "requiredTemplates")
/**
 * Kinds whose remote objects are deleted when the files no longer name them. Deletions still need their exact count on the command line. Nothing is pruned by default.
 */
prune?: ("twilio-number" | "twilio-sender" | "twilio-template" | "mmp-org" | "mmp-number" | "mmp-template" | "mmp-user")[]
drift?: DriftPolicy
lint?: LintPolicy
}
/**
 * The brand sheet (activity 2).
 */
brand: {
/**
 * Registered name, exactly as in the documents that Meta verifies.
 */
legalName: string
/**
 * Public web address; https only.
 */
website: string
/**
 * Country as two capital letters (ISO 3166-1 alpha-2).
 */
headquarters: string
/**
 * Postal address.
 */
address: string
/**
 * Industry as WhatsApp lists it (Twilio Senders API, profile.vertical).
 */
vertical: ("Alcohol" | "Automotive" | "Beauty, Spa and Salon" | "Clothing and Apparel" | "Education" | "Entertainment" | "Event Planning and Service" | "Finance and Banking" | "Food and Grocery" | "Hotel and Lodging" | "Matrimony Service" | "Medical and Health" | "Non-profit" | "Online Gambling" | "OTC Drugs" | "Other" | "Physical Gambling" | "Professional Services" | "Public Service" | "Restaurant" | "Shopping and Retail" | "Travel and Transportation")
}
/**
 * `business` answers questions; `signatory` may accept the WhatsApp terms for the company; `portalAdmin` verifies and enables in MMP (activity 15).
 */
contacts: {
business: Contact
signatory?: Contact
portalAdmin?: Contact
}
/**
 * Ids at Meta. Leave out what is not known yet: the plan says who has to supply it.
 */
meta?: {
/**
 * Meta business portfolio id (Facebook Business Manager ID): digits, in quotes. Not a page id.
 */
businessManagerId?: string
/**
 * WhatsApp Business Account id: digits, in quotes. A person supplies it once the enterprise has consented.
 */
wabaId?: string
}
/**
 * What the Request Access form asks about the messages (activity 4).
 */
messaging: {
/**
 * What the messages are for.
 */
useCase: string
/**
 * Countries that messages go to.
 * 
 * @minItems 1
 * 
 * Items: Country as two capital letters (ISO 3166-1 alpha-2).
 */
regions: [string, ...(string)[]]
/**
 * Messages a month in the first year.
 */
monthlyVolume: number
}
/**
 * Short name of an enterprise; the name of its folder.
 */
reseller?: string
/**
 * Binding to Twilio.
 */
twilio?: {
/**
 * Name of the subaccount; it is found again by it. The default is the folder's name.
 */
friendlyName?: string
/**
 * An API key made in the subaccount, so that it can be planned and applied without the token of the parent account. The subaccount must exist.
 */
apiKey?: {
/**
 * The subaccount that the key was made in.
 */
accountSid: string
/**
 * Name of the environment variable that holds the sid of the key (SK...); never the sid itself.
 */
keyVariable: string
/**
 * Name of the environment variable that holds the secret of the key; never the secret itself.
 */
secretVariable: string
}
}
/**
 * Binding to the Movius Management Portal.
 */
mmp: {
/**
 * Short name of an enterprise; the name of its folder.
 */
instance: string
}
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

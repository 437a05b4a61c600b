/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * The organisation tree in MMP. A flat list: moving a department is one changed line.
 */
export interface OrgFile {
/**
 * Version of the file format.
 */
apiVersion: "reconcile/v1"
/**
 * Exactly one has no parent: the root, which stands for the enterprise.
 * 
 * @minItems 1
 */
organisations: [Organisation, ...(Organisation)[]]
}
export interface Organisation {
/**
 * External id of an organisation in MMP. Chosen here and never changed: it is how the organisation is found again.
 */
id: string
/**
 * Name shown in MMP; unique below one parent.
 */
name: string
/**
 * External id of an organisation in MMP. Chosen here and never changed: it is how the organisation is found again.
 */
parent?: string
/**
 * `disabled` switches the whole subtree off; an organisation below may be enabled again. Left out: not managed here.
 */
whatsapp?: ("enabled" | "disabled" | "inherited")
/**
 * Phone number in E.164 form: a plus sign, country code and number, in quotes. Without quotes YAML reads it as a number and loses the plus sign.
 */
sender?: string
/**
 * Templates published to this organisation. A rejected one is left out until it is approved.
 * 
 * Items: Name of a template: how WhatsApp and MMP list it. Two underscores and a number at the end mark later versions of it and are not allowed.
 */
templates?: string[]
}

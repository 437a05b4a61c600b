/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * Users of an enterprise and their toggles in MMP. May be long.
 */
export interface UsersFile {
/**
 * Version of the file format.
 */
apiVersion: "reconcile/v1"
/**
 * One entry per user, named by mail address or by device number.
 */
users: User[]
}
/**
 * A user. Exactly one of email and device.
 */
export interface User {
/**
 * Mail address.
 */
email?: string
/**
 * Phone number in E.164 form: a plus sign, country code and number, in quotes. Without quotes YAML reads it as a number and loses the plus sign.
 */
device?: string
/**
 * External id of an organisation in MMP. Chosen here and never changed: it is how the organisation is found again.
 */
organisation: string
/**
 * Whether the user may send WhatsApp messages.
 */
socialMessaging?: boolean
/**
 * Whether outsiders may not send the first message.
 */
restrictIncoming?: boolean
}

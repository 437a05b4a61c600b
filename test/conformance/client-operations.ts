import type { TwilioReads, TwilioWrites } from '../../src/providers/twilio/port.ts';

/** The operation behind each call of the client, by its name in the documents. A new call needs its line here. */
export const CLIENT_OPERATIONS: Readonly<Record<keyof TwilioReads | keyof TwilioWrites, string>> = {
  accounts: 'GET api.twilio.com/2010-04-01/Accounts.json',
  numbers: 'GET api.twilio.com/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json',
  senders: 'GET messaging.twilio.com/v2/Channels/Senders',
  templates: 'GET content.twilio.com/v1/ContentAndApprovals',
  createAccount: 'POST api.twilio.com/2010-04-01/Accounts.json',
  renameAccount: 'POST api.twilio.com/2010-04-01/Accounts/{Sid}.json',
  setAccountStatus: 'POST api.twilio.com/2010-04-01/Accounts/{Sid}.json',
  buyNumber: 'POST api.twilio.com/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json',
  releaseNumber: 'DELETE api.twilio.com/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json',
  createSender: 'POST messaging.twilio.com/v2/Channels/Senders',
  updateSender: 'POST messaging.twilio.com/v2/Channels/Senders/{Sid}',
  enterCode: 'POST messaging.twilio.com/v2/Channels/Senders/{Sid}',
  requestCode: 'POST messaging.twilio.com/v2/Channels/Senders/{Sid}',
  deleteSender: 'DELETE messaging.twilio.com/v2/Channels/Senders/{Sid}',
  createContent: 'POST content.twilio.com/v1/Content',
  updateContent: 'PUT content.twilio.com/v1/Content/{Sid}',
  submitContent: 'POST content.twilio.com/v1/Content/{ContentSid}/ApprovalRequests/whatsapp',
  deleteContent: 'DELETE content.twilio.com/v1/Content/{Sid}',
};

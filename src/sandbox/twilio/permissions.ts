/** What a path is about, in the manner of the permissions of restricted keys (iam/api-keys, `/twilio/...`). */
const RESOURCES: readonly (readonly [path: RegExp, resource: string])[] = [
  [/\/Channels\/Senders/, 'messaging/senders'],
  [/\/ApprovalRequests/, 'content/approval-requests'],
  [/\/Content/, 'content/templates'],
  [/\/IncomingPhoneNumbers/, 'phone-numbers/incoming-phone-numbers'],
  [/\/AvailablePhoneNumbers/, 'phone-numbers/available-phone-numbers'],
  [/\/Accounts/, 'iam/accounts'],
];
const ACTIONS: Readonly<Record<string, string>> = { GET: 'read', PUT: 'update', DELETE: 'delete' };
/** A POST to one resource changes it, and one to a list creates. */
const ONE = /\/[A-Z]{2}[0-9a-f]{32}(\.json)?$/;

/** What a restricted API key needs for a request: `/twilio/messaging/senders/read`. */
export function permissionOf(method: string, path: string): string {
  const [, resource = 'other'] = RESOURCES.find(([pattern]) => pattern.test(path)) ?? [];
  const action = ACTIONS[method] ?? (ONE.test(path) ? 'update' : 'create');
  return `/twilio/${resource}/${action}`;
}

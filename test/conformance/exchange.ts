/** One request to a host of Twilio and the reply to it, as it was on the wire. Without credentials. */
export interface Exchange {
  readonly method: string;
  /** `https://messaging.twilio.com/v2/Channels/Senders?Channel=whatsapp`, also when it went to a twin. */
  readonly url: string;
  readonly sender: 'client' | 'test';
  readonly contentType: string;
  readonly body: string;
  /** Of the twin only: what fake servers, interceptors and planted faults say is not checked. */
  readonly reply?: Reply;
}

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * The address at Twilio that a request is meant for: its own, or the one below the origin of a twin or proxy
 * (`<origin>/<original host>/<original path>`). Undefined when it is not meant for Twilio.
 */
export function twilioUrl(url: string): string | undefined {
  const { hostname, pathname, search } = new URL(url);
  if (hostname.endsWith('.twilio.com')) return url;
  return /^\/\w+\.twilio\.com\//.test(pathname) ? `https:/${pathname}${search}` : undefined;
}

/** The official client names itself (twilio 6.2.0, base/RequestClient.js); a test's own requests do not. */
export function senderOf(headers: Headers): Exchange['sender'] {
  return headers.get('user-agent')?.startsWith('twilio-node/') === true ? 'client' : 'test';
}

/** The twin signs every reply of its own; nobody else in the tests does. */
export function isOfTwin(headers: Headers): boolean {
  return /^RQ[0-9a-f]{32}$/.test(headers.get('twilio-request-id') ?? '');
}

export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

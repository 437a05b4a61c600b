/** Addresses of Twilio's resources (twilio-oai: api_v2010, messaging_v2, content_v1); a list when no sid is given. */
export function accountUrl(account?: string): URL {
  return new URL(`https://api.twilio.com/2010-04-01/Accounts${child(account)}.json`);
}

export function numberUrl(account: string, sid?: string): URL {
  const path = `/2010-04-01/Accounts${child(account)}/IncomingPhoneNumbers${child(sid)}.json`;
  return new URL(path, 'https://api.twilio.com');
}

export function senderUrl(sid?: string): URL {
  return new URL(`https://messaging.twilio.com/v2/Channels/Senders${child(sid)}`);
}

export function contentUrl(sid?: string): URL {
  return new URL(`https://content.twilio.com/v1/Content${child(sid)}`);
}

export function approvalUrl(sid: string): URL {
  return new URL(`https://content.twilio.com/v1/Content${child(sid)}/ApprovalRequests/whatsapp`);
}

/** Contents with their approvals in one list. */
export function approvedContentUrl(): URL {
  return new URL('https://content.twilio.com/v1/ContentAndApprovals');
}

export function withQuery(url: URL, query: Readonly<Record<string, string>>): URL {
  return new URL(`${url.href}?${new URLSearchParams(query).toString()}`);
}

function child(sid: string | undefined): string {
  return sid === undefined ? '' : `/${encodeURIComponent(sid)}`;
}

import { isOfTwin, senderOf, twilioUrl } from './exchange.ts';
import type { Exchange, Reply } from './exchange.ts';

/** A fetch that notes every exchange with a host of Twilio, before the caller learns how it ended. */
export function recording(
  inner: typeof globalThis.fetch,
  note: (exchange: Exchange) => unknown,
): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = twilioUrl(request.url);
    if (url === undefined) return inner(request);
    const { method, headers } = request;
    const body = await request.clone().text();
    const contentType = headers.get('content-type') ?? '';
    const sent = { method, url, sender: senderOf(headers), contentType, body };
    const answer = inner(request);
    const reply = await answer.then(twinReply).catch(() => undefined);
    note(reply === undefined ? sent : { ...sent, reply });
    return answer;
  };
}

/** Read only when it is the twin's: other servers in tests may never end theirs. */
async function twinReply(response: Response): Promise<Reply | undefined> {
  const { status, headers } = response;
  if (!isOfTwin(headers)) return undefined;
  const body = await response.clone().text();
  return { status, contentType: headers.get('content-type') ?? '', body };
}

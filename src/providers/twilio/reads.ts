import { isNumberlessDraft, parseNumber, parseSender, parseTemplate } from './parse.ts';
import type { TwilioReads } from './port.ts';
import type { TwilioSession } from './session.ts';
import { approvedContentUrl, numberUrl, senderUrl, withQuery } from './urls.ts';

/** The lists of an account, each in as few pages as Twilio allows. */
export function twilioReads({ book, list, log }: TwilioSession): TwilioReads {
  return {
    accounts: (own) => book.accounts(own),
    async numbers(account) {
      const url = withQuery(numberUrl(account), { PageSize: '1000' });
      const request = { operation: 'list the numbers', url, key: 'incoming_phone_numbers' };
      return (await list(account, request)).map(parseNumber);
    },
    async senders(account) {
      const url = withQuery(senderUrl(), { Channel: 'whatsapp', PageSize: '1000' });
      const request = { operation: 'list the senders', url, key: 'senders' };
      const raws = await list(account, request);
      const drafts = raws.filter(isNumberlessDraft).length;
      if (drafts > 0) log?.info({ drafts }, 'senders that are drafts without a number are passed over');
      return raws.filter((raw) => !isNumberlessDraft(raw)).map(parseSender);
    },
    async templates(account) {
      // At most 500, because a reply ends at 1 MB (docs/content/content-api-resources, read 2026-11-23).
      const url = withQuery(approvedContentUrl(), { PageSize: '500' });
      const request = { operation: 'list the templates', url, key: 'contents' };
      return (await list(account, request)).map(parseTemplate);
    },
  };
}

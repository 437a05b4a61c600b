import { letterOf } from './letter.ts';
import { outboxDelivery } from './outbox.ts';
import type { MailWrites } from './port.ts';
import { smtpDelivery } from './smtp.ts';

export interface MailOptions {
  /** `smtps://user:password@host:port`. Without it mails go to the outbox. */
  readonly smtpUrl?: string;
  /** `onboarding@example.com`, or with a name in front: `Onboarding <onboarding@example.com>`. */
  readonly from: string;
  /** Folder for `.eml` files when there is no server; made when needed. */
  readonly outbox: string;
  /** For the `Date` header. */
  readonly now: () => Date;
}

/**
 * Sends mails by SMTP, or writes them to the outbox. Errors are ProviderError and hold no address; `unknown` once the server
 * may have taken the mail.
 */
export function mailWrites(options: MailOptions): MailWrites {
  const { smtpUrl, from, outbox, now } = options;
  const deliver = smtpUrl === undefined ? outboxDelivery(outbox) : smtpDelivery(smtpUrl);
  return {
    send: async (mail) => {
      await deliver(letterOf(mail, from, now()));
    },
  };
}

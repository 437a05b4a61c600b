/** One mail. Addresses are personal data: they stay inside this message. */
export interface Mail {
  /** Which notice of which enterprise it is. */
  readonly about: { readonly enterprise: string; readonly notice: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same, for readers of mail that show HTML. */
  readonly html?: string;
  /** Deterministic, so that a mail sent twice can be recognised: `<abc-banking.reseller-notice.0f3a5c7e9b1d@example.com>`. */
  readonly messageId: string;
}

export interface MailWrites {
  /** Sends one mail, or writes it to the outbox when no server is configured. Never repeated when unclear. */
  send(mail: Mail): Promise<void>;
}

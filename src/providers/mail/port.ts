/** One mail. Addresses are personal data: they stay inside this message. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Deterministic, so that a mail sent twice can be recognised: `<abc-banking.reseller.1@example.com>`. */
  readonly messageId: string;
}

export interface MailWrites {
  /** Sends one mail, or writes it to the outbox when no server is configured. Never repeated when unclear. */
  send(mail: Mail): Promise<void>;
}

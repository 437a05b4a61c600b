import type { TwilioReads, TwilioWrites } from './port.ts';
import { twilioReads } from './reads.ts';
import { twilioSession } from './session.ts';
import type { TwilioConnection } from './session.ts';
import { twilioWrites } from './writes.ts';

/**
 * Twilio as one ISV sees it. Both halves share one credential book, so what is created can be written to at once.
 * Throws `UsageError` for a connection that cannot work; the calls throw `ProviderError`.
 */
export function twilioClient(connection: TwilioConnection): {
  readonly reads: TwilioReads;
  readonly writes: TwilioWrites;
} {
  const session = twilioSession(connection);
  return { reads: twilioReads(session), writes: twilioWrites(session) };
}

import { refusal, unexpectedReply } from './errors.ts';
import type { MmpHolder } from './port.ts';
import { isHolder } from './shapes.ts';
import type { Wire } from './wire.ts';

/** Asks once, however many want to know; a call that failed is made again for whoever asks next. */
export function holderOnce(wire: Wire): () => Promise<MmpHolder> {
  let known: Promise<MmpHolder> | undefined;
  return () => {
    known ??= holder(wire).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

function holder(wire: Wire): Promise<MmpHolder> {
  const operation = 'read the privileges of the token';
  return wire(operation, async (client) => {
    const { data, error, response } = await client.GET('/v1/me');
    if (!response.ok) throw refusal(response, error, { operation });
    if (!isHolder(data)) throw unexpectedReply(operation, response.status);
    return data;
  });
}

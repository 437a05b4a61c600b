import { InvariantError } from '../../model/errors.ts';
import { itemRefusal, refusal, unexpectedReply } from './errors.ts';
import type { Asked } from './errors.ts';
import { MMP_BATCH_SIZE } from './port.ts';
import type { MmpUserItem, MmpUserResult } from './port.ts';
import { isBatchReply } from './shapes.ts';
import type { Wire } from './wire.ts';

/** Writes many users in one call. Throws `ProviderError` when nothing can be told of any of them. */
export async function putUsers(wire: Wire, items: readonly MmpUserItem[]): Promise<readonly MmpUserResult[]> {
  if (items.length > MMP_BATCH_SIZE)
    throw new InvariantError(`A batch of ${items.length} users is too large.`);
  if (items.length === 0) return [];
  const operation = 'write users';
  return wire(operation, async (client) => {
    const body = { items: items.map((item) => ({ userKey: item.userKey, body: item.body })) };
    const { data, error, response } = await client.POST('/v1/users:batch', { body });
    if (!response.ok) throw refusal(response, error, { operation });
    const isAnswer = isBatchReply(data) && isForEach(items, data.items);
    if (!isAnswer) throw unexpectedReply(operation, response.status);
    return data.items.map(({ result }, index) =>
      result === 'ok' ? { ok: true } : { ok: false, error: itemRefusal(result, askedBy(items[index])) },
    );
  });
}

function askedBy(item: MmpUserItem | undefined): Asked {
  const organisations = item === undefined ? [] : [item.body.organisationExternalId];
  return { operation: 'write a user', organisations };
}

/** Results are told apart by their place alone, so the keys have to agree. */
function isForEach(items: readonly MmpUserItem[], results: readonly { readonly userKey: string }[]): boolean {
  return (
    items.length === results.length &&
    items.every(({ userKey }, index) => results[index]?.userKey === userKey)
  );
}

import type { Situation } from '../core/inventory.ts';
import { nextStatus, stampOf } from '../core/status.ts';
import type { Writes } from '../kinds/kind.ts';
import { sentNotices } from '../model/enterprise.ts';
import { ProviderError, RepositoryError } from '../model/errors.ts';
import type { SentNotice, StatusFile } from '../model/generated/status.ts';

export interface JournalContext {
  readonly situations: readonly Situation[];
  readonly keep: (statuses: readonly StatusFile[]) => Promise<void>;
  readonly now: () => Date;
}

type Send = Writes['mail']['send'];

/**
 * Mail cannot be asked whether it was sent. So its status file says `sending`, and is kept, before each mail leaves:
 * whatever stops the run, the next one finds that the mail may be out, and a person decides.
 */
export function withJournal(writes: Writes, context: JournalContext): Writes {
  const entries = new Map<string, readonly SentNotice[]>();
  const unkept = new Set<string>();
  const set = (slug: string, messageId: string, entry: readonly SentNotice[]): void => {
    const others = (entries.get(slug) ?? []).filter((other) => other.messageId !== messageId);
    entries.set(slug, [...others, ...entry]);
  };
  const keep = inGroups(async () => {
    const slugs = new Set(unkept);
    unkept.clear();
    await context.keep(statusesOf(context, slugs, entries));
  });
  const send: Send = async (mail) => {
    const { enterprise: slug, notice } = mail.about;
    const entry = { notice, sent: stampOf(context.now()), messageId: mail.messageId };
    set(slug, mail.messageId, [{ ...entry, state: 'sending' }]);
    unkept.add(slug);
    try {
      await keep();
    } catch (error) {
      set(slug, mail.messageId, []);
      throw notKept(error);
    }
    try {
      await writes.mail.send(mail);
      set(slug, mail.messageId, [entry]);
    } catch (error) {
      set(slug, mail.messageId, isUnclear(error) ? [{ ...entry, state: 'unclear' }] : []);
      throw error;
    }
  };
  return { ...writes, mail: { send } };
}

function statusesOf(
  { situations, now }: JournalContext,
  slugs: ReadonlySet<string>,
  entries: ReadonlyMap<string, readonly SentNotice[]>,
): readonly StatusFile[] {
  const touched = situations.filter(({ enterprise }) => slugs.has(enterprise.slug));
  return touched.map((situation) => {
    const { enterprise } = situation;
    const sent = [...sentNotices(enterprise), ...(entries.get(enterprise.slug) ?? [])];
    return nextStatus({ ...situation, enterprise: { ...enterprise, sent } }, [], now());
  });
}

/** Calls that come while one runs share the next one: a commit for each group of mails, not for each mail. */
function inGroups(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= last
      .catch(() => {})
      .then(() => {
        waiting = undefined;
        last = work();
        return last;
      });
    return waiting;
  };
}

function isUnclear(error: unknown): boolean {
  return !(error instanceof ProviderError) || error.facts.result === 'unknown';
}

function notKept(error: unknown): unknown {
  if (!(error instanceof RepositoryError)) return error;
  return new ProviderError({
    provider: 'mail',
    result: 'not-sent',
    code: 'intent-not-kept',
    operation: 'send a mail',
    summary: `The mail was not sent, because it could not be recorded first (${error.code}).`,
    fix: error.fix,
    party: 'isv',
  });
}

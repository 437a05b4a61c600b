import { describe, expect, it } from 'vitest';
import { withJournal } from '../../src/engine/journal.ts';
import { ProviderError, RepositoryError } from '../../src/model/errors.ts';
import type { CallResult } from '../../src/model/errors.ts';
import type { StatusFile } from '../../src/model/generated/status.ts';
import type { Mail, MailWrites } from '../../src/providers/mail/port.ts';
import { anEnterprise, aSituation } from '../helpers/builders.ts';
import { NOW } from '../helpers/cli.ts';
import { aWorld } from '../helpers/world.ts';

const kept = (statuses: readonly StatusFile[]) =>
  statuses.flatMap(({ enterprise, notices }) =>
    notices.map(({ notice, state = 'sent' }) => `${enterprise} ${notice} ${state}`),
  );

function mail(enterprise: string, notice: string): Mail {
  return {
    about: { enterprise, notice },
    to: 'dana@acme.example.com',
    subject: 'A subject',
    text: 'A text',
    messageId: `<${enterprise}.${notice}@example.com>`,
  };
}

/** A journal that notes down, in their order, what is kept and what is sent. */
async function aJournal(send: MailWrites['send'], keepFails?: RepositoryError) {
  const world = await aWorld();
  await world.sandbox.close();
  const events: string[] = [];
  const { mail: journaled } = withJournal(
    {
      ...world.deps.writes(),
      mail: {
        send: async (one) => {
          events.push(`send ${one.about.notice}`);
          await send(one);
        },
      },
    },
    {
      situations: ['acme', 'other'].map((slug) => aSituation(anEnterprise({ slug }))),
      now: () => NOW,
      keep: async (statuses) => {
        if (keepFails !== undefined) throw keepFails;
        events.push(`keep ${kept(statuses).join(', ')}`);
      },
    },
  );
  return { events, send: journaled.send };
}

function failing(result: CallResult): MailWrites['send'] {
  return async ({ about }) => {
    if (about.notice !== 'first') return;
    throw new ProviderError({ provider: 'mail', result, code: 'x', operation: 'send', summary: 'No.' });
  };
}

describe('the journal of notices', () => {
  it('keeps that a mail is being sent before it leaves', async () => {
    const { events, send } = await aJournal(async () => {});
    await send(mail('acme', 'first'));
    expect(events).toEqual(['keep acme first sending', 'send first']);
  });

  it('keeps mails that leave together in one go', async () => {
    const { events, send } = await aJournal(async () => {});
    await Promise.all([send(mail('acme', 'first')), send(mail('other', 'second'))]);
    expect(events).toEqual(['keep acme first sending, other second sending', 'send first', 'send second']);
  });

  it.each([
    ['unknown', 'acme first unclear, acme second sending'],
    ['not-sent', 'acme second sending'],
    ['refused', 'acme second sending'],
  ] as const)('remembers a mail whose outcome is %s as: %s', async (result, words) => {
    const { events, send } = await aJournal(failing(result));
    await expect(send(mail('acme', 'first'))).rejects.toBeInstanceOf(ProviderError);
    await send(mail('acme', 'second'));
    expect(events[2]).toBe(`keep ${words}`);
  });

  it('sends nothing that it could not keep first', async () => {
    const refused = new RepositoryError({ code: 'push-refused', summary: 'No.', fix: 'Push by hand.' });
    const { events, send } = await aJournal(async () => {}, refused);
    await expect(send(mail('acme', 'first'))).rejects.toMatchObject({
      facts: { result: 'not-sent', code: 'intent-not-kept', fix: 'Push by hand.' },
    });
    expect(events).toEqual([]);
  });
});

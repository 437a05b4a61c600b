import { sentNotices } from '../model/enterprise.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { InvariantError } from '../model/errors.ts';
import { addressOf } from '../model/resource.ts';
import type { Desired, Need, Observed, Readiness } from '../model/resource.ts';
import { noticesOf } from '../onboarding/notices.ts';
import type { NoticeText } from '../onboarding/notices.ts';
import type { CreateRequest, Kind, Reads, Scope, Writes } from './kind.ts';

type NoticeSpec = { readonly to: string; readonly subject: string; readonly text: string };

/**
 * A mail that an activity owes somebody. Mail cannot be read back: what was sent stands in the status file,
 * and what stands there is never sent again.
 */
export const notice: Kind<NoticeSpec> = {
  source: 'Movius E2E flow, activities 7, 13 and 14, 21 February 2024',
  name: 'notice',
  settles: 'at-once',
  offboarding: 'keep',
  consequences: { create: 'Sends a mail; it cannot be called back.' },
  fields: {
    to: { change: 'computed', sensitive: true },
    subject: { change: 'computed' },
    text: { change: 'computed', sensitive: true },
  },

  desired(enterprise: Enterprise): readonly Desired<NoticeSpec>[] {
    const sent = new Set(sentNotices(enterprise).map((entry) => entry.notice));
    const attested = new Set(enterprise.evidence?.evidence.map((entry) => entry.activity));
    return (
      noticesOf(enterprise)
        .filter(({ key, until }) => sent.has(key) || until === undefined || !attested.has(until))
        .map((text) => desiredNotice(enterprise, text))
        // Without a sender in the organisation tree nothing is ever provisioned, so there is nothing to tell.
        .filter(({ needs }) => needs.length > 0)
    );
  },

  async list(_reads: Reads, scope: Scope): Promise<readonly Observed<NoticeSpec>[]> {
    return sentNotices(scope.enterprise).map((entry) => ({
      key: entry.notice,
      remoteId: entry.messageId,
      attributes: { to: '', subject: '', text: '' },
    }));
  },

  async create(writes: Writes, request: CreateRequest<NoticeSpec>): Promise<string> {
    const messageId = `<${request.enterprise.slug}.${request.key}.1@reconcile.example.com>`;
    await writes.mail.send({ ...request.spec, messageId });
    return messageId;
  },

  async update(): Promise<void> {
    throw new InvariantError('A notice that was sent cannot be changed.');
  },

  async delete(): Promise<void> {
    throw new InvariantError('A notice that was sent cannot be taken back.');
  },

  readiness(): Readiness {
    return { state: 'ready' };
  },
};

function desiredNotice(
  enterprise: Enterprise,
  { key, to, subject, text, due }: NoticeText,
): Desired<NoticeSpec> {
  return {
    id: { enterprise: enterprise.slug, kind: 'notice', key },
    label: key,
    spec: { to, subject, text },
    needs: due === 'provisioned' ? provisioned(enterprise) : [{ type: 'activity', activity: due.after }],
    source: { file: 'enterprise.yaml', pointer: '/contacts' },
  };
}

/** Numbers are provisioned when MMP shows them and the flags of their organisations are set (activity 13). */
function provisioned(enterprise: Enterprise): readonly Need[] {
  const { slug } = enterprise;
  return (enterprise.org?.organisations ?? []).flatMap(({ id, sender, whatsapp }) => {
    if (sender === undefined) return [];
    const number: Need = {
      type: 'resource',
      address: addressOf({ enterprise: slug, kind: 'mmp-number', key: id }),
    };
    const flag: Need = {
      type: 'resource',
      address: addressOf({ enterprise: slug, kind: 'mmp-feature', key: id }),
    };
    return whatsapp === undefined ? [number] : [number, flag];
  });
}

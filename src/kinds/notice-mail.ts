import { ProviderError } from '../model/errors.ts';
import type { PacketResult } from '../model/packet.ts';
import { noticesOf } from '../onboarding/notices.ts';
import { seal } from '../onboarding/packets/draft.ts';
import { reminderFor, reminderPacket } from '../onboarding/reminders.ts';
import type { Mail } from '../providers/mail/port.ts';
import { packetHtml } from '../render/packet-html.ts';
import { packetMarkdown } from '../render/packet-markdown.ts';
import type { CreateRequest } from './kind.ts';

type Asked = CreateRequest<{ readonly messageId: string; readonly due?: string }>;

/** The mail of a notice or reminder: its packet, as Markdown and as HTML. Throws `ProviderError` when it is not whole. */
export async function mailOf(request: Asked): Promise<Mail> {
  const { enterprise, key, spec } = request;
  const { subject, packet: result } = contentOf(request);
  if (result?.state !== 'complete') throw incomplete();
  const packet = seal(result.packet);
  return {
    about: { enterprise: enterprise.slug, notice: key },
    to: packet.to.email,
    subject,
    text: packetMarkdown(packet),
    html: await packetHtml(packet),
    messageId: spec.messageId,
  };
}

function contentOf({ enterprise, key, spec }: Asked): {
  readonly subject: string;
  readonly packet?: PacketResult;
} {
  const notice = noticesOf(enterprise).find((one) => one.key === key);
  if (notice !== undefined) return notice;
  const reminder = reminderFor(enterprise, key, spec.due ?? '');
  if (reminder === undefined) return { subject: '' };
  const when = reminder.stage === 'overdue' ? 'was due' : 'is due';
  const packet = reminderPacket(reminder);
  return {
    subject: `WhatsApp for ${enterprise.enterprise.name}: activity ${packet.number} ${when} on ${reminder.due}`,
    packet,
  };
}

function incomplete(): ProviderError {
  return new ProviderError({
    provider: 'mail',
    result: 'refused',
    code: 'packet-incomplete',
    operation: 'send a mail',
    summary: 'The mail lacks values that it needs.',
    fix: 'Run: reconcile packets with the name of the enterprise. It names what is missing.',
    party: 'isv',
  });
}

import type { PacketSection, SealedPacket } from '../model/packet.ts';
import { markdownCode, markdownText } from './markdown-words.ts';

/** A packet as Markdown, which also reads well as the plain text of a mail. Values are inert and can be copied. */
export function packetMarkdown(packet: SealedPacket): string {
  const { title, audience, to, signedBy, lead, sections, number, digest } = packet;
  const isLetter = audience !== 'isv' && to.role !== 'isv';
  return [
    `# ${markdownText(title)}`,
    ...(isLetter ? [`Dear ${markdownText(to.name)},`] : []),
    markdownText(lead),
    ...sections.map(sectionMarkdown),
    ...(isLetter ? [`Kind regards\\\n${markdownText(signedBy)}`] : []),
    '---',
    `Activity ${number} of 16. Content ${digest}\n`,
  ].join('\n\n');
}

function sectionMarkdown(section: PacketSection): string {
  return `## ${markdownText(section.heading)}\n\n${bodyMarkdown(section)}`;
}

function bodyMarkdown(section: PacketSection): string {
  if ('fields' in section) {
    return section.fields
      .map(({ label, value }) => `- **${markdownText(withColon(label))}** ${markdownCode(value)}`)
      .join('\n');
  }
  if ('steps' in section) {
    return section.steps.map((step, index) => `${index + 1}. ${markdownText(step)}`).join('\n');
  }
  return markdownText(section.text);
}

/** A form asks some of its questions as questions. */
function withColon(label: string): string {
  return label.endsWith('?') ? label : `${label}:`;
}

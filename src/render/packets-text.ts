import type { PacketChange } from '../model/packet.ts';
import type { Paint } from './paint.ts';
import { inert } from './words.ts';

/** What became of one packet when it was written. Names people: for the terminal of who asked, and nowhere else. */
export interface WrittenPacket {
  readonly number: number;
  readonly title: string;
  readonly path: string;
  /** `changed` against the version that stood there. */
  readonly state: 'new' | 'changed' | 'unchanged';
  readonly changes: readonly PacketChange[];
}

/** One line per packet, and below it what changed, place by place. */
export function packetsText(packets: readonly WrittenPacket[], paint: Paint): string {
  return packets.map((packet) => packetText(packet, paint)).join('');
}

function packetText({ number, title, path, state, changes }: WrittenPacket, paint: Paint): string {
  const colour = { new: paint.green, changed: paint.yellow, unchanged: paint.dim }[state];
  const head = `${String(number).padStart(4)}  ${colour(state.padEnd(9))}  ${inert(path)}  ${inert(title)}\n`;
  return head + changes.map((change) => changeText(change, paint)).join('');
}

function changeText({ place, before, after }: PacketChange, paint: Paint): string {
  return [
    `        ${inert(place)}\n`,
    ...(before === undefined ? [] : [`          ${paint.red(`- ${inert(before)}`)}\n`]),
    ...(after === undefined ? [] : [`          ${paint.green(`+ ${inert(after)}`)}\n`]),
  ].join('');
}

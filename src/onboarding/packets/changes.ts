import type { Packet, PacketChange } from '../../model/packet.ts';

/** What differs from the version before, place by place: those of the new one in their order, then what is gone. */
export function packetChanges(before: Packet, after: Packet): readonly PacketChange[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  const places = [...new Set([...now.keys(), ...old.keys()])];
  return places.flatMap((place) => {
    const [was, is] = [old.get(place), now.get(place)];
    if (was === is) return [];
    return [
      {
        place,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ];
  });
}

/** Every place of a packet that has a value of its own. Labels that occur twice in a section are numbered. */
function placesOf(packet: Packet): ReadonlyMap<string, string> {
  const places = new Map<string, string>([
    ['title', packet.title],
    ['to', `${packet.to.name}, ${packet.to.email}`],
    ['signed by', packet.signedBy],
    ['lead', packet.lead],
  ]);
  const put = (place: string, value: string): void => {
    let name = place;
    for (let count = 2; places.has(name); count += 1) name = `${place} (${count})`;
    places.set(name, value);
  };
  for (const section of packet.sections) {
    if ('fields' in section) {
      for (const { label, value } of section.fields) put(`${section.heading}: ${label}`, value);
    } else if ('steps' in section) put(section.heading, section.steps.join('\n'));
    else put(section.heading, section.text);
  }
  return places;
}

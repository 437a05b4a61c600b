import { byPlace } from '../../model/diagnostic.ts';
import type { Diagnostic, SourceRef } from '../../model/diagnostic.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import type { MissingField, PacketResult, PacketSource } from '../../model/packet.ts';

/** What keeps packets from being whole: each missing value once, at the place where it belongs. */
export function incompletePackets(
  enterprise: Enterprise,
  results: readonly PacketResult[],
): readonly Diagnostic[] {
  const byPlaceInFile = new Map<string, Lack>();
  for (const result of results) {
    for (const field of result.state === 'refused' ? result.missing : []) {
      const key = `${field.source.file}#${field.source.pointer}`;
      const known = byPlaceInFile.get(key) ?? { field, activities: new Set() };
      byPlaceInFile.set(key, known);
      known.activities.add(result.number);
    }
  }
  return [...byPlaceInFile.values()].map((lack) => diagnosticOf(enterprise, lack)).toSorted(byPlace);
}

interface Lack {
  readonly field: MissingField;
  readonly activities: Set<number>;
}

function diagnosticOf(enterprise: Enterprise, { field, activities }: Lack): Diagnostic {
  const numbers = [...activities].join(', ');
  return {
    severity: 'error',
    code: 'packet-incomplete',
    summary: `Missing: ${field.label}. The ${activities.size === 1 ? 'packet of activity' : 'packets of activities'} ${numbers} cannot be written without it.`,
    fix: field.fix,
    source: placeOf(enterprise, field.source),
  };
}

/** The nearest place that is there. The file that all enterprises share stands beside their folders. */
function placeOf(enterprise: Enterprise, { file, pointer }: PacketSource): SourceRef {
  if (file !== 'defaults.yaml') return enterprise.locate(file, pointer);
  const main = enterprise.locate('enterprise.yaml', '').file;
  const folder = main.slice(0, -`${enterprise.slug}/enterprise.yaml`.length);
  return { file: `${folder}defaults.yaml`, line: 1, column: 1 };
}

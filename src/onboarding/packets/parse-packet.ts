import type { SealedPacket } from '../../model/packet.ts';

/** A packet that was written as JSON before; undefined when it is none, or one that an older version wrote otherwise. */
export function parsePacket(text: string): SealedPacket | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPacket(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPacket(value: unknown): value is SealedPacket {
  if (!isRecord(value) || !hasTexts(value, ['title', 'signedBy', 'lead', 'digest', 'activity'])) return false;
  const { to, sections } = value;
  return (
    isRecord(to) && hasTexts(to, ['name', 'email']) && Array.isArray(sections) && sections.every(isSection)
  );
}

function isSection(value: unknown): boolean {
  if (!isRecord(value) || !hasTexts(value, ['heading'])) return false;
  const { fields, steps, text } = value;
  if (Array.isArray(fields))
    return fields.every((field: unknown) => isRecord(field) && hasTexts(field, ['label', 'value']));
  if (Array.isArray(steps)) return steps.every((step: unknown) => typeof step === 'string');
  return typeof text === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasTexts(value: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return keys.every((key) => typeof value[key] === 'string');
}

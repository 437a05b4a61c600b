import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** `sha256:` and the hash of the value in canonical JSON (RFC 8785): the same on every machine. */
export function digestOf(value: unknown): string {
  return `sha256:${sha256(canonicalize(value) ?? '')}`;
}

/** Ten hexadecimal digits that stand for a person without naming one. */
export function opaque(personal: string): string {
  return sha256(personal.trim().toLowerCase()).slice(0, 10);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

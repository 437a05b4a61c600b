import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** `sha256:` and the hash of the value in canonical JSON (RFC 8785): the same on every machine. */
export function digestOf(value: unknown): string {
  return `sha256:${sha256(canonicalize(value) ?? '')}`;
}

/** Eight hexadecimal digits that tell one value from another, where nobody gains by forging them. */
export function shortDigest(value: unknown): string {
  return sha256(canonicalize(value) ?? '').slice(0, 8);
}

/**
 * Sixteen hexadecimal digits that stand for a person of an enterprise without naming one. It keeps people out of
 * plans and files; it is no protection from somebody who has a list of all numbers and tries them.
 */
export function opaque(enterprise: string, personal: string): string {
  return sha256(`${enterprise}/${personal.trim().toLowerCase()}`).slice(0, 16);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

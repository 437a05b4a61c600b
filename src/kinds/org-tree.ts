import type { Enterprise } from '../model/enterprise.ts';
import type { Organisation } from '../model/generated/org.ts';

/** External id of the organisation that stands for the enterprise: the one without a parent. */
export function rootOf(enterprise: Enterprise): string | undefined {
  return enterprise.org?.organisations.find((organisation) => organisation.parent === undefined)?.id;
}

/** The organisation itself, then its parent, and so on up to the root. The files were checked for cycles. */
export function lineOf(enterprise: Enterprise, id: string): readonly Organisation[] {
  const byId = new Map(enterprise.org?.organisations.map((organisation) => [organisation.id, organisation]));
  const line: Organisation[] = [];
  for (
    let at = byId.get(id);
    at !== undefined;
    at = at.parent === undefined ? undefined : byId.get(at.parent)
  ) {
    line.push(at);
  }
  return line;
}

/** The sender whose number an organisation shows: its own, or the one it inherits. */
export function senderOf(enterprise: Enterprise, id: string): string | undefined {
  return lineOf(enterprise, id).find((organisation) => organisation.sender !== undefined)?.sender;
}

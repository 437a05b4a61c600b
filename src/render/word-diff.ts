import { inert } from './words.ts';

/** Words that are kept on either side of what changed. */
const CONTEXT = 4;
const LONGEST = 160;

/**
 * What changed between two texts, with some words around it: `our meeting [-tomorrow-]{+today+}. Please reply`.
 * Everything between the first and the last difference counts as one change.
 */
export function wordDiff(before: string, after: string): string {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const head = sharedLength(old, now);
  const tail = sharedLength(old.slice(head).toReversed(), now.slice(head).toReversed());
  const removed = old.slice(head, old.length - tail).join('');
  const added = now.slice(head, now.length - tail).join('');
  const lead = old.slice(Math.max(0, head - CONTEXT * 2), head).join('');
  const follow = old.slice(old.length - tail, old.length - tail + CONTEXT * 2).join('');
  const [from, to] = [head > CONTEXT * 2 ? '…' : '', tail > CONTEXT * 2 ? '…' : ''];
  const change = `${removed === '' ? '' : `[-${short(removed)}-]`}${added === '' ? '' : `{+${short(added)}+}`}`;
  return inert(`${from}${lead}${change}${follow}${to}`);
}

/** A whole text that was exchanged would fill the screen; the JSON has all of it. */
function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Words, and what stands between them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_]/gu) ?? [];
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((word, index) => word !== b[index]);
  return end === -1 ? Math.min(a.length, b.length) : end;
}

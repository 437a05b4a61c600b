import { RepositoryError } from '../model/errors.ts';
import type { Intent, Journal, Lease } from '../model/journal.ts';
import { KIND_NAMES } from '../model/resource.ts';

/** The journal as it is pushed: one intent a line, so that a diff shows what changed. */
export function renderJournal(journal: Journal): string {
  const lines = journal.open.map((intent) => `    ${JSON.stringify(intent)}`);
  const open = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "format": "${journal.format}",\n  "open": ${open}\n}\n`;
}

/**
 * Reads a journal. Throws `RepositoryError` for anything but a whole journal of a version that is known: to begin
 * with an empty one instead would forget what may have been made.
 */
export function parseJournal(text: string): Journal {
  const value = parsed(text);
  const { format, open } = isRecord(value) ? value : { format: undefined, open: undefined };
  if (format !== 'reconcile/journal/v1') throw unreadable(formatProblem(format));
  if (!Array.isArray(open) || !open.every(isIntent)) throw unreadable('It is damaged.');
  return { format, open };
}

/** Undefined for anything but a lease of a version that is known. */
export function parseLease(text: string): Lease | undefined {
  const value = parsed(text);
  if (!isRecord(value) || value['format'] !== 'reconcile/lock/v1') return undefined;
  const { run, nonce, process, until } = value;
  const isWhole = [run, nonce, process, until].every((part) => typeof part === 'string');
  if (!isWhole || Number.isNaN(Date.parse(String(until)))) return undefined;
  return {
    format: 'reconcile/lock/v1',
    run: String(run),
    nonce: String(nonce),
    process: String(process),
    until: String(until),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIntent(value: unknown): value is Intent {
  if (!isRecord(value)) return false;
  const { address, kind, payload, run, at } = value;
  return (
    [address, payload, run].every((part) => typeof part === 'string') &&
    KIND_NAMES.some((name) => name === kind) &&
    !Number.isNaN(Date.parse(String(at)))
  );
}

function formatProblem(format: unknown): string {
  const isOurs = typeof format === 'string' && format.startsWith('reconcile/journal/');
  return isOurs ? 'A newer version of reconcile wrote it.' : 'It is damaged.';
}

function unreadable(why: string): RepositoryError {
  return new RepositoryError({
    code: 'journal-unreadable',
    summary: `The journal on the branch reconcile/state cannot be read. ${why}`,
    fix: 'Update reconcile, or put the last good version back: git log reconcile/state -- journal.json. Do not delete it: it says what may have been made already.',
  });
}

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { UsageError } from '../model/errors.ts';

/** One row of a file. */
export interface CsvRow {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Largest file: 50,000 rows of a wide export are some 20 MiB. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Longest row; a quote that is never closed would swallow the file. */
const LONGEST_ROW = 64 * 1024;
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Reads a CSV file (RFC 4180) row by row, with any of the usual separators, line ends and byte order marks.
 * Throws `UsageError` for a file that is not CSV; nothing of the file is quoted, because it holds people.
 */
export async function* readCsv(path: string, shown: string): AsyncGenerator<CsvRow> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) throw notCsv(`${shown} cannot be read.`, 'Name a CSV file that exists.');
  try {
    const delimiter = await separatorOf(file, shown);
    const { parse } = await import('csv-parse');
    const parser = file.createReadStream({ start: 0, autoClose: false }).pipe(
      parse({
        bom: true,
        delimiter,
        info: true,
        max_record_size: LONGEST_ROW,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    let line = 1;
    for await (const row of parser as AsyncIterable<unknown>) {
      if (!isParsed(row)) continue;
      const { record, info } = row;
      if (record.some((cell) => cell.includes('\uFFFD'))) throw notText(`${shown}, line ${line},`);
      yield { line, cells: record };
      line = info.lines + 1;
    }
  } catch (error) {
    throw error instanceof UsageError ? error : unreadable(error, shown);
  } finally {
    await file.close();
  }
}

/** What csv-parse gives with `info`: the cells, and how many lines it has read. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function isParsed(row: unknown): row is Parsed {
  return typeof row === 'object' && row !== null && 'record' in row && 'info' in row;
}

/** The separator that the first line has most of, outside of quotes. */
async function separatorOf(file: FileHandle, shown: string): Promise<string> {
  const { size } = await file.stat();
  if (size > MOST_BYTES) throw notCsv(`${shown} has more than 64 MiB.`, 'Split it, or export fewer columns.');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_ROW), 0, LONGEST_ROW, 0);
  const head = buffer.subarray(0, bytesRead);
  if (head.includes(0)) throw notText(shown);
  const [first = ''] = head
    .toString('utf8')
    .replaceAll(/"[^"]*"/g, '')
    .split('\n', 1);
  const count = (separator: string): number => first.split(separator).length;
  return SEPARATORS.reduce((most, separator) => (count(separator) > count(most) ? separator : most));
}

function notText(place: string): UsageError {
  return notCsv(`${place} is not UTF-8 text.`, 'Save it as "CSV UTF-8" in the spreadsheet.');
}

function unreadable(error: unknown, shown: string): UsageError {
  const fields = new Map<string, unknown>(error instanceof Error ? Object.entries(error) : []);
  const code = fields.get('code');
  const line = fields.get('lines');
  const at = typeof line === 'number' ? ` near line ${line}` : '';
  const name = typeof code === 'string' && code.startsWith('CSV_') ? ` (${code})` : '';
  return notCsv(
    `${shown} is not well-formed CSV${at}${name}.`,
    'Look there for a quote that is not closed, or one inside a cell that is not written twice.',
  );
}

function notCsv(summary: string, fix: string): UsageError {
  return new UsageError(summary, fix);
}

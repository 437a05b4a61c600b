import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Organisation } from '../../model/generated/org.ts';
import type { User } from '../../model/generated/users.ts';
import { problem } from '../problem.ts';
import type { Validators } from '../schema.ts';
import { readColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import { organisationFinder } from './organisations.ts';
import { readRow } from './rows.ts';

/** One row of a CSV file. */
export interface Row {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface UsersInput {
  /** What the CSV file is called in messages. */
  readonly path: string;
  readonly rows: AsyncIterable<Row>;
  readonly organisations: readonly Organisation[];
  readonly validators: Validators;
}

export interface ReadUsers {
  readonly users: readonly User[];
  readonly problems: readonly Diagnostic[];
}

/** Problems that are worth reading; a file with more has one cause. */
const MOST_PROBLEMS = 100;

/** Reads the users of a portal export, row by row, and tells what is wrong with all of them at once. */
export async function readUsers(input: UsersInput): Promise<ReadUsers> {
  const { path, rows, organisations, validators } = input;
  const find = organisationFinder(organisations);
  const only = organisations.length === 1 ? organisations[0]?.id : undefined;
  const reading: Reading = { users: [], problems: [], lines: new Map() };
  let columns: Columns | undefined;
  let left = 0;
  for await (const row of rows) {
    if (columns === undefined) {
      const heading = readColumns(path, row.cells);
      reading.problems.push(...heading.problems);
      if (heading.problems.some(({ severity }) => severity === 'error')) return reading;
      ({ columns } = heading);
      continue;
    }
    const { user, problems } = readRow(row.cells, { columns, organisation: find, only });
    const found =
      user === undefined
        ? problems
        : [...outsideSchema(user, validators), ...repeated(user, row.line, reading)];
    const place = { file: path, line: row.line, column: 1 };
    const told = found.slice(0, Math.max(0, MOST_PROBLEMS - reading.problems.length));
    reading.problems.push(...told.map(({ code, ...wording }) => problem(code, place, wording)));
    left += found.length - told.length;
    if (user !== undefined) reading.users.push(user);
  }
  if (left > 0) reading.problems.push(more(path, left));
  if (reading.users.length === 0 && reading.problems.length === 0) reading.problems.push(empty(path));
  return reading;
}

interface Reading {
  readonly users: User[];
  readonly problems: Diagnostic[];
  /** Line of each user, by address. */
  readonly lines: Map<string, number>;
}

/** What users.yaml would refuse is refused here, where it can be put right. */
function outsideSchema(user: User, validators: Validators) {
  const errors = validators.check('users.yaml', { apiVersion: 'reconcile/v1', users: [{ ...user }] });
  const [first] = errors;
  if (first === undefined) return [];
  const field = first.instancePath.split('/').at(-1) ?? '';
  return [
    {
      code: 'csv-value',
      summary: `The ${field} of this row is not one that users.yaml takes`,
      fix: 'Look for a slip of the pen, or for a cell that moved to another column.',
    },
  ];
}

function repeated(user: User, line: number, { lines }: Reading) {
  const key = user.email?.toLowerCase() ?? user.device ?? '';
  const first = lines.get(key);
  if (first === undefined) {
    lines.set(key, line);
    return [];
  }
  return [
    {
      code: 'csv-user-repeated',
      summary: `This user stands in line ${first} already`,
      fix: 'Keep one row per user; a user belongs to one organisation.',
    },
  ];
}

function more(file: string, count: number): Diagnostic {
  return problem(
    'csv-more',
    { file, line: 1, column: 1 },
    {
      summary: `${count} more problems are not listed`,
      fix: 'Put right those that are, and run the import again.',
    },
  );
}

function empty(file: string): Diagnostic {
  return problem(
    'csv-empty',
    { file, line: 1, column: 1 },
    {
      summary: 'The file names no user',
      fix: 'An empty list would mean that no user is wanted. Export the users again.',
    },
  );
}

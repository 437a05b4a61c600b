import type { Diagnostic } from '../../model/diagnostic.ts';
import { caution, problem } from '../problem.ts';
import { oneOf } from '../wording.ts';

/** What a column of a portal export says of a user. */
export type Column =
  | 'address'
  | 'email'
  | 'device'
  | 'organisation'
  | 'subOrganisation'
  | 'socialMessaging'
  | 'restrictIncoming';

/**
 * Headings that are understood, in any letter case and with any spacing and punctuation. The portal's columns are not
 * published; these are its words for the same settings (help.moviuscorp.com, add and invite users, enable WhatsApp
 * messaging for users, read 2026-11-23).
 */
const HEADINGS: { readonly [column in Column]: readonly string[] } = {
  address: ['Email or Device #', 'Email or Device Number', 'User', 'User Key'],
  email: ['Email', 'E-mail', 'Email Address', 'E-mail Address'],
  device: ['Device', 'Device #', 'Device Number', 'Phone', 'Phone Number'],
  organisation: ['Organization', 'Organisation', 'Organization Name', 'Organisation Name', 'Org'],
  subOrganisation: ['Sub-Organization', 'Sub-Organisation', 'Sub Org'],
  socialMessaging: ['Social Messaging', 'WhatsApp Messaging', 'WhatsApp'],
  restrictIncoming: ['Restrict Incoming Social Messages', 'Restrict Incoming'],
};

const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  (
    [
      'address',
      'email',
      'device',
      'organisation',
      'subOrganisation',
      'socialMessaging',
      'restrictIncoming',
    ] as const
  ).flatMap((column) => HEADINGS[column].map((heading): [string, Column] => [bare(heading), column])),
);

/** Which place in a row holds what. */
export type Columns = ReadonlyMap<Column, number>;

/** Reads the first row of a CSV file. A row that is no heading may hold people, so nothing of it is quoted then. */
export function readColumns(
  path: string,
  cells: readonly string[],
): { readonly columns: Columns; readonly problems: readonly Diagnostic[] } {
  const source = { file: path, line: 1, column: 1 };
  const columns = new Map<Column, number>();
  const ignored: string[] = [];
  const problems: Diagnostic[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = COLUMN_OF.get(bare(cell));
    if (column === undefined) ignored.push(`${index + 1}`);
    else if (columns.has(column)) {
      problems.push(
        problem('csv-column-repeated', source, {
          summary: `Column ${index + 1} says the same as column ${(columns.get(column) ?? 0) + 1}`,
          fix: 'Remove one of them.',
        }),
      );
    } else columns.set(column, index);
  }
  if (!columns.has('address') && !columns.has('email') && !columns.has('device')) {
    const known = [
      ...HEADINGS.address.slice(0, 1),
      ...HEADINGS.email.slice(0, 1),
      ...HEADINGS.device.slice(0, 1),
    ];
    problems.push(
      problem('csv-column-missing', source, {
        summary: 'No column of the first line says who the user is',
        fix: `Name one of them ${oneOf(known.map((name) => `"${name}"`))}; the first line holds the names of the columns.`,
      }),
    );
  } else if (ignored.length > 0) {
    problems.push(
      caution('csv-column-ignored', source, {
        summary: `Nothing is read from ${ignored.length === 1 ? 'column' : 'columns'} ${ignored.join(', ')}`,
        fix: 'If one of them matters, give it one of the names that reconcile import --help lists.',
      }),
    );
  }
  return { columns, problems };
}

/** Letters alone: `E-mail`, `e mail` and `EMAIL` are one heading. */
function bare(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}

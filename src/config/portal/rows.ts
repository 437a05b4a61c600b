import type { User } from '../../model/generated/users.ts';
import type { Wording } from '../problem.ts';
import type { Column, Columns } from './columns.ts';
import type { Named } from './organisations.ts';

/** What is wrong with a row; it never quotes one, because rows hold people. */
export type RowProblem = Wording & { readonly code: string };

export interface RowContext {
  readonly columns: Columns;
  readonly organisation: (name: string) => Named;
  /** Where users belong whose row names no organisation; absent when org.yaml has several. */
  readonly only: string | undefined;
}

type Part = { readonly user: Partial<User> } | { readonly problem: RowProblem };

/** Turns one row into a user, or tells everything that is wrong with it. */
export function readRow(
  cells: readonly string[],
  context: RowContext,
): { readonly user?: User; readonly problems: readonly RowProblem[] } {
  const cell = (column: Column): string => {
    const index = context.columns.get(column);
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  const parts: readonly Part[] = [
    address(cell),
    organisation(cell, context),
    toggle('socialMessaging', cell('socialMessaging')),
    toggle('restrictIncoming', cell('restrictIncoming')),
  ];
  const problems = parts.flatMap((part) => ('problem' in part ? [part.problem] : []));
  const user: Partial<User> = Object.assign({}, ...parts.map((part) => ('user' in part ? part.user : {})));
  const { organisation: own } = user;
  return problems.length > 0 || own === undefined
    ? { problems }
    : { user: { ...user, organisation: own }, problems };
}

function address(cell: (column: Column) => string): Part {
  const either = cell('address');
  const email = cell('email') || (either.includes('@') ? either : '');
  const device = cell('device') || (either.includes('@') ? '' : either);
  // The portal invites by mail where there is an address; the device number is then one more thing it knows.
  if (email !== '') {
    return /^[^\s@]+@[^\s@]+$/.test(email)
      ? { user: { email } }
      : wrong('csv-email', 'This is not a mail address', 'Write one address, as in ann@example.com.');
  }
  if (device === '')
    return wrong('csv-address', 'This row names no user', 'Fill in a mail address or a device number.');
  const number = device.replaceAll(/[\s().-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(number)
    ? { user: { device: number } }
    : wrong(
        'csv-device',
        'This is neither a mail address nor a number with its country',
        'Write the number with + and the country code; spreadsheets drop the + unless the column is text.',
      );
}

function organisation(cell: (column: Column) => string, { organisation: find, only }: RowContext): Part {
  const name = cell('subOrganisation') || cell('organisation');
  if (name === '') {
    return only === undefined
      ? wrong('csv-organisation', 'This row names no organisation', 'Fill in the organisation of the user.')
      : { user: { organisation: only } };
  }
  const found = find(name);
  if ('id' in found) return { user: { organisation: found.id } };
  return found.count === 0
    ? wrong(
        'csv-organisation-unknown',
        'org.yaml has no organisation of this name',
        'Add it to org.yaml, or write the id or name of one that is there.',
      )
    : wrong(
        'csv-organisation-ambiguous',
        `org.yaml has ${found.count} organisations of this name`,
        'Write the id of the organisation instead of its name.',
      );
}

const TOGGLES: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 'on', 'enabled', '1'].map((word): [string, boolean] => [word, true]),
  ...['false', 'no', 'n', 'off', 'disabled', '0'].map((word): [string, boolean] => [word, false]),
]);

/** An empty cell leaves the toggle as it is: what the files do not state is not managed. */
function toggle(field: 'socialMessaging' | 'restrictIncoming', text: string): Part {
  if (text === '') return { user: {} };
  const isOn = TOGGLES.get(text.toLowerCase());
  if (isOn !== undefined) return { user: { [field]: isOn } };
  const name = field === 'socialMessaging' ? 'Social Messaging' : 'Restrict Incoming Social Messages';
  return wrong('csv-toggle', `${name} is neither on nor off here`, 'Write yes or no, or leave it empty.');
}

function wrong(code: string, summary: string, fix: string): Part {
  return { problem: { code, summary, fix } };
}

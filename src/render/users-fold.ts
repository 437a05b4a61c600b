import type { Outcome } from '../model/outcome.ts';
import type { Change } from '../model/plan.ts';
import { counted, inert } from './words.ts';

/** A change as it is shown; one may stand for many, and then says which. */
export type Shown = Change & { readonly details?: readonly string[] };

/** More users than this with the same fate are told together. */
const USERS_SHOWN = 5;
const ORGANISATIONS_SHOWN = 10;
const NAMES_SHOWN = 3;

/** Many users with the same fate become one entry, so a plan for fifty thousand stays readable; JSON has them all. */
export function foldUsers(changes: readonly Change[]): readonly Shown[] {
  const users = changes.filter((change) => change.kind === 'mmp-user');
  if (users.length <= USERS_SHOWN) return changes;
  const fates = grouped(users, (user) => JSON.stringify([user.action, user.reason, user.waits]));
  const folded = [...fates.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [together(first, rest)],
  );
  return [...changes.filter((change) => change.kind !== 'mmp-user'), ...folded];
}

/** The same for what became of them: when a call of a thousand fails, a thousand did. */
export function foldOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  const users = outcomes.filter(({ kind }) => kind === 'mmp-user');
  if (users.length <= USERS_SHOWN) return outcomes;
  const fates = grouped(users, ({ address: _address, label: _label, ...fate }) => JSON.stringify(fate));
  const folded = [...fates.values()].flatMap(([first, ...rest]) =>
    first === undefined || rest.length === 0
      ? (first ?? [])
      : [{ ...first, label: `${counted(rest.length + 1, 'user')}: ${namesOf([first, ...rest])}` }],
  );
  return [...outcomes.filter(({ kind }) => kind !== 'mmp-user'), ...folded];
}

function together(first: Change, rest: readonly Change[]): Shown {
  const all = [first, ...rest];
  const organisations = [...grouped(all, organisationOf)].map(
    ([organisation, members]) => `${whereText(organisation)}${namesOf(members)}`,
  );
  const more = organisations.length - ORGANISATIONS_SHOWN;
  return {
    ...first,
    label: counted(all.length, 'user'),
    fields: [],
    details: [
      ...organisations.slice(0, ORGANISATIONS_SHOWN),
      ...(more > 0 ? [`and those of ${counted(more, 'more organisation')}`] : []),
      ...(all.length > NAMES_SHOWN ? ['every one of them: --format json, or --out FILE'] : []),
    ],
  };
}

/** Where a user comes to be; empty when the change does not move anybody. */
function organisationOf({ fields }: Change): string {
  const organisation = fields.find(({ field }) => field === 'organisation')?.after;
  return typeof organisation === 'string' ? organisation : '';
}

function whereText(organisation: string): string {
  return organisation === '' ? '' : `in ${inert(organisation)}: `;
}

function namesOf(members: readonly { readonly label: string }[]): string {
  const names = members.slice(0, NAMES_SHOWN).map(({ label }) => inert(label));
  const more = members.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more.toLocaleString('en-US')} more` : names.join(', ');
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

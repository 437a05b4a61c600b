import type { Action, Change, FieldChange, Plan, Wait } from '../model/plan.ts';
import { headline } from './headline.ts';
import { foldUsers } from './users-fold.ts';
import type { Shown } from './users-fold.ts';
import type { Headline } from './headline.ts';
import type { Paint } from './paint.ts';
import { wordDiff } from './word-diff.ts';
import { counted, inert, partyName, shortDay, shortValue } from './words.ts';

export interface PlanView {
  readonly plan: Plan;
  readonly headlines: readonly Headline[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly paint: Paint;
}

const SYMBOLS: { readonly [action in Action]: string } = {
  create: '+',
  update: '~',
  replace: '+/-',
  delete: '-',
  none: '?',
};

const LABEL_WIDTH = 34;
const VALUE_WIDTH = 58;

/** The plan for people: per enterprise where it stands and what changes, then one line that sums up. */
export function planText(view: PlanView): string {
  const enterprises = view.plan.enterprises.map((slug) => enterpriseText(slug, view));
  const failures = view.plan.failures.map(
    ({ enterprise, summary, fix }) =>
      `${view.paint.red('!')} ${view.paint.bold(enterprise)}  ${inert(summary)}\n    ${inert(fix)}`,
  );
  return `${[...enterprises, ...failures, planSummary(view.plan)].join('\n\n')}\n`;
}

/** `Plan: 1 to create, ...` or that there is nothing to do. */
export function planSummary({ summary }: Plan): string {
  const { wait, unmanaged, drift } = summary;
  const waits = wait === 0 ? '' : `; ${wait} ${wait === 1 ? 'waits' : 'wait'}`;
  const drifted = drift === 0 ? '' : `; ${drift} changed outside of the files`;
  const left = `${drifted}${unmanaged === 0 ? '' : `; ${counted(unmanaged, 'object')} not managed here`}`;
  const changes = summary.create + summary.update + summary.replace + summary.delete;
  if (changes === 0) return `Plan: nothing to do${waits}${left}.`;
  return `Plan: ${summary.create} to create, ${summary.update} to update, ${summary.replace} to replace, ${summary.delete} to delete${waits}${left}.`;
}

function enterpriseText(slug: string, view: PlanView): string {
  const own = view.plan.changes.filter((change) => change.enterprise === slug);
  const facts = view.headlines.find((candidate) => candidate.slug === slug);
  const title = facts === undefined ? view.paint.bold(slug) : headline(facts, view);
  if (own.length === 0) return `${title}\n\n  as desired`;
  const asked = foldUsers(own.filter((change) => !isDrift(change)));
  const drifted = foldUsers(own.filter((change) => isDrift(change) && !isIgnored(change)));
  const ignored = own.filter(isIgnored).length;
  const width = Math.min(LABEL_WIDTH, Math.max(...[...asked, ...drifted].map(({ label }) => label.length)));
  const lines = (changes: readonly Shown[]) =>
    changes.map((change, index) => changeText(change, changes[index + 1], { width, view }));
  return [
    title,
    '',
    ...lines(asked),
    ...(drifted.length === 0 ? [] : [view.paint.bold('  changed outside of the files:'), ...lines(drifted)]),
    ...(ignored === 0
      ? []
      : [
          view.paint.dim(`  ${counted(ignored, 'resource')} changed outside of the files, ignored by policy`),
        ]),
  ].join('\n');
}

/** What changed at the provider only is shown apart from what the files ask for. */
function isDrift({ reason }: Change): boolean {
  return reason === 'drifted' || reason === 'vanished';
}

function isIgnored({ reason, action, fields }: Change): boolean {
  return reason === 'drifted' && action === 'none' && fields.every(({ left }) => left === 'ignore');
}

function changeText(change: Shown, next: Change | undefined, { width, view }: Layout): string {
  const { paint } = view;
  const isWaiting = change.waits.length > 0;
  const details = (change.details ?? []).map((detail) => `      ${detail}`);
  const symbol = isWaiting ? '.' : SYMBOLS[change.action];
  const head = `${symbol.padStart(3)} ${change.kind.padEnd(17)} ${inert(change.label).padEnd(width)}  `;
  if (isWaiting) {
    // Neighbours that wait for the same say so once.
    const isSame = next !== undefined && isDeepEqual(next.waits, change.waits);
    const waits = isSame
      ? []
      : change.waits.map(
          (wait, index) => `${index === 0 ? WAIT_FOR : WAIT_MORE}${waitText(wait, view.today)}`,
        );
    return [paint.dim(`${head}${change.action}`), ...details, ...waits].join('\n');
  }
  const colour = {
    create: paint.green,
    update: paint.yellow,
    replace: paint.yellow,
    delete: paint.red,
    none: paint.dim,
  };
  const lines = change.fields.map((field) => fieldText(change.action, field));
  const consequence = change.consequence === undefined ? [] : [`      ${paint.bold(change.consequence)}`];
  return [colour[change.action](`${head}${reasonText(change)}`), ...details, ...lines, ...consequence].join(
    '\n',
  );
}

interface Layout {
  readonly width: number;
  readonly view: PlanView;
}

const WAIT_FOR = '      waits for ';
const WAIT_MORE = ' '.repeat(WAIT_FOR.length);

function isDeepEqual(a: readonly Wait[], b: readonly Wait[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Why nothing is done about a difference. */
const LEFT: { readonly [reason in Change['reason']]?: string } = {
  'not-managed': 'not managed here; left alone',
  drifted: 'left as it is by policy',
  vanished: 'somebody removed it; left away by policy',
};

function reasonText({ action, reason }: Change): string {
  const reasons: { readonly [name in Change['reason']]: string } = {
    absent: 'create: it does not exist yet',
    vanished: 'create: somebody removed it; the last run saw it',
    differs: 'update in place',
    drifted: 'update: back to what the files say; it was changed outside of them',
    'cannot-change-in-place': 'replace: it cannot be changed in place',
    'reset-by-parent': 'state again: a change above resets it',
    superseded: 'delete: a newer version took its place',
    offboarding: 'delete: the enterprise leaves',
    pruned: 'delete: the files no longer name it',
    'not-managed': 'not managed here; left alone',
  };
  return action === 'none' ? (LEFT[reason] ?? reasons[reason]) : reasons[reason];
}

function fieldText(action: Action, change: FieldChange): string {
  const { before, after, hidden } = change;
  const name = `      ${`${change.field}${mark(change)}`.padEnd(14)} `;
  if (hidden === true) return `${name}(personal, not shown)`;
  if (action === 'create' || before === undefined) return `${name}${shortValue(after, VALUE_WIDTH)}`;
  if (typeof before === 'string' && typeof after === 'string') return `${name}${wordDiff(before, after)}`;
  return `${name}${shortValue(before, VALUE_WIDTH)}\n${' '.repeat(18)}-> ${shortValue(after, VALUE_WIDTH)}`;
}

/** In a resource that changes for another reason too, what drifted is marked. */
function mark({ drift, left }: FieldChange): string {
  if (left !== undefined) return ' (drift, left)';
  return drift === true ? ' (drift)' : '';
}

function waitText(wait: Wait, today: string): string {
  const since = wait.since === undefined ? [] : [`since ${shortDay(wait.since, today)}`];
  const due = wait.due === undefined ? [] : [`due ${shortDay(wait.due, today)}`];
  const fix = wait.fix === undefined ? '' : `\n${WAIT_MORE}  ${inert(wait.fix)}`;
  return `${inert(wait.for)} (${[partyName(wait.on), ...since, ...due].join(', ')})${fix}`;
}

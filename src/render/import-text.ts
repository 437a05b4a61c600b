import type { Change } from '../model/plan.ts';
import type { KindName } from '../model/resource.ts';
import { columns } from './columns.ts';
import { planSummary, planText } from './plan-text.ts';
import type { PlanView } from './plan-text.ts';
import { counted, inert } from './words.ts';

export interface ImportView {
  readonly slug: string;
  /** Where it was read. */
  readonly from: string;
  readonly counts: readonly { readonly noun: string; readonly count: number }[];
  readonly files: readonly { readonly path: string; readonly isWritten: boolean }[];
  readonly left: readonly { readonly kind: KindName; readonly key: string; readonly why: string }[];
  /** Why it is not taken for live; empty when it is. */
  readonly missing: readonly string[];
  readonly view: PlanView;
}

/** Most objects of one list; the plan names all. */
const MOST = 40;

/** What was taken over, what was left, and what a plan of the files would do. */
export function importText({ slug, from, counts, files, left, missing, view }: ImportView): string {
  const taken = counts.map(({ noun, count }) => counted(count, noun)).join(', ');
  const rows = unmanaged(view.plan.changes, left);
  const more = rows.length - MOST;
  const isEmpty = view.plan.changes.every(({ action }) => action === 'none');
  return [
    `Read ${slug} from ${from}: ${taken}.`,
    ...columns(files.map(({ path, isWritten }) => [isWritten ? 'wrote' : 'as it was', path])).map(
      (line) => `  ${line}`,
    ),
    ...(rows.length === 0 ? [] : ['', 'Left alone, and not in the files:']),
    ...columns(rows.slice(0, MOST)).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${counted(more, 'more object').replace(/s$/, '')}`] : []),
    ...(missing.length === 0
      ? []
      : [
          '',
          `It is not taken for live: ${missing.join('; ')}. Import again once it is, or attest what people did.`,
        ]),
    '',
    isEmpty
      ? planSummary(view.plan)
      : `The files cannot say all that is there.\n\n${planText(view).trimEnd()}`,
    `Next: read the files, commit them, then reconcile --plan ${slug}`,
    '',
  ].join('\n');
}

/** What nobody manages, each with the reason where there is one. */
function unmanaged(changes: readonly Change[], left: ImportView['left']): readonly (readonly string[])[] {
  const rows = new Map<string, readonly string[]>();
  for (const { kind, key, why } of left) rows.set(`${kind}/${key}`, [kind, inert(key), inert(why)]);
  for (const { kind, key, reason } of changes) {
    const name = `${kind}/${key}`;
    if (reason === 'not-managed' && !rows.has(name))
      rows.set(name, [kind, inert(key), NOTHING[kind] ?? 'no file names it']);
  }
  return [...rows.values()];
}

const NOTHING: { readonly [kind in KindName]?: string } = {
  'twilio-number': 'no WhatsApp sender has this number',
};

import type { Cause } from '../model/progress.ts';
import { dueText } from './due-text.ts';
import type { Paint } from './paint.ts';
import { inert, partyName, shortDay } from './words.ts';

export interface WhyView {
  readonly causes: readonly Cause[];
  readonly today: string;
  readonly paint: Paint;
}

/** The chain of causes; the ends name who acts, where it is written, and what to do. */
export function whyText({ causes, today, paint }: WhyView): string {
  const indents = indentsOf(causes);
  const lines = causes.map((cause, index) =>
    causeText(cause, '  '.repeat(indents[index] ?? 0), { today, paint }),
  );
  return `${lines.join('\n')}\n`;
}

/** A chain stays in its column; only where it forks does it move in. */
function indentsOf(causes: readonly Cause[]): readonly number[] {
  const indents: number[] = [];
  for (const [index, { depth }] of causes.entries()) {
    const parent = causes.slice(0, index).findLastIndex((cause) => cause.depth < depth);
    const family = parent < 0 ? [] : childrenOf(causes, parent);
    const above = indents[parent] ?? -1;
    indents.push(above <= 0 || family.length > 1 ? above + 1 : above);
  }
  return indents;
}

function childrenOf(causes: readonly Cause[], parent: number): readonly Cause[] {
  const own = causes[parent]?.depth ?? 0;
  const rest = causes.slice(parent + 1);
  const end = rest.findIndex(({ depth }) => depth <= own);
  return rest.slice(0, end < 0 ? rest.length : end).filter(({ depth }) => depth === own + 1);
}

function causeText(cause: Cause, indent: string, { today, paint }: Pick<WhyView, 'today' | 'paint'>): string {
  const { depth, what, party, since, source, fix } = cause;
  const who = [
    ...(party === undefined ? [] : [`waits for ${partyName(party)}`]),
    ...(since === undefined ? [] : [`since ${shortDay(since, today)}`]),
    ...dueText(cause, today),
  ];
  const where = [
    ...(source === undefined ? [] : [`${inert(source.file)}:${source.line}:${source.column}`]),
    ...(fix === undefined ? [] : [fix]),
  ];
  return [
    `${indent}${depth === 0 ? '' : 'because '}${inert(what)}`,
    ...(who.length === 0 ? [] : [`${indent}  ${who.join(', ')}`]),
    ...(where.length === 0 ? [] : [paint.dim(`${indent}  ${where.join('   ')}`)]),
  ].join('\n');
}

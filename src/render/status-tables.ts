import type { FeatureRow, SenderRow, TemplateRow } from '../model/progress.ts';
import { columns } from './columns.ts';
import type { Paint } from './paint.ts';
import { inert } from './words.ts';

export interface Reviews {
  readonly senders: readonly SenderRow[];
  readonly templates: readonly TemplateRow[];
  readonly features: readonly FeatureRow[];
}

/** Longest part of a message that is shown in a table. */
const MESSAGE_WIDTH = 48;

/** Senders, templates and flags with the headings of the published process (Movius E2E flow, 21 February 2024). */
export function reviewTables({ senders, templates, features }: Reviews, paint: Paint): readonly string[] {
  return [
    ...table(
      ['WHATSAPP NUMBER', 'BUSINESS DISPLAY NAME', 'STATUS'],
      senders.map(({ number, name, status }) => [number, inert(name), inert(status)]),
      paint,
    ),
    ...table(
      ['TEMPLATE NAME', 'MESSAGE TEXT', 'MESSAGE LANGUAGE', 'MESSAGE TEMPLATE STATUS'],
      templates.map(({ key, text, languages, status }) => [key, cut(text), languages.join(', '), status]),
      paint,
    ),
    ...table(
      ['ORGANISATION', 'WHATSAPP MESSAGING', ''],
      features.map(({ name, depth, status, inherited }) => [
        `${'  '.repeat(depth)}${inert(name)}`,
        status,
        inherited ? 'INHERITED' : '',
      ]),
      paint,
    ),
  ];
}

function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
): readonly string[] {
  if (rows.length === 0) return [];
  const [head = '', ...lines] = columns([heading, ...rows]);
  return ['', `  ${paint.dim(head)}`, ...lines.map((line) => `  ${line}`)];
}

function cut(text: string): string {
  const line = inert(text.replaceAll(/\s+/g, ' '));
  return line.length > MESSAGE_WIDTH ? `${line.slice(0, MESSAGE_WIDTH - 1)}…` : line;
}

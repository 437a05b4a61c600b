import { inert } from './words.ts';

/**
 * Text of ours or of a file as Markdown that shows it as it is: nothing in it becomes a link, an image, HTML, a
 * heading or a list (CommonMark 0.31, sections 2.4 and 4). A line stays one line.
 */
export function markdownText(text: string): string {
  return inert(text)
    .replaceAll(/[\\`*[\]<&|~]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(\s*)([#+=>-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** A value as a code span, longer than any run of backticks in it: it can be copied exactly (CommonMark 0.31, 6.1). */
export function markdownCode(value: string): string {
  const text = inert(value);
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(1, ...runs.map((run) => run.length + 1)));
  // One space on each side is taken away again; it keeps the value's own backticks and spaces from the fence.
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

import { exampleText } from '../examples.ts';

/** One change to one example. */
export interface Edit {
  /** Such as `abc-banking/org.yaml`. */
  readonly file: string;
  /** Text that stands there once, or an offset: 'start' or 'end' of the file, or 'all' of it. */
  readonly find: string;
  /** What stands there instead. Between ‹ and › is what must be marked; the rest of the line may follow. */
  readonly put: string;
}

/** A broken copy of the examples: every mark in its edits must be found, under this code, and nothing else. */
export interface BrokenCopy {
  readonly name: string;
  readonly code: string;
  readonly edits: readonly Edit[];
  /** Part of what the message must say to do. */
  readonly fix?: string;
}

export interface Expected {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** Makes the edits of one or more broken copies at once. */
export function breakExamples(copies: readonly BrokenCopy[]): {
  readonly changes: Readonly<Record<string, string>>;
  readonly expected: readonly Expected[];
} {
  const marked = new Map<string, string>();
  for (const { code, edits } of copies) {
    for (const edit of edits) {
      const text = marked.get(edit.file) ?? exampleText(edit.file);
      marked.set(edit.file, edited(text, { ...edit, put: edit.put.replaceAll('‹', `‹${code}:`) }));
    }
  }
  const read = [...marked].map(([file, text]) => ({ file, ...readMarks(file, text) }));
  return {
    changes: Object.fromEntries(read.map(({ file, text }) => [file, text])),
    expected: read.flatMap(({ expected }) => expected),
  };
}

function edited(text: string, { file, find, put }: Edit): string {
  if (find === 'start') return put + text;
  if (find === 'end') return text + put;
  if (find === 'all') return put;
  const at = text.indexOf(find);
  if (at === -1 || text.includes(find, at + 1))
    throw new Error(`${JSON.stringify(find)} must stand once in ${file}`);
  return text.slice(0, at) + put + text.slice(at + find.length);
}

/** Takes the marks out. They give the places that are expected, independently of the code under test. */
function readMarks(
  file: string,
  marked: string,
): { readonly text: string; readonly expected: readonly Expected[] } {
  let text = '';
  const expected: Expected[] = [];
  for (const part of marked.split('›')) {
    const [before = '', mark] = part.split('‹');
    text += before;
    if (mark === undefined) continue;
    const code = mark.slice(0, mark.indexOf(':'));
    const shown = mark.slice(mark.indexOf(':') + 1);
    const lines = text.split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    const width = Math.max(1, (shown.split('\n')[0] ?? '').length);
    expected.push({
      code,
      file: `enterprises/${file}`,
      line: lines.length,
      column,
      endColumn: column + width,
    });
    text += shown;
  }
  return { text, expected };
}

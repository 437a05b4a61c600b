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

/** Makes one edit. The mark gives the place that is expected, independently of the code under test. */
export function applyEdit(text: string, edit: Edit): { readonly text: string; readonly marks: readonly Mark[] } {
  const marked = placed(text, edit);
  const marks = [...marked.matchAll(/‹([^›]*)›/gs)].map((match) => markAt(marked, match));
  return { text: marked.replaceAll(/[‹›]/g, ''), marks };
}

/** Makes the edits of one or more broken copies at once. */
export function breakExamples(copies: readonly BrokenCopy[]): {
  readonly changes: Readonly<Record<string, string>>;
  readonly expected: readonly Expected[];
} {
  const marked = new Map<string, string>();
  const codes = new Map<string, string[]>();
  for (const { code, edits } of copies) {
    for (const edit of edits) {
      const text = placed(marked.get(edit.file) ?? exampleText(edit.file), withCode(edit, code));
      marked.set(edit.file, text);
      codes.set(edit.file, [...(codes.get(edit.file) ?? []), code]);
    }
  }
  return {
    changes: Object.fromEntries([...marked].map(([file, text]) => [file, unmarked(text)])),
    expected: [...marked].flatMap(([file, text]) => expectedIn(file, text)),
  };
}

interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

function placed(text: string, { file, find, put }: Edit): string {
  if (find === 'start') return put + text;
  if (find === 'end') return text + put;
  if (find === 'all') return put;
  const at = text.indexOf(find);
  if (at === -1 || text.includes(find, at + 1)) throw new Error(`${JSON.stringify(find)} must stand once in ${file}`);
  return text.slice(0, at) + put + text.slice(at + find.length);
}

import { VARIABLE } from './template-parts.ts';

/** Characters that people count: not UTF-16 units. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/**
 * Emoji as Unicode defines them, sequences counted once: flags, keycaps, and pictographs with their modifiers. Signs
 * that fonts draw as text, such as the copyright sign, count only when they are asked to look like an emoji.
 */
const EMOJI =
  /\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?![!-\u22FF](?!\uFE0F))\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*/gu;

export function emojiIn(text: string): number {
  return [...text.matchAll(EMOJI)].length;
}

/** Scripts that put no blanks between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SPEAKING = /[\p{L}\p{N}]/u;

/**
 * How many words are not variables. Twilio counts what stands between blanks (using-variables-with-content-api); a piece
 * that holds a variable is no word of its own. Scripts without blanks are cut as Unicode cuts them.
 */
export function wordCount(text: string): number {
  return text
    .split(/\s+/)
    .map(wordsIn)
    .reduce((sum, count) => sum + count, 0);
}

function wordsIn(piece: string): number {
  if (SPACELESS.test(piece)) {
    const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(
      piece.replaceAll(VARIABLE, ' '),
    );
    return [...segments].filter(({ isWordLike }) => isWordLike === true).length;
  }
  return SPEAKING.test(piece) && piece.replaceAll(VARIABLE, '') === piece ? 1 : 0;
}

/** A text in the form in which two that read alike are equal: one blank for several, lower case. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../src/render/word-diff.ts';

describe('the word diff', () => {
  it('marks what changed, with the words around it', () => {
    expect(
      wordDiff(
        'Just wanted to remind you of our meeting tomorrow. Please reply back if you need to.',
        'Just wanted to remind you of our meeting today. Please reply back if you need to.',
      ),
    ).toBe('…you of our meeting [-tomorrow-]{+today+}. Please reply back …');
  });

  it('shows a whole short text', () => {
    expect(wordDiff('Banking made simple', 'Here to help')).toBe('[-Banking made simple-]{+Here to help+}');
  });

  it('tells an addition from a removal', () => {
    expect(wordDiff('a b', 'a new b')).toBe('a {+new +}b');
    expect(wordDiff('a old b', 'a b')).toBe('a [-old -]b');
  });

  it('keeps line breaks and control characters from acting', () => {
    expect(wordDiff('a\nb', 'a\nc')).toBe('a\\u000a[-b-]{+c+}');
  });
});

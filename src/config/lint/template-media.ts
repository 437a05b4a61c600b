import { quoted } from '../wording.ts';
import type { Finding, TemplateRule, TemplateSubject } from './lint-rule.ts';
import { unless } from './lint-rule.ts';
import { variablesIn } from './template-parts.ts';
import { lengthOf } from './text-measures.ts';

const LONGEST_URL = 2000;

/** Rules about a picture, video or document above the message. */
export const mediaRules: readonly TemplateRule[] = [
  {
    code: 'template-media-url',
    predicts: 'Twilio 63040, INVALID_FORMAT',
    source: 'Meta, templates/components: a media header needs a sample, read 2026-11-23',
    severity: 'error',
    find: reachable,
  },
  {
    code: 'template-media-type',
    predicts: 'Twilio 63045',
    source: 'Meta, templates/components: JPEG, PNG, MP4, 3GP, PDF, read 2026-11-23',
    severity: 'error',
    find: supported,
  },
];

/** The address is the sample: it has to lead to the file, whatever stands for its variable. */
function reachable({ template: { media } }: TemplateSubject): readonly Finding[] {
  if (media === undefined) return [];
  const isWhole = /^https:\/\/[^\s/{}]+\.[^\s/{}]+\/\S+$/.test(media) && lengthOf(media) <= LONGEST_URL;
  return unless(isWhole && variablesIn(media).length <= 1, {
    at: '/media',
    summary: 'The media has no address that the reviewer could open',
    fix: 'Write a public https address of one file; a variable may stand after the domain, with a sample that completes it.',
  });
}

const UNSUPPORTED = new Set(
  'gif webp svg bmp tif tiff heic avif ico psd mov avi mkv webm wmv flv mp3 wav ogg m4a aac zip rar 7z html htm exe'.split(
    ' ',
  ),
);

/** Other documents than PDF are not told: what Meta takes of them is not published in one place. */
function supported({ template: { media = '', samples = {} } }: TemplateSubject): readonly Finding[] {
  const whole = media.replaceAll(/\{\{(\d+)\}\}/g, (_, number: string) => samples[number] ?? '');
  const [, extension = ''] = /\.([A-Za-z0-9]{2,4})(?:[?#].*)?$/.exec(whole) ?? [];
  return unless(!UNSUPPORTED.has(extension.toLowerCase()), {
    at: '/media',
    summary: `${quoted(`.${extension}`)} is no type of file that a template can show`,
    fix: 'Use JPEG or PNG for a picture, MP4 or 3GP for a video, PDF for a document.',
  });
}

import { describe, expect, it } from 'vitest';
import { templateVersions } from '../../src/kinds/template-versions.ts';
import type { TwilioTemplate } from '../../src/providers/twilio/port.ts';

const CONTENT = {
  body: 'Hello',
  header: null,
  media: null,
  footer: null,
  buttons: [],
  authentication: null,
};

const WANTED = { category: 'UTILITY', content: CONTENT };

function aContent(friendlyName: string, status: string, body = 'Hello'): TwilioTemplate {
  return {
    sid: `HX-${friendlyName}`,
    friendlyName,
    language: 'en',
    types: { 'twilio/text': { body } },
    variables: {},
    created: '',
    approval: { status, name: friendlyName, category: 'UTILITY', rejectionReason: '' },
  };
}

const brief = (contents: readonly TwilioTemplate[], wanted: readonly string[]) =>
  Object.fromEntries(
    templateVersions(contents, new Map(wanted.map((key) => [`${key}.en`, WANTED]))).map(
      ({ key, remoteId, supersededBy }) => [
        key,
        supersededBy === undefined ? remoteId : `${remoteId} made room`,
      ],
    ),
  );

describe('versions of a template', () => {
  it('let the newest stand for it while it is reviewed', () => {
    expect(brief([aContent('promo', 'approved', 'Old'), aContent('promo__2', 'pending')], ['promo'])).toEqual(
      {
        'promo.en': 'HX-promo__2',
        'promo.en@1': 'HX-promo made room',
      },
    );
  });

  it('let an older one stand again when the files return to it after a rejection', () => {
    expect(
      brief([aContent('promo', 'approved'), aContent('promo__2', 'rejected', 'New')], ['promo']),
    ).toEqual({
      'promo.en': 'HX-promo',
      'promo.en@2': 'HX-promo__2 made room',
    });
  });

  it('are not seen in names that the files do not use', () => {
    expect(brief([aContent('summer', 'approved'), aContent('summer__2', 'approved')], ['promo'])).toEqual({
      'summer.en': 'HX-summer',
      'summer__2.en': 'HX-summer__2',
    });
  });

  it('are not mistaken for a key that looks like one', () => {
    expect(
      brief([aContent('promo', 'approved'), aContent('promo_v2', 'approved')], ['promo', 'promo_v2']),
    ).toEqual({
      'promo.en': 'HX-promo',
      'promo_v2.en': 'HX-promo_v2',
    });
  });

  it('keep the one that is reviewed in another category from being made again', () => {
    const moved = { ...WANTED, category: 'MARKETING' };
    const [head] = templateVersions(
      [aContent('promo', 'approved'), aContent('promo__2', 'pending')],
      new Map([['promo.en', moved]]),
    );
    expect(head).toMatchObject({ key: 'promo.en', remoteId: 'HX-promo__2' });
  });

  it('are numbered after the highest there is', () => {
    const [head] = templateVersions(
      [aContent('promo', 'approved'), aContent('promo__7', 'rejected', 'New')],
      new Map([['promo.en', WANTED]]),
    );
    expect(head?.attributes.latest).toBe(7);
  });
});

import { describe, expect, it } from 'vitest';
import { brokenChains } from '../../src/core/chain.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { Organisation } from '../../src/model/generated/org.ts';
import {
  aSender,
  aTemplate,
  aUser,
  anEnterprise,
  anInventory,
  everythingLive,
  NUMBER,
} from '../helpers/builders.ts';
import type { Remote } from '../helpers/builders.ts';

function chainsOf(remote: Remote, enterprise: Enterprise = anEnterprise()) {
  return brokenChains(anInventory(enterprise, { ...everythingLive(), ...remote }));
}

function bound(attributes: { readonly number?: string; readonly displayName?: string }): Remote {
  const [number = { key: '', remoteId: '', attributes: {} }] = everythingLive()['mmp-number'] ?? [];
  return { 'mmp-number': [{ ...number, attributes: { ...number.attributes, ...attributes } }] };
}

const flag = (attributes: { readonly setting: string; readonly effective?: boolean }): Remote => ({
  'mmp-feature': [{ key: 'acme', remoteId: 'acme', attributes }],
});

const published = (value: string): Remote => ({
  'mmp-template': [
    {
      key: 'acme/greeting.en',
      remoteId: 'acme/greeting.en',
      attributes: { organisation: 'acme', template: 'greeting', language: 'en', value },
    },
  ],
});

const ROOT: Organisation = { id: 'acme', name: 'Acme', sender: NUMBER, templates: ['greeting'] };

function withOrganisations(first: Organisation, ...rest: readonly Organisation[]): Enterprise {
  return anEnterprise({ org: { apiVersion: 'reconcile/v1', organisations: [first, ...rest] } });
}

describe('the chain from sender to user', () => {
  it('is whole when every link holds in both systems', () => {
    expect(chainsOf({})).toEqual([]);
  });

  it.each<[string, Remote, string, string, string]>([
    [
      'a sender that Meta has locked',
      { 'twilio-sender': [aSender({ status: 'OFFLINE', offlineReasons: ['63020'] })] },
      'SenderNotOnline',
      'enterprise',
      'Offline (63020)',
    ],
    ['a sender that is gone', { 'twilio-sender': [] }, 'SenderNotOnline', 'isv', 'it does not exist'],
    ['no number in MMP', { 'mmp-number': [] }, 'NumberNotBound', 'isv', 'MMP shows no number at acme'],
    [
      'another number in MMP',
      bound({ number: '+14045550199' }),
      'NumberNotBound',
      'isv',
      `+14045550199 at acme, not ${NUMBER}`,
    ],
    [
      'another name in MMP',
      bound({ displayName: 'Acme Bank' }),
      'NumberNotBound',
      'isv',
      'Acme Bank in MMP and Acme Care at Twilio',
    ],
    ['a flag that is off', flag({ setting: 'disabled' }), 'FlagNotEffective', 'isv', 'flag is off'],
    [
      'a flag that something above holds off',
      flag({ setting: 'enabled', effective: false }),
      'FlagNotEffective',
      'isv',
      'flag is off',
    ],
    [
      'a template under review',
      { 'twilio-template': [aTemplate({ approval: 'pending' })] },
      'NoTemplate',
      'meta',
      'greeting.en for one: Under review',
    ],
    ['a template that is not published', { 'mmp-template': [] }, 'NoTemplate', 'isv', 'as it was approved'],
    [
      'a published text that nobody approved',
      published('Buy now!'),
      'NoTemplate',
      'isv',
      'as it was approved',
    ],
    [
      'a user who was never invited',
      { 'mmp-user': [aUser({ inviteStatus: 'not_invited' })] },
      'NoActiveUser',
      'enterprise',
      'Not invited yet',
    ],
    [
      'a user who may not write',
      { 'mmp-user': [aUser({ socialMessaging: false })] },
      'NoActiveUser',
      'isv',
      'not as the files say',
    ],
  ])('is broken by %s', (...[, remote, reason, on, what]) => {
    const chains = chainsOf(remote);
    expect(chains).toMatchObject([{ organisation: 'acme', reason, on, what: expect.stringContaining(what) }]);
  });

  it('names the first link only, in the order in which they hold each other', () => {
    expect(chainsOf({ 'twilio-sender': [], 'mmp-number': [], 'mmp-user': [] })).toMatchObject([
      { reason: 'SenderNotOnline' },
    ]);
  });

  it('holds by an old version while a new text is under review', () => {
    const old = {
      ...aTemplate({ body: 'The old text.' }),
      key: 'greeting.en@1',
      supersededBy: 'greeting.en',
    };
    const remote = {
      'twilio-template': [aTemplate({ approval: 'pending', version: 2 }), old],
      ...published('The old text.'),
    };
    expect(chainsOf(remote)).toEqual([]);
  });

  it('holds while Meta reviews a new display name', () => {
    expect(chainsOf({ 'twilio-sender': [aSender({ name: 'Acme', nameReview: 'PENDING_REVIEW' })] })).toEqual(
      [],
    );
  });

  it('goes through what an organisation has from the one above it', () => {
    const below = { id: 'branch', parent: 'acme', name: 'Branch', whatsapp: 'inherited' } as const;
    const enterprise = withOrganisations({ ...ROOT, whatsapp: 'enabled' }, below);
    expect(chainsOf({}, enterprise)).toEqual([]);
    const names = chainsOf(flag({ setting: 'disabled' }), enterprise).map(({ organisation }) => organisation);
    expect(names).toEqual(['acme', 'branch']);
  });

  it('is not asked of an organisation where WhatsApp is off', () => {
    const enterprise = withOrganisations({ ...ROOT, whatsapp: 'disabled' });
    expect(chainsOf({ 'twilio-sender': [] }, enterprise)).toEqual([]);
  });

  it('is not judged by what the files leave out', () => {
    const { users: _users, ...rest } = anEnterprise();
    expect(chainsOf({ 'mmp-user': [] }, rest)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Enterprise } from '../../../src/model/enterprise.ts';
import { incompletePackets } from '../../../src/onboarding/packets/incomplete.ts';
import { packetOf, packetsOf } from '../../../src/onboarding/packets/packet-of.ts';
import { anEnterprise } from '../../helpers/builders.ts';
import { withAccount } from './accounts.ts';

/** Acme with nothing but what the schema insists on. */
function bare(): Enterprise {
  const enterprise = anEnterprise();
  const { meta: _meta, ...rest } = enterprise.enterprise;
  const { senders: _senders, templates: _templates, org: _org, ...files } = enterprise;
  return {
    ...files,
    enterprise: { ...rest, contacts: { business: rest.contacts.business } },
  };
}

function missingIn(enterprise: Enterprise, activity: Parameters<typeof packetOf>[1]): readonly string[] {
  const result = packetOf(enterprise, activity);
  if (result.state !== 'refused') throw new Error(`${activity} is ${result.state}`);
  return result.missing.map(({ source }) => `${source.file} ${source.pointer}`);
}

describe('a packet that lacks something', () => {
  it('is refused with everything that is missing, and where it belongs', () => {
    expect(missingIn(bare(), 'request-access')).toEqual([
      'defaults.yaml /isv/contact/phone',
      'status.yaml /resources',
      'enterprise.yaml /meta/businessManagerId',
    ]);
  });

  it.each([
    ['pre-validate', 'enterprise.yaml /contacts/signatory'],
    ['consent', 'enterprise.yaml /meta/businessManagerId'],
    ['verify-display-name', 'senders.yaml /senders'],
    ['provision', 'org.yaml /organisations'],
    ['enable', 'org.yaml /organisations'],
    ['submit-brand', 'templates.yaml /defaults'],
  ] as const)('of activity %s names %s', (activity, place) => {
    expect(missingIn(bare(), activity)).toContain(place);
  });

  it('is whole as soon as the last of it is there', () => {
    const enterprise = withAccount(anEnterprise());
    const { isv } = enterprise.defaults;
    expect(missingIn(enterprise, 'request-access')).toEqual(['defaults.yaml /isv/contact/phone']);
    const complete: Enterprise = {
      ...enterprise,
      defaults: {
        ...enterprise.defaults,
        isv: { ...isv, contact: { ...isv.contact, phone: '+14045550100' } },
      },
    };
    expect(packetOf(complete, 'request-access').state).toBe('complete');
  });

  it('counts a value of blanks as missing', () => {
    const enterprise = anEnterprise();
    const blank = { ...enterprise.enterprise, meta: { businessManagerId: '  ' } };
    expect(missingIn({ ...enterprise, enterprise: blank }, 'consent')).toEqual([
      'enterprise.yaml /meta/businessManagerId',
    ]);
  });
});

describe('the problems of all packets', () => {
  it('name each missing value once, with the activities that need it', () => {
    const problems = incompletePackets(bare(), packetsOf(bare()));
    expect(problems.map(({ source, summary }) => `${source.file}: ${summary}`)).toEqual([
      'enterprises/acme/enterprise.yaml: Missing: Facebook Business Manager ID. The packets of activities 2, 4, 7 cannot be written without it.',
      'enterprises/acme/enterprise.yaml: Missing: Signatory. The packets of activities 2, 3 cannot be written without it.',
      'enterprises/acme/org.yaml: Missing: Organisation. The packets of activities 13, 15, 16 cannot be written without it.',
      'enterprises/acme/senders.yaml: Missing: WhatsApp number. The packets of activities 2, 12 cannot be written without it.',
      'enterprises/acme/status.yaml: Missing: Twilio Account SID. The packet of activity 4 cannot be written without it.',
      'enterprises/acme/templates.yaml: Missing: Templates. The packet of activity 2 cannot be written without it.',
      'enterprises/defaults.yaml: Missing: Phone Number. The packet of activity 4 cannot be written without it.',
    ]);
  });
});

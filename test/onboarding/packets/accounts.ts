import type { Enterprise } from '../../../src/model/enterprise.ts';
import { nextStatus } from '../../../src/core/status.ts';
import { NOW } from '../../helpers/cli.ts';
import { aSituation } from '../../helpers/builders.ts';

/** The enterprise after an apply has made its subaccount at Twilio and recorded it. */
export function withAccount(enterprise: Enterprise): Enterprise {
  const situation = aSituation(enterprise, {
    'twilio-subaccount': [
      {
        key: enterprise.slug,
        remoteId: 'AC00000000000000000000000000000001',
        attributes: { friendlyName: enterprise.slug, status: 'active' },
      },
    ],
  });
  return { ...enterprise, status: nextStatus(situation, [], NOW) };
}

import { expect, it } from 'vitest';
import { nextStatus } from '../../src/core/status.ts';
import type { StatusFile } from '../../src/model/generated/status.ts';
import { nextSteps } from '../../src/onboarding/next.ts';
import { shownNumbers } from '../../src/onboarding/packets/sender-fields.ts';
import {
  aSituation,
  anEnterprise,
  attested,
  everythingLive,
  EVERYTHING,
  NUMBER,
} from '../helpers/builders.ts';

const ENTERPRISE = attested(anEnterprise(), ...EVERYTHING);
const SITUATION = aSituation(ENTERPRISE, everythingLive());
const STATUS = nextStatus(SITUATION, [], SITUATION.now);

function steps(changes: Partial<StatusFile>) {
  return nextSteps({ ...ENTERPRISE, status: { ...STATUS, ...changes } }, SITUATION.activities, '2026-11-24');
}

it('names who has to see to what was refused, and how to ask again at once', () => {
  const retry = {
    at: '2026-11-24T17:00:00Z',
    of: '00000000',
    on: 'enterprise',
    reason: 'It is taken.',
  } as const;
  const resources = STATUS.resources.map((one) =>
    one.resource === `twilio-sender/${NUMBER}` ? { ...one, retry } : one,
  );
  expect(steps({ resources })).toContainEqual(
    expect.objectContaining({
      party: 'enterprise',
      note: 'It is taken.',
      task: expect.stringContaining('reconcile --apply --retry acme'),
    }),
  );
  expect(steps({}).filter(({ task }) => task.includes('--retry'))).toEqual([]);
});

it('asks the ISV to find out what became of an unclear notice', () => {
  const notices = [{ notice: 'numbers-ready', sent: 's', messageId: 'm', state: 'unclear' as const }];
  expect(steps({ notices })).toContainEqual(
    expect.objectContaining({ party: 'isv', task: 'find out whether notice numbers-ready was sent' }),
  );
});

it('tells nobody of a template that WhatsApp refused', () => {
  const resources = STATUS.resources.map((one) =>
    one.resource === 'twilio-template/greeting.en' ? { ...one, ready: 'rejected' as const } : one,
  );
  const shown = (status: StatusFile) => shownNumbers({ ...ENTERPRISE, status })[0]?.templates ?? [];
  expect(shown(STATUS).map(({ key }) => key)).toEqual(['greeting']);
  expect(shown({ ...STATUS, resources })).toEqual([]);
});

import { planEnterprise } from '../../src/core/plan.ts';
import { applyChanges } from '../../src/engine/apply.ts';
import { observe } from '../../src/engine/observe.ts';
import { mmpFeature } from '../../src/kinds/mmp-feature.ts';
import { mmpNumber } from '../../src/kinds/mmp-number.ts';
import { mmpOrg } from '../../src/kinds/mmp-org.ts';
import type { Kind, Reads, Writes } from '../../src/kinds/kind.ts';
import { twilioSender } from '../../src/kinds/twilio-sender.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { Organisation, OrgFile } from '../../src/model/generated/org.ts';
import type { Log } from '../../src/model/log.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { isActionable } from '../../src/model/plan.ts';
import type { Change } from '../../src/model/plan.ts';
import { assess } from '../../src/onboarding/assess.ts';
import { openGateway } from '../providers/mmp/gateway.ts';
import type { Gateway } from '../providers/mmp/gateway.ts';
import { aSender, anEnterprise, attested, EVERYTHING, TODAY } from './builders.ts';

/** Senders are somebody else's business here: all of them are online. */
const { within: _within, ...anySender } = twilioSender;
const onlineSender: Kind = {
  ...anySender,
  desired: () => [],
  list: async (_, { enterprise }) =>
    (enterprise.senders?.senders ?? []).map(({ number }) => ({ ...aSender({ number }), key: number })),
};

const KINDS: readonly Kind[] = [onlineSender, mmpOrg, mmpNumber, mmpFeature];

export interface TestPortal extends Gateway {
  readonly plan: (enterprise: Enterprise) => Promise<readonly Change[]>;
  /** Makes what can be made now of the tree, the numbers and the flags; gives what was not done. */
  readonly apply: (enterprise: Enterprise) => Promise<readonly Outcome[]>;
}

/** The twin of MMP with the shipped client, planner and engine in front of it, and nothing of Twilio. */
export async function aPortal(): Promise<TestPortal> {
  const gateway = await openGateway();
  const look = async (enterprise: Enterprise) => {
    const inventory = await observe({ mmp: gateway.reads } as Reads, KINDS, enterprise);
    const now = new Date(`${TODAY}T09:00:00Z`);
    return { ...inventory, activities: assess(inventory, TODAY), now, today: TODAY };
  };
  const plan = async (enterprise: Enterprise) =>
    planEnterprise(await look(enterprise)).filter(({ action }) => action !== 'none');
  const apply = async (enterprise: Enterprise) => {
    const situation = await look(enterprise);
    const outcomes = await applyChanges(planEnterprise(situation).filter(isActionable), {
      writes: { mmp: gateway.writes } as Writes,
      kinds: KINDS,
      inventories: new Map([[enterprise.slug, situation]]),
      // One after the other, in the order of the files: what the plan does not order goes wrong every time.
      concurrency: 1,
      signal: new AbortController().signal,
      log: SILENT,
    });
    return outcomes.filter(({ result }) => result !== 'done');
  };
  return { ...gateway, plan, apply };
}

/** An enterprise with this tree, ready to be enabled; organisations that are not named any more are pruned. */
export function withTree(root: Organisation, ...others: readonly Organisation[]): Enterprise {
  const organisations: OrgFile['organisations'] = [root, ...others];
  const enterprise = attested(anEnterprise(), ...EVERYTHING);
  const numbers = new Set(organisations.flatMap(({ sender }) => sender ?? []));
  return {
    ...enterprise,
    enterprise: { ...enterprise.enterprise, policy: { prune: ['mmp-org'] } },
    senders: {
      apiVersion: 'reconcile/v1',
      senders: [...numbers].map((number) => ({ number, profile: { name: `Acme ${number.slice(-2)}` } })),
    },
    org: { apiVersion: 'reconcile/v1', organisations },
    users: { apiVersion: 'reconcile/v1', users: [] },
  };
}

const SILENT: Log = {
  child: () => SILENT,
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};

import { turnOf } from '../model/activity.ts';
import type { ActivityState, Party } from '../model/activity.ts';
import { sentNotices } from '../model/enterprise.ts';
import type { Condition, StatusFile } from '../model/generated/status.ts';
import type { Outcome } from '../model/outcome.ts';
import { addressOf } from '../model/resource.ts';
import type { KindName } from '../model/resource.ts';
import { agreementOf } from './agreement.ts';
import { brokenChains } from './chain.ts';
import { readinessOf } from './inventory.ts';
import type { Situation } from './inventory.ts';

interface Judged {
  readonly situation: Situation;
  readonly phase: StatusFile['phase'];
  readonly outcomes: readonly Outcome[];
}

type Verdict = Pick<Condition, 'status' | 'reason' | 'message' | 'on'>;

/**
 * Ready, Reconciling and Stalled as in Kubernetes (kstatus): Stalled means that waiting will not help.
 * `since` moves only when status or reason do.
 */
export function conditionsOf(judged: Judged, stamp: string): Condition[] {
  const verdicts = { Ready: ready(judged), Reconciling: reconciling(judged), Stalled: stalled(judged) };
  return (['Ready', 'Reconciling', 'Stalled'] as const).map((type) => {
    const verdict = verdicts[type];
    const before = judged.situation.enterprise.status?.conditions.find(
      (condition) => condition.type === type,
    );
    const isSame = before?.status === verdict.status && before.reason === verdict.reason;
    return { type, ...verdict, since: isSame ? before.since : stamp };
  });
}

/** The activity that an enterprise waits for: the first one that is not done. */
export function currentActivity(activities: readonly ActivityState[]): ActivityState | undefined {
  return activities.find((activity) => activity.state !== 'done');
}

/** What a status says of customers that are not served although the enterprise is live. */
export function brokenChain(
  status: StatusFile | undefined,
): { readonly message: string; readonly on: Party; readonly since: string } | undefined {
  const { message = '', on, since = '' } = status?.conditions.find(({ type }) => type === 'Ready') ?? {};
  return status?.phase !== 'live' || on === undefined ? undefined : { message, on, since };
}

function ready({ phase, situation }: Judged): Verdict {
  if (phase === 'live') return live(situation);
  if (phase !== 'onboarding')
    return { status: 'False', reason: capital(phase), message: `The enterprise is ${phase}.` };
  const done = situation.activities.filter((activity) => activity.state === 'done').length;
  return {
    status: 'False',
    reason: 'Onboarding',
    message: `${done} of ${situation.activities.length} activities are done.`,
  };
}

/** Live once, but customers are not served, or something that they see is under review, refused or gone. */
function live(situation: Situation): Verdict {
  const [chain, ...more] = brokenChains(situation);
  if (chain !== undefined) {
    const { organisation, reason, what, on } = chain;
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    return {
      status: 'False',
      reason,
      message: `WhatsApp does not work at ${organisation}${others}: ${what}.`,
      on,
    };
  }
  const broken = situation.desired.filter(
    ({ id }) => REVIEWED.has(id.kind) && readinessOf(situation, addressOf(id)).state !== 'ready',
  );
  const [first] = broken;
  if (first === undefined)
    return { status: 'True', reason: 'Live', message: 'All sixteen activities are done.' };
  const others = broken.length === 1 ? '' : ` and ${broken.length - 1} more`;
  return {
    status: 'False',
    reason: 'Degraded',
    message: `Not ready: ${first.id.kind} ${first.label}${others}.`,
  };
}

const REVIEWED: ReadonlySet<KindName> = new Set([
  'twilio-sender',
  'twilio-template',
  'mmp-number',
  'mmp-feature',
]);

function reconciling({ phase, situation }: Judged): Verdict {
  const activity = currentActivity(situation.activities);
  if (phase !== 'onboarding' || activity === undefined) {
    return { status: 'False', reason: 'Settled', message: 'Nobody is waited for.' };
  }
  const message = `Activity ${activity.number}, ${activity.title}: ${activity.note ?? activity.state}.`;
  return { status: 'True', reason: `WaitingFor${PARTY[turnOf(activity)]}`, message };
}

function stalled({ situation, outcomes }: Judged): Verdict {
  const failed = outcomes.find((outcome) => outcome.result === 'failed' || outcome.result === 'unknown');
  if (failed !== undefined && 'summary' in failed) {
    return {
      status: 'True',
      reason: 'ApplyFailed',
      message: `${failed.kind} ${failed.label}: ${failed.summary}`,
    };
  }
  const blocked = situation.activities.find((activity) => activity.state === 'blocked');
  if (blocked !== undefined) {
    return {
      status: 'True',
      reason: 'Rejected',
      message: `Activity ${blocked.number}: ${blocked.note ?? ''}.`,
    };
  }
  const unclear = sentNotices(situation.enterprise).find(({ state }) => state !== undefined);
  if (unclear !== undefined) {
    return {
      status: 'True',
      reason: 'UnclearNotice',
      message: `Nobody knows whether notice ${unclear.notice} was sent: see reconcile notices.`,
    };
  }
  return (
    overdueReview(situation) ?? {
      status: 'False',
      reason: 'NoObstacle',
      message: 'Nothing is in the way but time.',
    }
  );
}

const REVIEW_MS = 48 * 3_600_000;

/** Reviews take up to 48 hours; what waits longer waits for ever (Twilio, message-template-approvals-statuses). */
function overdueReview(situation: Situation): Verdict | undefined {
  const agreement = agreementOf(situation.enterprise);
  const overdue = situation.desired.filter((resource) => {
    if (resource.id.kind !== 'twilio-template') return false;
    const before = agreement.resource(resource.id);
    const isPending =
      before?.ready === 'pending' && readinessOf(situation, addressOf(resource.id)).state === 'pending';
    return isPending && situation.now.getTime() - Date.parse(before.since) > REVIEW_MS;
  });
  const [first] = overdue;
  if (first === undefined) return undefined;
  const others = overdue.length === 1 ? '' : ` and ${overdue.length - 1} more`;
  return {
    status: 'True',
    reason: 'ReviewOverdue',
    message: `${first.label}${others} under review for more than 48 hours: open a ticket with Twilio that names the template.`,
  };
}

const PARTY: { readonly [party in Party]: string } = {
  enterprise: 'Enterprise',
  isv: 'Isv',
  twilio: 'Twilio',
  meta: 'Meta',
  reseller: 'Reseller',
  'end-users': 'EndUsers',
};

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

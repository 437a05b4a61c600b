import type { ActivityKey } from '../../model/activity.ts';
import type { Enterprise } from '../../model/enterprise.ts';
import type { PacketResult } from '../../model/packet.ts';
import { activitiesOf, activityOf } from '../activities.ts';
import { consent, requestAccess } from './access.ts';
import { clientTerms, submitBrand, verifyBusiness } from './business.ts';
import { justifyDisplayName } from './display-name.ts';
import { settle } from './draft.ts';
import type { Draft } from './draft.ts';
import { announce, confirmNumbers, guideAdmin, notifyReseller } from './going-live.ts';
import { embeddedSignup, openSignup, partnerRequest, prepareSignup } from './signup.ts';

type Drafts = { readonly [activity in ActivityKey]?: (enterprise: Enterprise) => Draft };

const COMMON: Drafts = {
  'verify-business': verifyBusiness,
  'submit-brand': submitBrand,
  'pre-validate': clientTerms,
  'verify-display-name': justifyDisplayName,
  provision: confirmNumbers,
  'notify-reseller': notifyReseller,
  enable: guideAdmin,
  'go-live': announce,
};

const BY_VARIANT: { readonly [process in 'request-access' | 'tech-provider']: Drafts } = {
  'request-access': { ...COMMON, 'request-access': requestAccess, consent },
  'tech-provider': {
    ...COMMON,
    'request-access': partnerRequest,
    'review-request': prepareSignup,
    'pre-approve': openSignup,
    consent: embeddedSignup,
  },
};

/** The packet of one activity: whole, refused with everything that is missing, or not needed at all. */
export function packetOf(enterprise: Enterprise, key: ActivityKey): PacketResult {
  const activity = activityOf(enterprise.enterprise.process, key);
  const number = activity?.number ?? 0;
  if (key === 'notify-reseller' && enterprise.enterprise.reseller === undefined) {
    return { activity: key, number, state: 'not-needed', why: 'there is no reseller' };
  }
  const draft = draftOf(enterprise, key);
  if (activity === undefined || draft === undefined) {
    return { activity: key, number, state: 'not-needed', why: 'nothing is handed over in it' };
  }
  return settle(enterprise, activity, draft);
}

/** The packets of all activities, in their order. */
export function packetsOf(enterprise: Enterprise): readonly PacketResult[] {
  return activitiesOf(enterprise.enterprise.process).map(({ key }) => packetOf(enterprise, key));
}

function draftOf(enterprise: Enterprise, key: ActivityKey): Draft | undefined {
  return BY_VARIANT[enterprise.enterprise.process ?? 'request-access'][key]?.(enterprise);
}

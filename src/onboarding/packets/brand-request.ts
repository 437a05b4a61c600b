import type { Enterprise } from '../../model/enterprise.ts';
import type { PacketResult } from '../../model/packet.ts';
import { activityOf } from '../activities.ts';
import { contactOf, settle } from './draft.ts';
import { packetOf } from './packet-of.ts';

/** What the enterprise still has to tell us before activity 2 is done; nothing when the brand record is complete. */
export function brandRequest(enterprise: Enterprise): PacketResult {
  const record = packetOf(enterprise, 'submit-brand');
  const activity = activityOf(enterprise.enterprise.process, 'submit-brand');
  if (record.state !== 'refused' || activity === undefined) {
    return {
      activity: 'submit-brand',
      number: record.number,
      state: 'not-needed',
      why: 'the brand record is complete',
    };
  }
  return settle(enterprise, activity, {
    title: 'Details that we need from you',
    audience: 'enterprise',
    to: contactOf(enterprise, 'business'),
    lead: 'To submit your request to WhatsApp we still need the details below. Please reply with them.',
    sections: [{ heading: 'What is missing', steps: record.missing.map(({ label }) => label) }],
  });
}

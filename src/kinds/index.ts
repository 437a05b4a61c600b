import type { Kind } from './kind.ts';
import { mmpFeature } from './mmp-feature.ts';
import { mmpNumber } from './mmp-number.ts';
import { mmpOrg } from './mmp-org.ts';
import { mmpTemplate } from './mmp-template.ts';
import { mmpUser } from './mmp-user.ts';
import { notice } from './notice.ts';
import { twilioNumber } from './twilio-number.ts';
import { twilioSender } from './twilio-sender.ts';
import { twilioSubaccount } from './twilio-subaccount.ts';
import { twilioTemplate } from './twilio-template.ts';

/** Every kind, in the order in which plans list them; what others live within comes first. */
export const KINDS: readonly Kind[] = [
  twilioSubaccount,
  twilioNumber,
  twilioSender,
  twilioTemplate,
  mmpOrg,
  mmpNumber,
  mmpFeature,
  mmpTemplate,
  mmpUser,
  notice,
];

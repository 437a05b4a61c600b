import type {
  MmpFeature,
  MmpNumber,
  MmpOrganisation,
  MmpReads,
  MmpTemplate,
  MmpUser,
} from '../providers/mmp/port.ts';
import type {
  TwilioAccount,
  TwilioNumber,
  TwilioReads,
  TwilioSender,
  TwilioTemplate,
} from '../providers/twilio/port.ts';

/** Everything of one enterprise as Twilio and MMP hold it. */
export interface Remote {
  readonly account: TwilioAccount;
  readonly numbers: readonly TwilioNumber[];
  readonly senders: readonly TwilioSender[];
  readonly templates: readonly TwilioTemplate[];
  /** External id of the organisation that stands for the enterprise. */
  readonly root: string;
  readonly organisations: readonly MmpOrganisation[];
  readonly bound: readonly MmpNumber[];
  readonly features: readonly MmpFeature[];
  readonly published: readonly MmpTemplate[];
  readonly users: readonly MmpUser[];
}

export interface Place {
  readonly account: TwilioAccount;
  readonly organisations: readonly MmpOrganisation[];
  readonly root: string;
}

/** Reads all of it, each list whole. Throws `ProviderError`. */
export async function readRemote(
  { twilio, mmp }: { readonly twilio: TwilioReads; readonly mmp: MmpReads },
  { account, organisations, root }: Place,
): Promise<Remote> {
  const [numbers, senders, templates, bound, features, published, users] = await Promise.all([
    twilio.numbers(account.sid),
    twilio.senders(account.sid),
    twilio.templates(account.sid),
    mmp.numbers(root),
    mmp.features(root),
    mmp.templates(root),
    mmp.users(root),
  ]);
  return { account, numbers, senders, templates, root, organisations, bound, features, published, users };
}

import { senderReadiness } from '../kinds/sender-readiness.ts';
import { subaccountsOf } from '../kinds/twilio-subaccount.ts';
import type { Enterprise } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { TwilioReads, TwilioSender, TwilioWrites } from '../providers/twilio/port.ts';
import { inert } from '../render/words.ts';
import { loadConfiguration } from './configuration.ts';
import { connect } from './connection.ts';
import type { Context } from './context.ts';
import { twilioDeps } from './deps.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { WorldOptions } from './options.ts';
import { sayProblems } from './plan.ts';
import { sayTrouble } from './trouble.ts';
import type { Trouble } from './trouble.ts';
import { completed, numberIn, wishIn } from './verify-words.ts';
import type { Complete, VerifyWords, Wish } from './verify-words.ts';

export type VerifyOptions = WorldOptions & VerifyWords;

/**
 * Enters the code that was read off a number, or has a new one sent, and says what Twilio makes of it. Nothing is
 * tried twice: attempts are counted (Meta, ten registrations of a number in 72 hours).
 */
export async function verify(
  context: Context,
  [slug = '', typed = '']: readonly string[],
  options: VerifyOptions,
): Promise<ExitCode> {
  const number = numberIn(typed);
  const wish = wishIn(options);
  const enterprise = await enterpriseOf(context, slug, options);
  if (enterprise === undefined) return EXIT.error;
  const connection = await connect(context, options, { enterprises: [enterprise], withoutMmp: true });
  try {
    const { reads, writes } = twilioDeps(context, connection, options);
    const { account, sender } = await senderOf(reads, enterprise, number);
    const trouble = troubleWith(sender, wish);
    if (trouble !== undefined) {
      sayTrouble(context, trouble);
      return EXIT.refused;
    }
    await fulfil(writes, { account, sid: sender.sid, wish: await completed(wish, context) });
    context.out(`${number}  ${DONE[wish.type]}\n`);
    if (wish.type === 'request' && connection.isSandbox) context.err(inSandbox(number, options));
    context.out(await standing(reads, { account, enterprise, sender }));
    return EXIT.ok;
  } finally {
    await connection.close();
  }
}

const DONE = {
  enter: 'The code is entered.',
  request: 'A new code is on its way.',
} as const;

/** There is no phone to read it off. */
function inSandbox(number: string, { sandboxState }: WorldOptions): string {
  return `note  The sandbox shows the code at /_sandbox/codes/${number}: reconcile sandbox --state ${sandboxState}\n`;
}

async function enterpriseOf(
  context: Context,
  slug: string,
  options: VerifyOptions,
): Promise<Enterprise | undefined> {
  const configuration = await loadConfiguration(context, { dir: options.dir, slugs: [slug] });
  sayProblems(context, configuration, options);
  return configuration.enterprises.find((enterprise) => enterprise.slug === slug);
}

async function senderOf(
  reads: TwilioReads,
  enterprise: Enterprise,
  number: string,
): Promise<{ readonly account: string; readonly sender: TwilioSender }> {
  const { slug } = enterprise;
  const [account, other] = await subaccountsOf(enterprise, reads);
  if (account === undefined)
    throw new UsageError(
      `${slug} has no Twilio subaccount yet, so no number of it waits for a code.`,
      `Run: reconcile --apply ${slug}`,
    );
  if (other !== undefined)
    throw new UsageError(
      `Two Twilio subaccounts have the name of ${slug}, and which one is meant is for a person to decide.`,
      'Rename one of them in the Twilio console.',
    );
  const sender = (await reads.senders(account.sid)).find((one) => one.number === number);
  if (sender === undefined)
    throw new UsageError(
      `The number is not a sender of ${slug} at Twilio, so it waits for no code.`,
      `See what it waits for: reconcile --plan ${slug}`,
    );
  return { account: account.sid, sender };
}

/** Codes after which a number that is offline can be sent another code. */
const CODE_FAILED: ReadonlySet<string> = new Set(['63116', '133006']);

/** Why this cannot be done in the state that the sender is in. */
function troubleWith(sender: TwilioSender, wish: Wish): Trouble | undefined {
  const { status, offlineReasons } = sender;
  // `ONLINE:PENDING_VERIFICATION` is in no specification, but others have met it.
  if (status.endsWith('PENDING_VERIFICATION')) return undefined;
  const isCodeFailed = offlineReasons.some(({ code }) => CODE_FAILED.has(code));
  if (wish.type === 'request' && status === 'OFFLINE' && isCodeFailed) return undefined;
  return {
    code: 'not-waiting',
    summary: `The number is not waiting for a code: its status is ${status}.`,
    fix: meaningOf(sender),
  };
}

async function fulfil(
  writes: TwilioWrites,
  { account, sid, wish }: { readonly account: string; readonly sid: string; readonly wish: Complete },
): Promise<void> {
  if (wish.type === 'enter') await writes.enterCode(account, sid, wish.code);
  else await writes.requestCode(account, sid, wish.method);
}

/** Read again, because the reply to a write lacks what was not sent. */
async function standing(
  reads: TwilioReads,
  before: { readonly account: string; readonly enterprise: Enterprise; readonly sender: TwilioSender },
): Promise<string> {
  const { number } = before.sender;
  const after = (await reads.senders(before.account)).find((one) => one.number === number);
  const state = after === undefined ? 'It is not listed now.' : `${after.status}: ${meaningOf(after)}`;
  return `  ${inert(state)}\n  Look again in some minutes: reconcile --plan ${before.enterprise.slug}\n`;
}

function meaningOf({ status, offlineReasons }: TwilioSender): string {
  const codes = offlineReasons.map(({ code }) => code);
  const readiness = senderReadiness({ status, offlineReasons: codes, nameReview: undefined });
  if (readiness.state === 'ready') return 'There is nothing left to verify.';
  return readiness.fix === undefined ? readiness.reason : `${readiness.reason} ${readiness.fix}`;
}

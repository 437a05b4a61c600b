import { join } from 'node:path';
import type { Enterprise } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { TwilioSettings } from '../providers/twilio/credentials.ts';
import { startSandbox } from '../sandbox/start.ts';
import type { Context } from './context.ts';
import { twilioEnvironment } from './credentials.ts';
import type { WorldOptions } from './options.ts';
import { resolveIn } from './paths.ts';

/** Where Twilio, MMP and mail are reached, with what credentials, and what time it is there. */
export interface Connection {
  readonly twilio: TwilioSettings;
  readonly mmp: { readonly baseUrl: string; readonly token: string };
  readonly mail: { readonly smtpUrl?: string; readonly from: string; readonly outbox: string };
  readonly isSandbox: boolean;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
}

const DEFAULT_FROM = 'reconcile@example.com';

/** What a connection is opened for. */
export interface Purpose {
  /** Those whose own keys are wanted. */
  readonly enterprises: readonly Enterprise[];
  /** MMP is left alone, so its credentials are not needed. */
  readonly withoutMmp?: true;
}

/** Opens the sandbox when it was asked for, and the world outside otherwise. Throws `UsageError` without credentials. */
export async function connect(
  context: Context,
  options: WorldOptions,
  purpose: Purpose = { enterprises: [] },
): Promise<Connection> {
  return options.sandbox === true ? toSandbox(context, options.sandboxState) : outside(context, purpose);
}

async function toSandbox(context: Context, state: string): Promise<Connection> {
  const stateFile = resolveIn(context.cwd, state);
  const world = await startSandbox({ now: context.clock.now(), stateFile });
  return {
    twilio: { ...world.credentials, baseUrl: world.origin },
    mmp: { baseUrl: `${world.origin}/mmp`, token: world.credentials.mmpToken },
    mail: { from: DEFAULT_FROM, outbox: join(context.cwd, '.reconcile', 'outbox') },
    isSandbox: true,
    now: () => world.now(),
    close: () => world.close(),
  };
}

function outside({ env, cwd, clock, err }: Context, { enterprises, withoutMmp }: Purpose): Connection {
  const { MMP_BASE_URL, MMP_API_TOKEN, SMTP_URL, MAIL_FROM } = env;
  const twilio = twilioEnvironment(env, enterprises);
  const mmp = withoutMmp === true ? {} : { MMP_BASE_URL, MMP_API_TOKEN };
  const unset = Object.entries(mmp).filter(([, value]) => (value ?? '') === '');
  const missing = [...twilio.missing, ...unset.map(([name]) => name)];
  if (missing.length > 0) {
    throw new UsageError(
      `There are no credentials: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set.`,
      'Set them, or add --sandbox to try it against the twins.',
    );
  }
  if (twilio.note !== undefined) err(`note  ${twilio.note}\n`);
  return {
    twilio: twilio.settings,
    mmp: { baseUrl: MMP_BASE_URL ?? '', token: MMP_API_TOKEN ?? '' },
    mail: mailSettings({ SMTP_URL, MAIL_FROM, outbox: join(cwd, 'outbox') }),
    isSandbox: false,
    now: () => clock.now(),
    close: async () => {},
  };
}

function mailSettings(settings: {
  readonly SMTP_URL: string | undefined;
  readonly MAIL_FROM: string | undefined;
  readonly outbox: string;
}): Connection['mail'] {
  const { SMTP_URL, MAIL_FROM, outbox } = settings;
  if (SMTP_URL === undefined || SMTP_URL === '') return { from: MAIL_FROM ?? DEFAULT_FROM, outbox };
  if (MAIL_FROM === undefined || MAIL_FROM === '') {
    throw new UsageError(
      'SMTP_URL is set, but MAIL_FROM is not.',
      'Set MAIL_FROM to the address that mails come from.',
    );
  }
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, outbox };
}

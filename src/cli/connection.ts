import { join } from 'node:path';
import type { Enterprise, MmpInstance } from '../model/enterprise.ts';
import { UsageError } from '../model/errors.ts';
import type { TwilioSettings } from '../providers/twilio/credentials.ts';
import { startSandbox } from '../sandbox/start.ts';
import type { Sandbox } from '../sandbox/start.ts';
import type { Context } from './context.ts';
import { twilioEnvironment } from './credentials.ts';
import type { WorldOptions } from './options.ts';
import { resolveIn } from './paths.ts';

/** Where Twilio, MMP and mail are reached, with what credentials, and what time it is there. */
export interface Connection {
  readonly twilio: TwilioSettings;
  readonly mmp: MmpAddress;
  /** Where an instance of MMP is reached; undefined when nobody said. Left out: all are at `mmp`. */
  readonly mmpAt?: (instance: MmpInstance) => MmpAddress | undefined;
  readonly mail: { readonly smtpUrl?: string; readonly from: string; readonly outbox: string };
  readonly isSandbox: boolean;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
}

export interface MmpAddress {
  readonly baseUrl: string;
  readonly token: string;
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
    ...sandboxMmp(world),
    mail: { from: DEFAULT_FROM, outbox: join(context.cwd, '.reconcile', 'outbox') },
    isSandbox: true,
    now: () => world.now(),
    close: () => world.close(),
  };
}

/** The instances of the sandbox, each apart from the others. */
export function sandboxMmp({ origin, credentials }: Sandbox): Required<Pick<Connection, 'mmp' | 'mmpAt'>> {
  const at = (path: string): MmpAddress => ({ baseUrl: `${origin}/${path}`, token: credentials.mmpToken });
  return { mmp: at('mmp'), mmpAt: ({ key, isDefault }) => at(isDefault ? 'mmp' : `mmp-${key}`) };
}

function outsideMmp(env: Context['env']): Required<Pick<Connection, 'mmp' | 'mmpAt'>> {
  const mmp = { baseUrl: env['MMP_BASE_URL'] ?? '', token: env['MMP_API_TOKEN'] ?? '' };
  return {
    mmp,
    mmpAt: ({ key, isDefault }) => {
      const [baseUrl = '', token = ''] = mmpVariables(key).map((name) => env[name]);
      if (baseUrl !== '' && token !== '') return { baseUrl, token };
      return isDefault && baseUrl === '' && token === '' ? mmp : undefined;
    },
  };
}

/** The two variables that say where an instance is. */
export function mmpVariables(instance: string): readonly [string, string] {
  const suffix = instance.toUpperCase().replaceAll('-', '_');
  return [`MMP_BASE_URL_${suffix}`, `MMP_API_TOKEN_${suffix}`];
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
    ...outsideMmp(env),
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

import { once } from 'node:events';
import { UsageError } from '../model/errors.ts';
import { startSandbox } from '../sandbox/start.ts';
import { resolveIn } from './paths.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { SANDBOX_STATE } from './options.ts';
import type { ExitCode } from './exit-codes.ts';

export interface SandboxCommandOptions {
  readonly port: number;
  readonly state?: string;
  readonly advance?: number;
}

/**
 * Serves the twins for other clients until stopped, and prints one line of JSON that says how to reach them.
 * With `advance`, moves the clock of a kept world by that many days instead, and ends.
 */
export async function sandbox(
  context: Context,
  _slugs: readonly string[],
  options: SandboxCommandOptions,
): Promise<ExitCode> {
  if (options.advance !== undefined && options.state === undefined) {
    throw new UsageError(
      '--advance needs --state: only a kept world has a clock to move.',
      `Name the file: --state ${SANDBOX_STATE}`,
    );
  }
  const world = await startSandbox({
    port: options.port,
    now: context.clock.now(),
    ...(options.state === undefined ? {} : { stateFile: resolveIn(context.cwd, options.state) }),
  });
  if (options.advance !== undefined) {
    world.advance({ hours: options.advance * 24 });
    context.out(`${JSON.stringify({ now: world.now().toISOString() })}\n`);
    await world.close();
    return EXIT.ok;
  }
  const { origin, credentials } = world;
  const line = {
    origin,
    now: world.now().toISOString(),
    env: {
      TWILIO_BASE_URL: origin,
      TWILIO_ACCOUNT_SID: credentials.accountSid,
      TWILIO_AUTH_TOKEN: credentials.authToken,
      MMP_BASE_URL: `${origin}/mmp`,
      MMP_API_TOKEN: credentials.mmpToken,
    },
    control: `${origin}/_sandbox/`,
  };
  context.out(`${JSON.stringify(line)}\n`);
  if (!context.signal.aborted) await once(context.signal, 'abort');
  await world.close();
  return EXIT.ok;
}

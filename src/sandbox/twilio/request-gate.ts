import { setTimeout } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { digest } from '../ids.ts';
import type { Twin } from '../world.ts';
import { callerOf } from './auth.ts';
import type { TwilioVariables } from './auth.ts';
import { TwilioProblem } from './errors.ts';

/** The twin answers at once, so no two requests would ever meet; where a limit is to be met they last as long as this. */
const MILLISECONDS_HELD = 20;

/** What every request passes: its headers, its credentials, and the limit of requests at the same time. */
export function requestGate({ world }: Twin): MiddlewareHandler<TwilioVariables> {
  const running = new Map<string, number>();
  let requests = 0;
  return async (context, next) => {
    requests += 1;
    // Headers of real replies (recorded by third parties): support asks for the first, clients pace by the second.
    context.header('Twilio-Request-Id', `RQ${digest(`request:${requests}`)}`);
    const caller = callerOf(context, world.twilio);
    const { sid } = caller.account;
    const concurrent = (running.get(sid) ?? 0) + 1;
    context.header('Twilio-Concurrent-Requests', String(concurrent));
    const { concurrencyLimit: limit } = world.twilio.options;
    if (limit > 0 && concurrent > limit)
      throw new TwilioProblem({ status: 429, code: 20_429 }, 'Too Many Requests');
    running.set(sid, concurrent);
    try {
      if (limit > 0) await setTimeout(MILLISECONDS_HELD);
      context.set('caller', caller);
      await next();
    } finally {
      running.set(sid, (running.get(sid) ?? 1) - 1);
    }
  };
}

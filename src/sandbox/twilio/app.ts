import { Hono } from 'hono';
import { digest } from '../ids.ts';
import type { Twin } from '../world.ts';
import { accountRoutes } from './accounts.ts';
import { approvalRoutes } from './approvals.ts';
import { callerOf } from './auth.ts';
import type { TwilioVariables } from './auth.ts';
import { contentRoutes } from './contents.ts';
import { TwilioProblem, problemReply } from './errors.ts';
import { numberRoutes } from './numbers.ts';
import { senderRoutes } from './senders.ts';

const HOSTS = [
  '/api.twilio.com/2010-04-01',
  '/messaging.twilio.com/v2/Channels/Senders',
  '/content.twilio.com/v1',
] as const;

/** The twin of Twilio: three of its hosts, each below a folder with the host's name. */
export function twilioApp(twin: Twin): Hono<TwilioVariables> {
  const [v2010, senders, content] = HOSTS;
  const app = new Hono<TwilioVariables>();
  let requests = 0;
  let concurrent = 0;
  for (const host of ['/api.twilio.com/*', '/messaging.twilio.com/*', '/content.twilio.com/*'])
    app.use(host, async (context, next) => {
      requests += 1;
      concurrent += 1;
      // Headers of real replies (recorded by third parties): support asks for the first, clients pace by the second.
      context.header('Twilio-Request-Id', `RQ${digest(`request:${requests}`)}`);
      context.header('Twilio-Concurrent-Requests', String(concurrent));
      try {
        context.set('caller', callerOf(context, twin.world.twilio));
        await next();
      } finally {
        concurrent -= 1;
      }
    });
  app.route(v2010, accountRoutes(twin));
  app.route(v2010, numberRoutes(twin));
  app.route(senders, senderRoutes(twin));
  app.route(content, contentRoutes(twin));
  app.route(content, approvalRoutes(twin));
  app.onError((error, context) => {
    if (error instanceof TwilioProblem) return problemReply(context, error);
    return problemReply(context, new TwilioProblem({ status: 500, code: 20_500 }, error.message));
  });
  return app;
}

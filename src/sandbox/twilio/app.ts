import { Hono } from 'hono';
import type { Twin } from '../world.ts';
import { accountRoutes } from './accounts.ts';
import { approvalRoutes } from './approvals.ts';
import type { TwilioVariables } from './auth.ts';
import { contentRoutes } from './contents.ts';
import { TwilioProblem, problemReply } from './errors.ts';
import { numberRoutes } from './numbers.ts';
import { requestGate } from './request-gate.ts';
import { senderRoutes } from './senders.ts';
import type { TwilioState } from './state.ts';

const HOSTS = [
  '/api.twilio.com/2010-04-01',
  '/messaging.twilio.com/v2/Channels/Senders',
  '/content.twilio.com/v1',
] as const;

/** The twin of Twilio: three of its hosts, each below a folder with the host's name. */
export function twilioApp(twin: Twin): Hono<TwilioVariables> {
  const [v2010, senders, content] = HOSTS;
  const app = new Hono<TwilioVariables>();
  for (const host of ['/api.twilio.com/*', '/messaging.twilio.com/*', '/content.twilio.com/*'])
    app.use(host, requestGate(twin));
  app.route(v2010, accountRoutes(twin));
  app.route(v2010, numberRoutes(twin));
  app.route(senders, senderRoutes(twin));
  app.route(content, contentRoutes(twin));
  app.route(content, approvalRoutes(twin));
  app.onError((error, context) => {
    if (error instanceof TwilioProblem) return problemReply(context, asAgreed(twin.world.twilio, error));
    return problemReply(context, new TwilioProblem({ status: 500, code: 20_500 }, error.message));
  });
  return app;
}

/** The statuses of most sender codes are documented nowhere (option refusalStatus). */
function asAgreed({ options }: TwilioState, problem: TwilioProblem): TwilioProblem {
  const isOpen = problem.code > 63_100 && problem.code < 63_120;
  return isOpen
    ? new TwilioProblem({ status: options.refusalStatus, code: problem.code }, problem.message)
    : problem;
}

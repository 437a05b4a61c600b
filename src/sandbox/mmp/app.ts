import { Hono } from 'hono';
import { activityRoutes } from './activities.ts';
import { adminRoutes } from './admins.ts';
import { featureRoutes } from './features.ts';
import { numberRoutes } from './numbers.ts';
import type { MmpOptions } from './options.ts';
import { organisationRoutes } from './organisations.ts';
import { MmpProblem, problemReply } from './problem.ts';
import { holderOf } from './privileges.ts';
import { templateRoutes } from './templates.ts';
import { userBatchReply } from './user-batch.ts';
import { userRoutes } from './users.ts';

/** The twin of the gateway in front of the Movius Management Portal, as `schemas/mmp.openapi.yaml` describes it. */
export function mmpApp(options: MmpOptions): Hono {
  const app = new Hono();
  app.use('*', async (context, next) => {
    if (context.req.header('Authorization') !== `Bearer ${options.token}`)
      throw new MmpProblem('token-rejected', 'The bearer token is missing or not valid.');
    await next();
    context.header('Date', options.now().toUTCString());
  });
  app.get('/v1/me', (context) => context.json(holderOf(options.state())));
  app.route('/v1/organisations', organisationRoutes(options));
  app.route('/v1/whatsapp-numbers', numberRoutes(options));
  app.route('/v1/whatsapp-features', featureRoutes(options));
  app.route('/v1/whatsapp-templates', templateRoutes(options));
  app.post('/v1/users:batch', (context) => userBatchReply(context, options));
  app.route('/v1/users', userRoutes(options));
  app.route('/v1/admins', adminRoutes(options));
  app.route('/v1/reports/administrator-activity', activityRoutes(options));
  app.all('*', () => {
    throw new MmpProblem('path-unknown', 'Nothing is served at this path.');
  });
  app.onError((error, context) => {
    if (error instanceof MmpProblem) return problemReply(context, error);
    throw error;
  });
  return app;
}

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { timeOf } from './clock.ts';
import { consoleRoutes } from './console.ts';
import { controlRoutes } from './control.ts';
import { faultStrikes } from './faults.ts';
import type { Keeper } from './keeper.ts';
import { mmpInstances } from './mmp-instances.ts';
import { twilioApp } from './twilio/app.ts';
import { notFound, problemReply } from './twilio/errors.ts';
import type { Twin, World } from './world.ts';

/** The whole sandbox: the twins below their hosts' names, the control door below `/_sandbox`. */
export function sandboxApp(world: World, keeper: Keeper, mmpToken: string): Hono<{ Bindings: HttpBindings }> {
  const twin: Twin = { world, changed: keeper.changed };
  const mmp = { token: mmpToken, now: () => timeOf(world), changed: keeper.changed };
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use('/:twin{[^_].*}/*', faultStrikes(twin));
  app.use(async (_, next) => {
    await next();
    await keeper.kept();
  });
  app.route('/', twilioApp(twin));
  app.route('/', mmpInstances(world, mmp));
  app.route('/_sandbox', controlRoutes(twin));
  app.route('/_sandbox/twilio', consoleRoutes(twin));
  app.onError((error, context) => context.json({ error: error.message }, 500));
  app.notFound((context) => {
    const { path } = context.req;
    if (/^\/\w+\.twilio\.com\//.test(path))
      return problemReply(context, notFound(path.replace(/^\/[^/]+/, '')));
    return context.json({ error: `Nothing is served at ${path}` }, 404);
  });
  return app;
}

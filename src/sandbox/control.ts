import { Hono } from 'hono';
import { advanceClock } from './clock.ts';
import { faultsIn, hoursIn, standingsIn, verdictsIn } from './control-input.ts';
import { happen } from './happen.ts';
import { codeOf } from './ids.ts';
import { resumeAfterConsent } from './twilio/sender-machine.ts';
import type { Twin } from './world.ts';

/**
 * The control door: what a clock, a reviewer at Meta, a customer, a person with the phone and bad luck would do.
 * Answers JSON; 400 `{error}` for a body it does not understand.
 */
export function controlRoutes({ world, changed }: Twin): Hono {
  const app = new Hono();
  app.get('/state', (context) => context.json(world));
  app.get('/clock', (context) => context.json({ now: world.clock }));
  app.post('/clock', async (context) => {
    advanceClock(world, hoursIn(await context.req.json()), (what) => happen(world, what));
    changed();
    return context.json({ now: world.clock });
  });
  app.post('/verdicts', async (context) => {
    world.meta.verdicts = { ...world.meta.verdicts, ...verdictsIn(await context.req.json()) };
    changed();
    return context.json(world.meta.verdicts);
  });
  app.post('/wabas', async (context) => {
    for (const [wabaId, standing] of Object.entries(standingsIn(await context.req.json()))) {
      world.meta.wabas[wabaId] = { standing, accountSid: world.meta.wabas[wabaId]?.accountSid ?? null };
      if (standing !== 'not-accepted') resumeAfterConsent(world, wabaId);
    }
    changed();
    return context.json(world.meta.wabas);
  });
  app.get('/codes/:number', (context) => {
    const number = `+${context.req.param('number').replace(/^\+/, '')}`;
    const sender = world.twilio.senders.find((candidate) => candidate.phoneNumber === number);
    if (sender?.status !== 'PENDING_VERIFICATION')
      return context.json({ error: `No code was sent to ${number}` }, 404);
    return context.json({ number, code: codeOf(sender.sid) });
  });
  app.get('/faults', (context) => context.json(world.faults));
  app.post('/faults', async (context) => {
    world.faults = [...world.faults, ...faultsIn(await context.req.json())];
    changed();
    return context.json(world.faults, 201);
  });
  app.delete('/faults', (context) => {
    world.faults = [];
    changed();
    return context.body(null, 204);
  });
  app.onError((error, context) => context.json({ error: error.message }, 400));
  return app;
}

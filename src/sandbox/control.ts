import { Hono } from 'hono';
import { advanceClock } from './clock.ts';
import { faultsIn, hoursIn, phonesIn, redIn, standingsIn, verdictsIn } from './control-input.ts';
import { happen } from './happen.ts';
import { templateTurnedRed } from './twilio/approval-review.ts';
import { optionsIn } from './twilio/options-input.ts';
import { codeAtPhone } from './twilio/sender-codes.ts';
import { reviseSenders } from './twilio/sender-machine.ts';
import type { Twin } from './world.ts';

/**
 * The control door: what a clock, a reviewer at Meta, a customer, a person with the phone and bad luck would do.
 * Answers JSON; 400 `{error}` for a body it does not understand.
 */
export function controlRoutes({ world, changed }: Twin): Hono {
  const app = new Hono();
  const twin: Twin = { world, changed };
  app.route('/', metaRoutes(twin));
  app.route('/', faultRoutes(twin));
  app.get('/state', (context) => context.json(world));
  app.get('/clock', (context) => context.json({ now: world.clock }));
  app.post('/clock', async (context) => {
    advanceClock(world, hoursIn(await context.req.json()), (what) => happen(world, what));
    changed();
    return context.json({ now: world.clock });
  });
  app.get('/options', (context) => context.json({ twilio: world.twilio.options }));
  app.put('/options', async (context) => {
    world.twilio.options = { ...world.twilio.options, ...optionsIn(await context.req.json()) };
    changed();
    return context.json({ twilio: world.twilio.options });
  });
  app.get('/codes/:number', (context) => {
    const number = `+${context.req.param('number').replace(/^\+/, '')}`;
    const sender = world.twilio.senders.find((candidate) => candidate.phoneNumber === number);
    const code = sender === undefined ? undefined : codeAtPhone(world, sender);
    if (code === undefined)
      return context.json({ error: `No code that is still valid has reached ${number}` }, 404);
    return context.json({ number, code, by: sender?.code?.by });
  });
  app.onError((error, context) => context.json({ error: error.message }, 400));
  return app;
}

/** What reviewers at Meta, customers and carriers decide. */
function metaRoutes({ world, changed }: Twin): Hono {
  const app = new Hono();
  app.post('/verdicts', async (context) => {
    world.meta.verdicts = { ...world.meta.verdicts, ...verdictsIn(await context.req.json()) };
    changed();
    return context.json(world.meta.verdicts);
  });
  app.post('/wabas', async (context) => {
    const given = standingsIn(await context.req.json());
    for (const [wabaId, { standing, portfolio }] of Object.entries(given)) {
      const before = world.meta.wabas[wabaId];
      const accountSid = before?.accountSid ?? null;
      world.meta.wabas[wabaId] = { standing, accountSid, portfolio: portfolio ?? before?.portfolio ?? null };
    }
    reviseSenders(world, (sender) => given[sender.wabaId] !== undefined);
    changed();
    return context.json(world.meta.wabas);
  });
  app.post('/phones', async (context) => {
    const given = phonesIn(await context.req.json());
    for (const [number, phone] of Object.entries(given))
      world.meta.phones[number] = { ...world.meta.phones[number], ...phone };
    reviseSenders(world, (sender) => given[sender.phoneNumber] !== undefined);
    changed();
    return context.json(world.meta.phones);
  });
  app.post('/quality', async (context) => {
    const names = redIn(await context.req.json());
    const meant = world.twilio.contents.filter(({ accountSid, friendlyName }) =>
      names.some((name) => name === friendlyName || name === `${accountSid}/${friendlyName ?? ''}`),
    );
    for (const content of meant) templateTurnedRed(world, content);
    changed();
    return context.json(
      meant.map(({ sid, approval }) => ({ sid, status: approval?.status ?? 'unsubmitted' })),
    );
  });
  app.onError((error, context) => context.json({ error: error.message }, 400));
  return app;
}

/** Bad luck. */
function faultRoutes({ world, changed }: Twin): Hono {
  const app = new Hono();
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

import { Hono } from 'hono';
import { mmpApp } from './mmp/app.ts';
import { mmpConsole } from './mmp/console.ts';
import type { MmpOptions } from './mmp/options.ts';
import { emptyMmp } from './mmp/state.ts';
import type { World } from './world.ts';

/**
 * The instances of MMP: the default one below `/mmp`, any other below `/mmp-KEY`, and what people do in them by hand
 * below `/_sandbox/mmp` and `/_sandbox/mmp-KEY`. They know nothing of each other ("one per global instance",
 * help.moviuscorp.com, portal urls, read 2026-11-23).
 */
export function mmpInstances(world: World, options: Omit<MmpOptions, 'state'>): Hono {
  const app = new Hono();
  const standard = { ...options, state: () => world.mmp };
  app.route('/mmp', mmpApp(standard));
  app.route('/_sandbox/mmp', mmpConsole(standard));
  for (const [prefix, make] of [
    ['', mmpApp],
    ['/_sandbox', mmpConsole],
  ] as const) {
    const opened = new Map<string, Hono>();
    app.all(`${prefix}/:place{mmp-[a-z0-9-]+}/*`, (context) => {
      const place = context.req.param('place');
      const key = place.slice('mmp-'.length);
      const state = () => (world.mmpElsewhere[key] ??= emptyMmp());
      const instance = opened.get(key) ?? new Hono().route(`${prefix}/${place}`, make({ ...options, state }));
      opened.set(key, instance);
      return instance.fetch(context.req.raw, context.env);
    });
  }
  return app;
}

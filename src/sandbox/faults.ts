import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import type { Fault } from './fault.ts';
import type { Twin, World } from './world.ts';

/** The code of a status whose last three digits are not the status itself (docs/api/errors/20003). */
const CODES: Readonly<Record<number, number>> = { 401: 20_003 };

/** Lets the faults that someone asked for strike, before any twin sees the request. */
export function faultStrikes({ world, changed }: Twin): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (context, next) => {
    const fault = takeFault(world, context.req.method, context.req.path);
    if (fault === undefined) return next();
    changed();
    if (fault.drop === 'before') return cut(context.env);
    if (fault.drop === 'after') {
      await next();
      context.res = cut(context.env);
      return undefined;
    }
    return answer(fault, context.req.path);
  };
}

function takeFault(world: World, method: string, path: string): Fault | undefined {
  const index = world.faults.findIndex((fault) => {
    const [wanted, prefix = ''] = fault.match.split(' ');
    return (wanted === '*' || wanted === method) && path.startsWith(prefix);
  });
  const fault = world.faults[index];
  if (fault === undefined) return undefined;
  const skip = fault.skip ?? 0;
  const left = skip > 0 ? { ...fault, skip: skip - 1 } : { ...fault, times: fault.times - 1 };
  world.faults = world.faults.toSpliced(index, 1, ...(left.times > 0 ? [left] : []));
  return skip > 0 ? undefined : fault;
}

function cut(env: HttpBindings): Response {
  env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function answer(fault: Fault, path: string): Response {
  const status = fault.status ?? 503;
  const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
  if (status >= 500 && fault.code === undefined)
    return new Response(`<html><body><h1>${status} Service Unavailable</h1></body></html>`, {
      status,
      headers: { ...headers, 'Content-Type': 'text/html' },
    });
  if (path.startsWith('/mmp')) return mmpAnswer(status, headers);
  const code = fault.code ?? CODES[status] ?? 20_000 + status;
  const message = fault.message ?? (status === 429 ? 'Too Many Requests' : 'Injected fault');
  const body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  return Response.json(body, { status, headers });
}

/** The gateway's own problem shape (RFC 9457, schemas/mmp.openapi.yaml); 5xx come from before it, in HTML as ever. */
function mmpAnswer(status: number, headers: Record<string, string>): Response {
  const code = status === 429 ? 'too-many-requests' : 'request-invalid';
  return Response.json(
    { type: 'about:blank', title: 'Injected fault', status, detail: 'A fault was asked for.', code },
    { status, headers: { ...headers, 'Content-Type': 'application/problem+json' } },
  );
}

import type { Context } from 'hono';
import type { ClientErrorStatusCode, ServerErrorStatusCode } from 'hono/utils/http-status';

/** A refusal in Twilio's own shape. */
export class TwilioProblem extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    refusal: { readonly status: number; readonly code: number },
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'TwilioProblem';
    this.status = refusal.status;
    this.code = refusal.code;
    this.headers = headers;
  }
}

/** Every Twilio error body looks like this (usage/twilios-response). */
export function problemReply(context: Context, problem: TwilioProblem): Response {
  const body = {
    code: problem.code,
    message: problem.message,
    more_info: moreInfo(problem.code),
    status: problem.status,
  };
  const status = isRefusal(problem.status) ? problem.status : 500;
  return context.json(body, status, { ...problem.headers });
}

function isRefusal(status: number): status is ClientErrorStatusCode | ServerErrorStatusCode {
  return status >= 400 && status <= 599;
}

/** The page of Twilio's error dictionary. */
export function moreInfo(code: number | string): string {
  return `https://www.twilio.com/docs/errors/${code}`;
}

/** 401: wrong credentials, credentials of another account, or an account that is suspended or closed (docs/api/errors/20003). */
export function unauthenticated(): TwilioProblem {
  return new TwilioProblem({ status: 401, code: 20003 }, 'Authenticate', {
    'WWW-Authenticate': 'Basic realm="Twilio API"',
  });
}

export function notFound(path: string): TwilioProblem {
  return new TwilioProblem({ status: 404, code: 20404 }, `The requested resource ${path} was not found`);
}

export function badRequest(code: number, message: string): TwilioProblem {
  return new TwilioProblem({ status: 400, code }, message);
}

import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal in Twilio's own shape. */
export class TwilioProblem extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    refusal: { readonly status: ContentfulStatusCode; readonly code: number },
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
  return context.json(body, problem.status, { ...problem.headers });
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

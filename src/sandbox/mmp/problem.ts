import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Privilege } from './state.ts';

const PROBLEMS = {
  'request-invalid': [400, 'Request invalid'],
  'token-rejected': [401, 'Token rejected'],
  'privilege-missing': [403, 'Privilege missing'],
  'path-unknown': [404, 'Path unknown'],
  'organisation-unknown': [404, 'Organisation unknown'],
  'organisation-cycle': [409, 'Organisation below itself'],
  'organisation-taken': [409, 'Organisation of another tree'],
  'organisation-not-empty': [409, 'Organisation not empty'],
  'number-taken': [409, 'Number taken'],
  'number-missing': [409, 'Number missing'],
  'user-taken': [409, 'User of another tree'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

interface Where {
  readonly organisation?: string;
  readonly privilege?: Privilege;
  readonly holds?: { readonly organisations: number; readonly users: number; readonly admins: number };
}

/** What the gateway answers instead of doing what was asked (RFC 9457). */
export class MmpProblem extends Error {
  readonly code: keyof typeof PROBLEMS;
  readonly where: Where;

  constructor(code: keyof typeof PROBLEMS, detail: string, where: Where = {}) {
    super(detail);
    this.name = 'MmpProblem';
    this.code = code;
    this.where = where;
  }
}

export interface Problem extends Where {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly detail: string;
  readonly code: keyof typeof PROBLEMS;
}

export function problemBody({ code, message, where }: MmpProblem): Problem {
  const [status, title] = PROBLEMS[code];
  return { type: 'about:blank', title, status, detail: message, code, ...where };
}

export function problemReply(context: Context, problem: MmpProblem): Response {
  const body = problemBody(problem);
  const { status } = body;
  const headers = {
    'Content-Type': 'application/problem+json',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
  };
  return context.json(body, status, headers);
}

export function organisationUnknown(organisation: string): MmpProblem {
  return new MmpProblem('organisation-unknown', `There is no organisation ${organisation}.`, {
    organisation,
  });
}

export function invalid(detail: string): MmpProblem {
  return new MmpProblem('request-invalid', detail);
}

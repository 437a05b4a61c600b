import { ProviderError } from '../../model/errors.ts';
import type { CallResult, ProviderErrorFacts } from '../../model/errors.ts';

type Explanation = Pick<ProviderErrorFacts, 'summary' | 'fix' | 'party'>;

/** The codes of schemas/mmp.openapi.yaml, in our words. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  'request-invalid': { summary: 'MMP did not understand the request.' },
  'token-rejected': {
    summary: 'MMP did not accept the token.',
    fix: 'Set MMP_API_TOKEN to the token of an API user of this instance.',
    party: 'isv',
  },
  'path-unknown': { summary: 'MMP serves nothing at this path.', fix: 'Check MMP_BASE_URL.', party: 'isv' },
  'organisation-unknown': { summary: 'MMP does not know an organisation that the call names.' },
  'organisation-cycle': { summary: 'The organisation would become part of itself.' },
  'organisation-taken': {
    summary: 'The organisation belongs to another enterprise.',
    fix: 'Choose another id for it in org.yaml.',
    party: 'isv',
  },
  'number-taken': {
    summary: 'The organisation has another number, or the number is in use elsewhere.',
    fix: 'Withdraw the other number, or name another organisation in org.yaml.',
    party: 'isv',
  },
  'number-missing': {
    summary: 'WhatsApp cannot be enabled where neither the organisation nor one above it has a number.',
    fix: 'Give the organisation, or one above it, a sender in org.yaml.',
    party: 'isv',
  },
  'user-taken': { summary: 'The user belongs to another enterprise.', party: 'isv' },
  'too-many-requests': { summary: 'MMP asks for fewer requests.' },
};

const CODES_OF_STATUS: Readonly<Record<number, string>> = { 401: 'token-rejected', 429: 'too-many-requests' };

const PRIVILEGES: readonly unknown[] = ['Setup', 'Accounts', 'Profile'];

/** What was asked for, in words that an error may quote. */
export interface Asked {
  /** In words without any value: `list the users`. */
  readonly operation: string;
  /** Ids of organisations that the call names: ours, from org.yaml. */
  readonly organisations?: readonly string[];
}

/**
 * The error of a reply outside 2xx. Of its body only values of the contract are used, numbers of things, and ids that
 * the call named itself: `detail` may quote numbers and names.
 */
export function refusal(response: Response, problem: unknown, asked: Asked): ProviderError {
  const retryAfterMs = retryAfter(response.headers);
  return new ProviderError({
    ...factsOf(response.status, problem, asked),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** The same for one item of a batch, whose status stands in its problem. */
export function itemRefusal(problem: unknown, asked: Asked): ProviderErrorFacts {
  const status = fieldsOf(problem).get('status');
  return typeof status === 'number' && status >= 400 && status <= 599
    ? factsOf(status, problem, asked)
    : unexpectedReply(asked.operation).facts;
}

function factsOf(status: number, problem: unknown, asked: Asked): ProviderErrorFacts {
  const { code, explanation } = explained(status, fieldsOf(problem), asked);
  return {
    provider: 'mmp',
    result: resultOf(status),
    code,
    status,
    operation: asked.operation,
    ...explanation,
  };
}

/** Whether a refused list only says that nothing was set up yet. A bare 404 may come from a wrong address instead. */
export function isUnknownRoot(response: Response, problem: unknown): boolean {
  return response.status === 404 && fieldsOf(problem).get('code') === 'organisation-unknown';
}

/** A reply of 2xx that lacks what every such reply has: whether it was done cannot be told. */
export function unexpectedReply(operation: string, status?: number): ProviderError {
  return new ProviderError({
    provider: 'mmp',
    result: 'unknown',
    code: 'unexpected-reply',
    ...(status === undefined ? {} : { status }),
    operation,
    summary: 'The reply was not understood.',
    fix: 'Check MMP_BASE_URL and what stands between here and MMP.',
  });
}

/** A list that could not be read to its end must never be taken for the whole: what is missing would look deleted. */
export function incompleteList(operation: string): ProviderError {
  return new ProviderError({
    provider: 'mmp',
    result: 'unknown',
    code: 'incomplete-list',
    operation,
    summary: 'The list could not be read to its end.',
    fix: 'Run again later.',
  });
}

/** No reply came, for a reason that only a bare `fetch` does not tell. */
export function noReply(operation: string, code: 'timeout' | 'connection-lost'): ProviderError {
  const summary =
    code === 'timeout' ? 'No whole reply came in time.' : 'The connection broke before the whole reply came.';
  return new ProviderError({ provider: 'mmp', result: 'unknown', code, operation, summary });
}

function explained(
  status: number,
  problem: ReadonlyMap<string, unknown>,
  { organisations = [] }: Asked,
): { readonly code: string; readonly explanation: Explanation } {
  const told = problem.get('code');
  const place = organisations.find((id) => id === problem.get('organisation'));
  if (told === 'privilege-missing')
    return { code: told, explanation: privilegeMissing(problem.get('privilege'), place) };
  if (told === 'organisation-not-empty')
    return { code: told, explanation: notEmpty(fieldsOf(problem.get('holds')), place) };
  const code = typeof told === 'string' && Object.hasOwn(EXPLANATIONS, told) ? told : CODES_OF_STATUS[status];
  const explanation = code === undefined ? undefined : EXPLANATIONS[code];
  if (code !== undefined && explanation !== undefined) return { code, explanation };
  return { code: `http-${status}`, explanation: { summary: `MMP answered with HTTP ${status}.` } };
}

function privilegeMissing(told: unknown, place: string | undefined): Explanation {
  const privilege = PRIVILEGES.includes(told) ? `the privilege ${String(told)}` : 'a privilege';
  return {
    summary: `The token lacks ${privilege} at ${place ?? 'the organisation'}.`,
    fix: `Have an admin of MMP give the API user ${privilege} there or above.`,
    party: 'isv',
  };
}

/** MMP deletes no organisation that holds anything (help.moviuscorp.com, manage organizations, read 2026-11-23). */
function notEmpty(holds: ReadonlyMap<string, unknown>, place: string | undefined): Explanation {
  const counts = HELD.flatMap(([name, one, many]) => {
    const count = holds.get(name);
    return typeof count === 'number' && count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];
  });
  const what = counts.length === 0 ? 'sub-organisations, users or admins' : counts.join(', ');
  return {
    summary: `The organisation${place === undefined ? '' : ` ${place}`} still holds ${what}.`,
    fix: 'Move or delete them first; admins are moved or deleted in the portal.',
    party: 'enterprise',
  };
}

const HELD = [
  ['organisations', 'sub-organisation', 'sub-organisations'],
  ['users', 'user', 'users'],
  ['admins', 'admin', 'admins'],
] as const;

function resultOf(status: number): CallResult {
  if (status === 429) return 'not-sent';
  // 408 comes from something in between, which cannot know what became of the request.
  return status >= 400 && status < 500 && status !== 408 ? 'refused' : 'unknown';
}

function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : undefined;
}

function fieldsOf(problem: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof problem === 'object' && problem !== null ? Object.entries(problem) : []);
}

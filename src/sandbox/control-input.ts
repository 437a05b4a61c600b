import type { Fault } from './fault.ts';
import type { Verdict, WabaStanding } from './meta/state.ts';

const STANDINGS: readonly WabaStanding[] = ['shared', 'unknown', 'taken', 'not-accepted', 'unverified'];
const VERDICTS: readonly Verdict['verdict'][] = ['approve', 'reject', 'hold'];

/** `{"advanceHours": 24}` */
export function hoursIn(body: unknown): number {
  const { advanceHours } = fieldsOf(body);
  if (typeof advanceHours !== 'number') throw new TypeError('advanceHours must be a number');
  return advanceHours;
}

/** `{"template_62": {"verdict": "reject", "reason": "..."}, "+14045550122": "approve"}` */
export function verdictsIn(body: unknown): Record<string, Verdict> {
  return Object.fromEntries(
    Object.entries(fieldsOf(body)).map(([name, given]) => {
      const fields = typeof given === 'string' ? { verdict: given } : fieldsOf(given);
      const verdict = VERDICTS.find((candidate) => candidate === fields['verdict']);
      if (verdict === undefined)
        throw new TypeError(`The verdict on ${name} must be approve, reject or hold`);
      const { reason } = fields;
      return [name, typeof reason === 'string' ? { verdict, reason } : { verdict }];
    }),
  );
}

/** `{"1029384756": "unknown", "5647382910": "taken"}` */
export function standingsIn(body: unknown): Record<string, WabaStanding> {
  return Object.fromEntries(
    Object.entries(fieldsOf(body)).map(([wabaId, given]) => {
      const standing = STANDINGS.find((candidate) => candidate === given);
      if (standing === undefined)
        throw new TypeError(`WABA ${wabaId} must be one of ${STANDINGS.join(', ')}`);
      return [wabaId, standing];
    }),
  );
}

/** One fault or a list: `{"match": "POST /content.twilio.com/v1/Content", "status": 503, "times": 2}` */
export function faultsIn(body: unknown): readonly Fault[] {
  const list: readonly unknown[] = Array.isArray(body) ? body : [body];
  return list.map((item) => {
    const { match, drop, message, times = 1, ...numbers } = fieldsOf(item);
    if (typeof match !== 'string' || !/^(\*|[A-Z]+) \//.test(match))
      throw new TypeError('match must be "METHOD /path" with a path prefix; * is any method');
    if (typeof times !== 'number') throw new TypeError('times must be a number');
    const cut = drop === true ? 'after' : drop;
    return {
      match,
      times,
      ...(cut === 'before' || cut === 'after' ? { drop: cut } : {}),
      ...(typeof message === 'string' ? { message } : {}),
      ...numbersIn(numbers),
    };
  });
}

function numbersIn(
  fields: Record<string, unknown>,
): Partial<Pick<Fault, 'status' | 'skip' | 'retryAfter' | 'code'>> {
  const entries = Object.entries(fields).map(([key, value]) => {
    if (!['status', 'skip', 'retryAfter', 'code'].includes(key) || typeof value !== 'number')
      throw new TypeError(`A fault has no field ${key} of this type`);
    return [key, value] as const;
  });
  return Object.fromEntries(entries);
}

function fieldsOf(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new TypeError('The body must be a JSON object');
  return Object.fromEntries(Object.entries(body));
}

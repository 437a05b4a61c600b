import type { Fault } from './fault.ts';
import type { Phone, Verdict, WabaStanding } from './meta/state.ts';

const STANDINGS: readonly WabaStanding[] = [
  'shared',
  'unknown',
  'taken',
  'not-accepted',
  'unverified',
  'excepted',
  'other-payment',
  'disabled',
  'locked',
];
const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const;
const WHATSAPP = ['free', 'in-use', 'migrated', 'lost'] as const;
const REACH = ['both', 'sms', 'voice', 'none'] as const;
const REGISTRATION = ['works', 'pin-mismatch', 'fails', 'stalls'] as const;
const SALE = ['open', 'taken', 'bundle', 'address'] as const;
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
      const category = choiceIn(fields, 'category', CATEGORIES);
      return [name, { verdict, ...(typeof reason === 'string' ? { reason } : {}), ...category }];
    }),
  );
}

/** `{"1029384756": "unknown", "5647382910": {"standing": "unverified", "portfolio": "acme"}}` */
export function standingsIn(body: unknown): Record<string, { standing: WabaStanding; portfolio?: string }> {
  return Object.fromEntries(
    Object.entries(fieldsOf(body)).map(([wabaId, given]) => {
      const fields = typeof given === 'string' ? { standing: given } : fieldsOf(given);
      const standing = STANDINGS.find((candidate) => candidate === fields['standing']);
      if (standing === undefined)
        throw new TypeError(`WABA ${wabaId} must be one of ${STANDINGS.join(', ')}`);
      const { portfolio } = fields;
      return [wabaId, typeof portfolio === 'string' ? { standing, portfolio } : { standing }];
    }),
  );
}

/** `{"+14045550122": {"whatsapp": "in-use"}, "+442079460001": {"reach": "none", "registration": "pin-mismatch"}}` */
export function phonesIn(body: unknown): Record<string, Phone> {
  return Object.fromEntries(
    Object.entries(fieldsOf(body)).map(([number, given]) => {
      const fields = fieldsOf(given);
      const unknown = Object.keys(fields).find(
        (key) => !['whatsapp', 'reach', 'registration', 'sale'].includes(key),
      );
      if (!number.startsWith('+') || unknown !== undefined)
        throw new TypeError(`A phone number has no ${unknown ?? 'form but +<digits>'}: ${number}`);
      const phone: Phone = {
        ...choiceIn(fields, 'whatsapp', WHATSAPP),
        ...choiceIn(fields, 'reach', REACH),
        ...choiceIn(fields, 'registration', REGISTRATION),
        ...choiceIn(fields, 'sale', SALE),
      };
      return [number, phone];
    }),
  );
}

/** `{"template_8": "red"}`: the templates whose quality has become low. */
export function redIn(body: unknown): readonly string[] {
  const entries = Object.entries(fieldsOf(body));
  if (entries.some(([, quality]) => quality !== 'red'))
    throw new TypeError('The quality of a template can only become red here');
  return entries.map(([name]) => name);
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

/** One of the choices under its key, or nothing when it was not given. */
function choiceIn<Key extends string, Choice extends string>(
  fields: Record<string, unknown>,
  key: Key,
  choices: readonly Choice[],
): Partial<Record<Key, Choice>> {
  const given = fields[key];
  if (given === undefined) return {};
  const choice = choices.find((candidate) => candidate === given);
  if (choice === undefined) throw new TypeError(`${key} must be one of ${choices.join(', ')}`);
  const chosen: Partial<Record<Key, Choice>> = {};
  chosen[key] = choice;
  return chosen;
}

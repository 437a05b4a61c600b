import type { Context } from 'hono';
import { invalid } from './problem.ts';
import type { ActivityType, InviteStatus, Privilege, Setting } from './state.ts';

/** One value of a request: what it must be, for the program and in words. */
export interface Field<T> {
  readonly expects: string;
  readonly accepts: (value: unknown) => value is T;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export const BOOLEAN: Field<boolean> = {
  expects: 'true or false',
  accepts: (value) => typeof value === 'boolean',
};
export const EXTERNAL_ID = pattern(
  /^[a-z0-9]([a-z0-9-]{0,126}[a-z0-9])?$/,
  'lower-case letters, digits and hyphens',
);
export const PHONE_NUMBER = pattern(/^\+[1-9]\d{7,14}$/, 'a number in E.164 form');
export const TEMPLATE_KEY = pattern(/^[a-z0-9_]{1,512}$/, 'lower-case letters, digits and underscores');
export const LANGUAGE = pattern(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'a WhatsApp language code');
export const MAIL = pattern(/^(?=.{3,128}$)[^\s@+][^\s@]*@[^\s@]+$/, 'a mail address');
export const USER_KEY = pattern(
  /^(\+[1-9]\d{7,14}|(?=.{3,128}$)[^\s@+][^\s@]*@[^\s@]+)$/,
  'a mail address or a number in E.164 form',
);
export const SETTING = oneOf<Setting>(['enabled', 'disabled', 'inherited']);
export const DATE = pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-12-01');
export const ACTIVITY_TYPE = oneOf<ActivityType>(['portal-access', 'view', 'write', 'download']);
export const PRIVILEGE = oneOf<Privilege>(['Setup', 'Accounts', 'Profile']);
export const INVITE_STATUS = oneOf<InviteStatus>([
  'not_invited',
  'invited',
  'invitation_failed',
  'active',
  'suspended',
  'blocked',
  'opted_out',
]);

/** Lengths are in characters, as JSON Schema counts them. */
export function text(min: number, max: number): Field<string> {
  return {
    expects: `a text of ${min} to ${max} characters`,
    accepts: (value): value is string => {
      if (typeof value !== 'string') return false;
      const length = Array.from(value).length;
      return length >= min && length <= max;
    },
  };
}

export function orNull<T>(field: Field<T>): Field<T | null> {
  return {
    expects: `${field.expects}, or null`,
    accepts: (value): value is T | null => value === null || field.accepts(value),
  };
}

export function optional<T>(field: Field<T>): Field<T | undefined> {
  return {
    expects: `${field.expects}, or left out`,
    accepts: (value): value is T | undefined => value === undefined || field.accepts(value),
  };
}

export function listOf<T>(field: Field<T>): Field<readonly T[]> {
  return {
    expects: `a list of ${field.expects}`,
    accepts: (value): value is readonly T[] =>
      Array.isArray(value) && value.every((item) => field.accepts(item)),
  };
}

/** An object with exactly these fields. */
export function objectOf<F extends Fields>(fields: F): Field<Values<F>> {
  return {
    expects: `an object with ${Object.keys(fields).join(', ')} as described`,
    accepts: (value): value is Values<F> => faultOf(value, fields) === undefined,
  };
}

/** The body, when it has exactly these fields. Throws 400 request-invalid. */
export async function bodyOf<F extends Fields>(context: Context, fields: F): Promise<Values<F>> {
  const body: unknown = await context.req.json().catch(() => undefined);
  checkFields(body, fields);
  return body;
}

/** A part of the path, decoded. Throws 400 request-invalid. */
export function paramOf(context: Context, name: string, field: Field<string>): string {
  const value: unknown = context.req.param(name);
  if (!field.accepts(value)) throw invalid(`${name} must be ${field.expects}.`);
  return value;
}

/** These parameters of the query, and none of the others. Throws 400 request-invalid. */
export function queryOf<F extends Fields>(context: Context, fields: F): Values<F> {
  const given = Object.keys(fields).map((name): [string, unknown] => [name, context.req.query(name)]);
  const query: unknown = Object.fromEntries(given);
  checkFields(query, fields);
  return query;
}

function checkFields<F extends Fields>(body: unknown, fields: F): asserts body is Values<F> {
  const fault = faultOf(body, fields);
  if (fault !== undefined) throw invalid(fault);
}

/** Why a value is not an object with exactly these fields. */
function faultOf(value: unknown, fields: Fields): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'The body must be a JSON object.';
  const given = new Map<string, unknown>(Object.entries(value));
  for (const [name, field] of Object.entries(fields))
    if (!field.accepts(given.get(name))) return `${name} must be ${field.expects}.`;
  const unknown = [...given.keys()].find((name) => !Object.hasOwn(fields, name));
  return unknown === undefined ? undefined : `${unknown} is not a field of this request.`;
}

function pattern(form: RegExp, expects: string): Field<string> {
  return { expects, accepts: (value): value is string => typeof value === 'string' && form.test(value) };
}

function oneOf<T extends string>(values: readonly T[]): Field<T> {
  return {
    expects: `one of ${values.join(', ')}`,
    accepts: (value): value is T => values.some((candidate) => candidate === value),
  };
}

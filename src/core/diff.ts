import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../model/json.ts';
import type { Field, KindShape } from '../model/kind.ts';
import type { FieldChange } from '../model/plan.ts';
import type { Attributes } from '../model/resource.ts';

/** Whether the files asked for the same when they and the provider last agreed; undefined when they never did. */
export type AskedBefore = (field: string, wanted: Json) => boolean | undefined;

/** The three sides of a comparison. */
export interface Sides {
  readonly desired: Attributes;
  /** Undefined: it does not exist. */
  readonly observed: Attributes | undefined;
  readonly askedBefore: AskedBefore;
}

/**
 * The one comparer. Looks only at fields that are desired: an absent one is not managed.
 * Without anything observed, every desired field is a difference. A field that the files ask for as before, while the
 * provider holds something else, has drifted.
 */
export function difference(kind: KindShape, sides: Sides): readonly FieldChange[] {
  return Object.entries(kind.fields)
    .filter(([name, field]) => differs(name, field, sides))
    .map(([name, field]) => fieldChange(name, field, sides));
}

/** Whether one of the fields can only be changed by a new object. */
export function mustReplace(
  kind: KindShape,
  fields: readonly FieldChange[],
  observed: Attributes | undefined,
): boolean {
  return (
    observed !== undefined &&
    fields.some(({ field }) => {
      const { change, replaceWhen } = kind.fields[field] ?? {};
      return change === 'replace' || replaceWhen?.(observed) === true;
    })
  );
}

function differs(name: string, field: Field, { desired, observed, askedBefore }: Sides): boolean {
  const wanted = desired[name];
  if (wanted === undefined || field.change === 'computed') return false;
  if (observed === undefined) return !isEmpty(wanted);
  if (field.unreadable === true) return askedBefore(name, wanted) === false;
  const seen = observed[name] ?? null;
  if (isDeepStrictEqual(wanted, seen) || (isEmpty(wanted) && isEmpty(seen))) return false;
  return field.accept?.(wanted, seen, observed) !== true;
}

/** Providers answer an absent value as null, as an empty list or block, or not at all: it all means nothing. */
function isEmpty(value: Json): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

function fieldChange(name: string, field: Field, { desired, observed, askedBefore }: Sides): FieldChange {
  const before = observed?.[name];
  const after = desired[name];
  const hasDrifted = observed !== undefined && after !== undefined && askedBefore(name, after) === true;
  const drift = hasDrifted ? ({ drift: true } as const) : {};
  if (field.sensitive === true) return { field: name, hidden: true, ...drift };
  return {
    field: name,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...drift,
  };
}

import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../model/json.ts';
import type { Field, KindShape } from '../model/kind.ts';
import type { FieldChange } from '../model/plan.ts';
import type { Attributes } from '../model/resource.ts';

export interface Difference {
  readonly fields: readonly FieldChange[];
  /** Whether one of them can only be changed by a new object. */
  readonly mustReplace: boolean;
}

/**
 * The one comparer. Looks only at fields that are desired: an absent one is not managed.
 * Without anything observed, every desired field is a difference.
 */
export function difference(
  kind: KindShape,
  desired: Attributes,
  observed: Attributes | undefined,
): Difference {
  const fields = Object.entries(kind.fields).filter(([name, field]) =>
    differs({ name, field, desired, observed }),
  );
  return {
    fields: fields.map(([name, field]) =>
      fieldChange(field, { name, before: observed?.[name], after: desired[name] }),
    ),
    mustReplace: observed !== undefined && fields.some(([, field]) => needsReplacement(field, observed)),
  };
}

interface Comparison {
  readonly name: string;
  readonly field: Field;
  readonly desired: Attributes;
  readonly observed: Attributes | undefined;
}

function differs({ name, field, desired, observed }: Comparison): boolean {
  const wanted = desired[name];
  if (wanted === undefined || field.change === 'computed') return false;
  if (observed === undefined) return !isEmpty(wanted);
  const seen = observed[name] ?? null;
  if (isDeepStrictEqual(wanted, seen) || (isEmpty(wanted) && isEmpty(seen))) return false;
  return field.accept?.(wanted, seen, observed) !== true;
}

/** Providers answer an absent value as null, as an empty list or block, or not at all: it all means nothing. */
function isEmpty(value: Json): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

function needsReplacement(field: Field, observed: Attributes): boolean {
  return field.change === 'replace' || field.replaceWhen?.(observed) === true;
}

function fieldChange(
  field: Field,
  change: { readonly name: string; readonly before: Json | undefined; readonly after: Json | undefined },
): FieldChange {
  if (field.sensitive === true) return { field: change.name, hidden: true };
  return {
    field: change.name,
    ...(change.before === undefined ? {} : { before: change.before }),
    ...(change.after === undefined ? {} : { after: change.after }),
  };
}

import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ConfigDocument } from './document.ts';
import { param } from './param.ts';
import { problem } from './problem.ts';
import type { SchemaPart } from './schema-part.ts';
import { typeWords } from './schema-part.ts';
import { quoted } from './wording.ts';

/** A value of another type than the schema wants; most often text that YAML reads as a number. */
export function explainType(
  document: ConfigDocument,
  error: ErrorObject,
  { part, name }: { readonly part: SchemaPart; readonly name: string },
): Diagnostic {
  const source = document.locate(error.instancePath);
  const wanted = param(error, 'type');
  if (error.data === null || error.data === undefined) {
    const fix = `Fill it in (${part.expects}), or remove the key if it may be left out.`;
    return problem('wrong-type', source, { summary: `${name} is empty`, fix });
  }
  const isPlain = typeof error.data === 'number' || typeof error.data === 'boolean';
  if (wanted === 'string' && isPlain) return notQuoted(document, error, part);
  return problem('wrong-type', source, {
    summary: `${name} must be ${typeWords(wanted)}, not ${kindOf(error.data)}`,
    fix: typeFix(wanted, part),
  });
}

/** Plain digits are a number in YAML: signs, leading zeros and long tails are lost before anyone sees them. */
function notQuoted(document: ConfigDocument, error: ErrorObject, part: SchemaPart): Diagnostic {
  const source = document.locate(error.instancePath);
  const raw = document.textAt(error.instancePath);
  const summary = `YAML reads this as ${kindOf(error.data)} ${String(error.data)}`.replace(' a ', ' the ');
  if (!part.isPhone)
    return problem('not-quoted', source, { summary, fix: `Put it in quotes: ${quoted(raw)}.` });
  const fix = phoneFix(raw, part);
  return problem('phone-not-quoted', source, { summary, fix });
}

function phoneFix(raw: string, part: SchemaPart): string {
  if (/^\+[1-9]\d{7,14}$/.test(raw)) return `Put it in quotes: "${raw}".`;
  if (/^[1-9]\d{7,14}$/.test(raw)) return `Put it in quotes, with its plus sign: "+${raw}".`;
  return `Write ${part.expects}.`;
}

function typeFix(wanted: unknown, part: SchemaPart): string {
  switch (wanted) {
    case 'boolean':
      return 'Write true or false, without quotes.';
    case 'integer':
    case 'number':
      return `Write ${part.expects}, without quotes.`;
    case 'array':
      return 'Begin each entry on a line of its own with "- ".';
    case 'object':
      return part.keys.length > 0 ? `Write keys below it: ${part.keys.join(', ')}.` : 'Write keys below it.';
    default:
      return `Write ${part.expects}.`;
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  if (typeof value === 'boolean') return 'a truth value';
  return typeof value === 'number' ? 'a number' : 'text';
}

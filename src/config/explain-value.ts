import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ConfigDocument } from './document.ts';
import { explainType } from './explain-type.ts';
import { nearest } from './nearest.ts';
import { pointer, segmentsOf } from './pointer.ts';
import { param } from './param.ts';
import { problem } from './problem.ts';
import type { Wording } from './problem.ts';
import { choiceOf, readPart } from './schema-part.ts';
import type { SchemaPart } from './schema-part.ts';
import type { Validators } from './schema.ts';
import { quoted } from './wording.ts';

/** A choice longer than this is not repeated once it is known what was meant. */
const MOST_CHOICES = 8;

type Told = Wording & { readonly code: string; readonly at?: string };

/** One value that a schema refuses. Values that may be personal are marked in the file, never repeated. */
export function explainValue(
  document: ConfigDocument,
  error: ErrorObject,
  validators: Validators,
): Diagnostic {
  const part = readPart(error.parentSchema, validators);
  const name = nameOf(error);
  if (error.keyword === 'type' && part.allowed.length === 0)
    return explainType(document, error, { part, name });
  const { code, at = error.instancePath, ...wording } = tell(error, part, name);
  return problem(code, document.locate(at), wording);
}

function tell(error: ErrorObject, part: SchemaPart, name: string): Told {
  const limit = Number(param(error, 'limit'));
  switch (error.keyword) {
    case 'type':
    case 'const':
    case 'enum':
      return notAllowed(error.data, part, name);
    case 'discriminator':
      return tagNotAllowed(error, part);
    case 'format':
      return asExpected('wrong-format', name, part);
    case 'pattern':
      return asExpected('wrong-pattern', name, part);
    case 'minLength':
    case 'maxLength':
      return wrongLength(error, name, limit);
    case 'minItems':
      return {
        code: 'too-few',
        summary: `${name} needs at least ${limit}`,
        fix: limit === 1 ? 'Add one.' : `Add entries until there are ${limit}.`,
      };
    case 'maxItems':
      return {
        code: 'too-many',
        at: error.instancePath + pointer(limit),
        summary: `${name} takes at most ${limit}`,
        fix: `Remove entries until there are ${limit}.`,
      };
    case 'minimum':
      return {
        code: 'too-small',
        summary: `${name} must be at least ${limit}`,
        fix: `Write ${limit} or more.`,
      };
    case 'maximum':
      return {
        code: 'too-large',
        summary: `${name} must be at most ${limit}`,
        fix: `Write ${limit} or less.`,
      };
    case 'uniqueItems':
      return duplicateItem(error, name);
    default:
      return {
        code: 'not-valid',
        summary: `${name} ${error.message ?? 'is not valid'}`,
        fix: `Write ${part.expects}.`,
      };
  }
}

function notAllowed(data: unknown, part: SchemaPart, name: string): Told {
  const shown = typeof data === 'string' ? quoted(data) : 'this';
  if (part.allowed.length === 1) {
    return {
      code: 'wrong-value',
      summary: `${name} cannot be ${shown}`,
      fix: `Write ${choiceOf(part.allowed)}.`,
    };
  }
  const meant = typeof data === 'string' ? meantBy(data, part) : undefined;
  const choice = `Allowed: ${choiceOf(part.allowed)}.`;
  const isShort = part.allowed.length <= MOST_CHOICES;
  return {
    code: 'not-allowed',
    summary: `${name} cannot be ${shown}`,
    fix: meant === undefined ? choice : `Did you mean ${quoted(meant)}?${isShort ? ` ${choice}` : ''}`,
  };
}

function meantBy(word: string, { formerly, allowed }: SchemaPart): string | undefined {
  const today = Object.hasOwn(formerly, word) ? formerly[word] : undefined;
  return typeof today === 'string' ? today : nearest(word, allowed);
}

/** ajv names the union; the value to change is its tag. */
function tagNotAllowed(error: ErrorObject, part: SchemaPart): Told {
  const tag = String(param(error, 'tag'));
  return {
    ...notAllowed(param(error, 'tagValue'), part, quoted(tag)),
    at: error.instancePath + pointer(tag),
  };
}

function asExpected(code: string, name: string, part: SchemaPart): Told {
  return { code, summary: `${name} is not written as it must be`, fix: `Write ${part.expects}.` };
}

function wrongLength(error: ErrorObject, name: string, limit: number): Told {
  const length = Array.from(String(error.data)).length;
  if (error.keyword === 'maxLength') {
    const summary = `${name} has ${length} characters; at most ${limit} fit`;
    return { code: 'too-long', summary, fix: `Shorten it by ${length - limit}.` };
  }
  if (length === 0) {
    const fix = 'Fill it in, or remove the key if it may be left out.';
    return { code: 'too-short', summary: `${name} is empty`, fix };
  }
  const summary = `${name} has ${length} characters; it needs ${limit}`;
  return { code: 'too-short', summary, fix: `Write ${limit} characters or more.` };
}

function duplicateItem(error: ErrorObject, name: string): Told {
  return {
    code: 'duplicate-item',
    at: error.instancePath + pointer(Math.max(Number(param(error, 'i')), Number(param(error, 'j')))),
    summary: `${name} holds this twice`,
    fix: 'Remove one of the two.',
  };
}

function nameOf(error: ErrorObject): string {
  const segments = segmentsOf(error.instancePath);
  const last = segments.at(-1);
  if (last === undefined) return 'This file';
  return /^\d+$/.test(last) ? `This entry of ${quoted(segments.at(-2) ?? '')}` : quoted(last);
}

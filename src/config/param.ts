import type { ErrorObject } from 'ajv/dist/2020.js';

/** A detail of an error of ajv; which there are depends on its keyword. */
export function param(error: ErrorObject, name: string): unknown {
  return error.params[name];
}

import type { JsonObject } from './json.ts';

/** Says what is going on, for the people who operate the tool. Never results, which go to stdout. */
export interface Log {
  debug(fields: JsonObject, message: string): void;
  info(fields: JsonObject, message: string): void;
  warn(fields: JsonObject, message: string): void;
  error(fields: JsonObject, message: string): void;
  /** A log that adds these fields to every line, for example one for an enterprise. */
  child(fields: JsonObject): Log;
}

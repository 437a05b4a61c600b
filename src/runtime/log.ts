import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Json } from '../model/json.ts';
import type { Log } from '../model/log.ts';
import { scrubber, scrubPersonal } from './scrub.ts';

export interface LogOptions {
  /** `debug`, `info`, `warn`, `error` or `silent`. */
  readonly level: string;
  /** Receives whole lines, each ending in a line break. */
  readonly destination: { write(line: string): void };
  /** Values that must never be written, in no form. */
  readonly secrets: readonly string[];
}

const NEVER_LOGGED = ['authToken', 'authorization', 'password', 'secret', 'token', 'to', 'email', 'phone'];

/**
 * What a terminal or a pipeline would act on instead of showing: control characters, changes of writing
 * direction, and `##[`, which the runner of GitHub obeys anywhere in a line (actions/runner, ActionCommand.cs).
 */
const ACTIVE = /##\[|[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A log of JSON lines, one for each event. Nothing in `secrets`, no mail address and no telephone number gets through. */
export function createLog(options: LogOptions): Log {
  const clean = scrubber(options.secrets);
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Wildcards reach one level only (pino 10.4, measured 2026-11-23); what is deeper is scrubbed by value.
      redact: NEVER_LOGGED.flatMap((name) => [name, `*.${name}`]),
    },
    { write: (line) => options.destination.write(cleanLine(line, clean)) },
  );
  return logOf(logger);
}

function logOf(logger: Logger): Log {
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    child: (fields) => logOf(logger.child(fields)),
  };
}

/** Cleans the values and not the line, so that what is written stays JSON. */
function cleanLine(line: string, clean: (text: string) => string): string {
  const event: Json = JSON.parse(line);
  const text = JSON.stringify(cleanValue(event, (part) => scrubPersonal(clean(part))));
  return `${text.replace(ACTIVE, escapes)}\n`;
}

function cleanValue(value: Json, clean: (text: string) => string): Json {
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'number') return cleanNumber(value, clean);
  if (value === null || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item: Json) => cleanValue(item, clean));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [clean(key), cleanValue(item, clean)]),
  );
}

function cleanNumber(value: number, clean: (text: string) => string): Json {
  const text = String(value);
  return clean(text) === text ? value : clean(text);
}

function escapes(active: string): string {
  const last = active
    .charCodeAt(active.length - 1)
    .toString(16)
    .padStart(4, '0');
  return `${active.slice(0, -1)}\\u${last}`;
}

import { Option } from 'commander';
import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { UsageError } from '../model/errors.ts';
import type { Paint } from '../render/paint.ts';
import type { Context } from './context.ts';

export interface CommonOptions {
  readonly dir: string;
  readonly color?: 'always' | 'never' | 'auto';
  readonly logLevel: string;
}

export interface WorldOptions extends CommonOptions {
  readonly sandbox?: boolean;
  /** Where the world of the sandbox is kept between runs. */
  readonly sandboxState: string;
  readonly concurrency: number;
}

/** Default place of the world of the twins; git is told to ignore the folder. */
/** What the names after a command select. */
export const SLUGS = 'enterprises to look at; all when none is named';

export const SANDBOX_STATE = '.reconcile/sandbox.json';

/** Options that every command understands. */
export function withCommon(command: Command): Command {
  return command
    .addOption(new Option('--dir <folder>', 'folder of the enterprises').default('enterprises'))
    .addOption(
      new Option('--color <when>', 'colour the text').choices(['auto', 'always', 'never']).default('auto'),
    )
    .addOption(
      new Option('--log-level <level>', 'how much is logged to stderr')
        .choices(['silent', 'error', 'warn', 'info', 'debug'])
        .default('warn'),
    );
}

/** Options of commands that look at Twilio and MMP. */
export function withWorld(command: Command): Command {
  return withCommon(command)
    .option('--sandbox', 'use the twins instead of Twilio and MMP; no credentials needed')
    .addOption(
      new Option('--sandbox-state <file>', 'where the world of the twins is kept').default(SANDBOX_STATE),
    )
    .addOption(
      new Option('--concurrency <n>', 'enterprises read, and changes made, at the same time')
        .argParser(positiveInteger)
        .default(8),
    );
}

export function formatOption(formats: readonly string[]): Option {
  return new Option('--format <format>', 'how the result is printed').choices(formats).default('text');
}

/** A calendar day, year first. */
export function dayOption(text: string): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(text)) return text;
  throw new UsageError(`"${text}" is not a day.`, 'Write it year first, as in 2026-11-24.');
}

export function positiveInteger(text: string): number {
  return wholeNumber(text, 1);
}

export function countOption(text: string): number {
  return wholeNumber(text, 0);
}

export function painterFor(options: CommonOptions, context: Context): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = context.env;
  const auto = context.isTerminal && TERM !== 'dumb';
  const wanted = NO_COLOR === undefined || NO_COLOR === '' ? auto || (FORCE_COLOR ?? '0') !== '0' : false;
  return createColors(options.color === 'always' || (options.color !== 'never' && wanted));
}

function wholeNumber(text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new UsageError(`"${text}" is not a whole number from ${least}.`, 'Give a number, as in 8.');
}

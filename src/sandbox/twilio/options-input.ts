import { isBlock } from './json-body.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import type { TwilioOptions } from './options.ts';

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  leafOmission: ['keep', 'clear'],
  logoEcho: ['same', 're-hosted'],
  laterWabaId: ['optional', 'required'],
  stubbed: ['never', 'first', 'last'],
  contentOmission: ['keep', 'clear'],
  deletedTemplate: ['leaves-waba', 'stays-in-waba'],
  nameAtMeta: ['as-given', 'with-sid'],
  wrongCategory: ['rejected', 'recategorised'],
  placeholderEcho: ['same', 'spaced'],
  listOrder: ['newest-first', 'oldest-first'],
};

/** Some of the options, from `{"twilio": {"leafOmission": "clear"}}`. Throws TypeError naming what does not fit. */
export function optionsIn(body: unknown): Partial<TwilioOptions> {
  const given = isBlock(body) ? body['twilio'] : undefined;
  if (!isBlock(given)) throw new TypeError('The body must be {"twilio": {...}}');
  for (const [name, value] of Object.entries(given)) checkOption(name, value);
  return given;
}

function checkOption(name: string, value: unknown): void {
  const choices = CHOICES[name];
  if (choices !== undefined && !choices.some((choice) => choice === value))
    throw new TypeError(`${name} must be one of ${choices.join(', ')}`);
  if (choices !== undefined) return;
  if (!(name in DEFAULT_OPTIONS)) throw new TypeError(`There is no option ${name}`);
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new TypeError(`${name} must be a number of zero or more`);
  if (name.endsWith('Status') && (value < 400 || value > 599))
    throw new TypeError(`${name} must be an HTTP status from 400 to 599`);
}

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** Formats of Twilio's that say how its SDKs read a value, and nothing that a schema could check. */
const WITHOUT_RULES = [
  'currency',
  'endpoint',
  'http-method',
  'ice-server',
  'iso-country-code',
  'phone-number-capabilities',
  'twiml',
  'uri-map',
] as const;

/** `isText`: every value came as text, as in queries and forms, and is read as the type that is asked for. */
export function anAjv({ isText }: { readonly isText: boolean }): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: isText ? 'array' : false });
  addFormats.default(ajv);
  for (const format of WITHOUT_RULES) ajv.addFormat(format, true);
  ajv.addFormat('phone-number', /^\+[1-9]\d{1,14}$/);
  // `Thu, 30 Jul 2015 20:00:00 +0000`, as in the documents' examples.
  ajv.addFormat(
    'date-time-rfc-2822',
    /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/,
  );
  return ajv;
}

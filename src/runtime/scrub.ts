/** Shorter ones are words or digits that stand in any text; nobody would call them secrets. */
const SHORTEST_SECRET = 4;

const EMAIL = /[\w.!#$&*+/=?^`{|}~%'-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/gi;

const PHONES = [
  // International, also URL-encoded: +1 404 555 0122, %2B14045550122.
  /(?:\+|%2b)\d(?:[ ().-]{0,2}\d){6,16}/gi,
  // National, with separators: (404) 555-0122, 020 7946 0958.
  /(?<![\w.-])(?:1[ .-])?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?![\w-])/g,
  /(?<![\w.-])0\d{1,4}[ -]\d{3,4}[ -]\d{3,4}(?![\w-])/g,
  // Digits only: 14045550122. Hashes and ids of providers have letters around them.
  /(?<![\w.-])\d{9,15}(?![\w-])/g,
];

/** The text without these secrets, in any of the forms in which they travel. */
export function scrub(text: string, secrets: readonly string[]): string {
  return scrubber(secrets)(text);
}

/** As `scrub`, prepared once for many texts. */
export function scrubber(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(formsOf);
  if (forms.length === 0) return (text) => text;
  const longestFirst = [...new Set(forms)].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.join('|'), 'g');
  return (text) => text.replace(pattern, '[secret]');
}

/** The text without anything that looks like a mail address or a telephone number. */
export function scrubPersonal(text: string): string {
  return PHONES.reduce((rest, phone) => rest.replace(phone, '[phone]'), text.replace(EMAIL, '[e-mail]'));
}

function formsOf(secret: string): readonly string[] {
  const url = encodeURIComponent(secret);
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const hex = Buffer.from(secret).toString('hex');
  const verbatim = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    url,
    lowerCaseEscapes(url),
    form,
    lowerCaseEscapes(form),
    hex,
    hex.toUpperCase(),
  ];
  return [...verbatim.map(escaped), ...base64Forms(secret)];
}

function lowerCaseEscapes(url: string): string {
  return url.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/**
 * Base64 of the secret alone or with anything around it, such as `sid:token` of basic authentication, which an
 * error object of the `twilio` package holds (measured 2026-11-23). Three alignments; of each the part that does
 * not depend on the neighbours, then the letters beside it that share bits with them.
 */
function base64Forms(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const sure = bytes
      .toString('base64')
      .slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    if (sure.length < SHORTEST_SECRET) return [];
    const eitherAlphabet = escaped(sure).replaceAll('\\+', '[+-]').replaceAll('/', '[/_]');
    return [`[\\w+/-]{0,3}${eitherAlphabet}[\\w+/-]{0,3}={0,2}`];
  });
}

function escaped(literal: string): string {
  return literal.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

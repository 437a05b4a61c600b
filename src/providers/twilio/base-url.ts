import { UsageError } from '../../model/errors.ts';

/**
 * Checks the value of `TWILIO_BASE_URL` and returns its origin. Throws `UsageError` unless it is an https origin,
 * or an http one on loopback: credentials go there.
 */
export function twilioBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isSafe(url) || !isOrigin(url))
    throw new UsageError(
      'TWILIO_BASE_URL is not an origin that credentials may be sent to.',
      'Give an https origin, or an http one on loopback, without a path: https://proxy.example.com or http://127.0.0.1:4010.',
    );
  return url.origin;
}

/** Where a call to Twilio goes: `<base>/<original host>/<original path>` when there is a base, else where it is. */
export function rebased(url: URL, base: string | undefined): URL {
  if (base === undefined) return url;
  return new URL(`${base}/${url.host}${url.pathname}${url.search}`);
}

/** The reverse of `rebased`, for links in replies: a server behind the base may name itself or Twilio. */
export function unrebased(url: URL, base: string | undefined): URL {
  if (base === undefined || url.origin !== base) return url;
  const [, host = '', path = '/'] = /^\/([^/]+)(\/.*)$/.exec(url.pathname) ?? [];
  return host === '' ? url : new URL(`https://${host}${path}${url.search}`);
}

function isSafe(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  const isLoopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'http:' && isLoopback;
}

function isOrigin(url: URL): boolean {
  return url.pathname === '/' && `${url.search}${url.hash}${url.username}${url.password}` === '';
}

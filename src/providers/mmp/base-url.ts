import { UsageError } from '../../model/errors.ts';

/**
 * Checks the value of `MMP_BASE_URL`: an https address, or an http one on loopback, because a token goes there.
 * A path is kept. Throws `UsageError`.
 */
export function mmpBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isSafe(url) || `${url.search}${url.hash}${url.username}${url.password}` !== '')
    throw new UsageError(
      'MMP_BASE_URL is not an address that a token may be sent to.',
      'Give an https address, or an http one on loopback: https://mmp.example.com or http://127.0.0.1:4010/mmp.',
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isSafe(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  const isLoopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'http:' && isLoopback;
}

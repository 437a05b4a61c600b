import type { Context } from 'hono';

/** The fields of a form-urlencoded body; any other body counts as an empty form, as on v2010. */
export async function formOf(context: Context): Promise<Record<string, string>> {
  const type = context.req.header('content-type') ?? '';
  if (!type.includes('application/x-www-form-urlencoded')) return {};
  return Object.fromEntries(new URLSearchParams(await context.req.text()));
}

/** The query parameters that filter a list; empty ones do not. */
export function filtersOf(query: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(([name, value]) => names.includes(name) && value !== ''),
  );
}

/** Dates on v2010, such as `Thu, 30 Jul 2015 20:00:00 +0000` (api_v2010 specification). */
export function rfc2822(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000');
}

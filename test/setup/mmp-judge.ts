const violations: string[] = [];
const impostors = new Set<string>();

/** Paths of the gateway: alone on a port, or below `/mmp` or `/mmp-INSTANCE` of a sandbox. */
const GATEWAY =
  /^(?:\/mmp(?:-[a-z0-9-]+)?)?(\/v1\/(?:me|organisations|whatsapp-[a-z]+|users|admins|reports)(?:[/:].*)?)$/;

/** Says that the replies of this origin are forged by a test; what it is asked is still judged. */
export function markImpostor(origin: string): void {
  impostors.add(origin);
}

/** What was found since the last time, and forgets it. */
export function takeViolations(): readonly string[] {
  return violations.splice(0);
}

/** A fetch that does the same as the given one, and notes what is not as the contract of MMP says. */
export function judgedFetch(inner: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const path = gatewayPath(url);
    if (path === undefined) return inner(input, init);
    // Only then: most test files never talk to MMP.
    const { contractErrors } = await import('../sandbox/mmp/contract.ts');
    const request = new Request(input, init);
    const sent = await request.clone().text();
    const response = await inner(request);
    const reply = await response
      .clone()
      .text()
      .catch(() => undefined);
    // A reply that broke off, and what stands before the gateway (5xx), are outside of the contract.
    const isForged = impostors.has(url.origin) || response.status >= 500 || reply === undefined;
    const errors = contractErrors({
      method: request.method,
      path,
      query: url.searchParams,
      request: parsed(sent),
      ...(isForged
        ? {}
        : {
            answer: {
              status: response.status,
              contentType: response.headers.get('Content-Type'),
              body: parsed(reply),
            },
          }),
    });
    violations.push(...errors.map((error) => `${request.method} ${path}: ${error}`));
    return response;
  };
}

/** The path as the contract has it, for what is asked of a gateway. */
function gatewayPath(url: URL): string | undefined {
  const [base = '', address] = [process.env['MMP_CONTRACT_URL'], `${url.origin}${url.pathname}`];
  if (base !== '' && address.startsWith(`${base}/`)) return address.slice(base.length);
  return url.hostname === '127.0.0.1' ? GATEWAY.exec(url.pathname)?.[1] : undefined;
}

/** The JSON of a body, its text when it is none, or nothing when it is empty. */
function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

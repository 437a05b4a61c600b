import type { Verdict, Violation } from './verdict.ts';

const SHOWN_TESTS = 3;

export function verdictText({ usages, missing, violations, needless }: Verdict): string {
  const rows = usages.map(
    ({ operation, requests, replies }) =>
      `${String(requests).padStart(10)}${String(replies).padStart(9)}  ${operation}`,
  );
  const total = (key: 'requests' | 'replies'): number => usages.reduce((sum, usage) => sum + usage[key], 0);
  return [
    "Conformance with Twilio's OpenAPI documents",
    '  requests  replies  operation',
    ...rows,
    ...missing.map((operation) => `Never exercised by the client and answered by the twin: ${operation}`),
    ...needless.map((test) => `Marked as undocumented, and nothing in it is: ${test}`),
    ...violations.flatMap(violationLines),
    `${total('requests')} requests of the client and ${total('replies')} replies of the twin over ` +
      `${usages.length} operations. Violations: ${violations.length}. Operations not exercised: ${missing.length}.`,
  ].join('\n');
}

function violationLines({ operation, direction, place, what, tests }: Violation): readonly string[] {
  const others = tests.length - SHOWN_TESTS;
  return [
    `${operation}  ${direction}  ${place === '' ? '/' : place}  ${what}`,
    ...tests.slice(0, SHOWN_TESTS).map((test) => `    in ${test}`),
    ...(others > 0 ? [`    and ${others} more`] : []),
  ];
}

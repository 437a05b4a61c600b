/** What the process answers with. Scripts depend on it. */
export const EXIT = {
  ok: 0,
  error: 1,
  changes: 2,
  refused: 3,
  partial: 4,
  credentials: 5,
  repository: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

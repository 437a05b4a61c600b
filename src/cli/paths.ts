import { isAbsolute, join } from 'node:path';

/** A path as typed, seen from the folder the command was started in. */
export function resolveIn(cwd: string, path: string): string {
  return isAbsolute(path) ? path : join(cwd, path);
}

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { World } from './world.ts';

/** The world kept in this file, or undefined when there is no file. Throws when the file is not a world of this version. */
export function loadWorld(path: string): World | undefined {
  if (!existsSync(path)) return undefined;
  const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isWorld(kept))
    throw new Error(`${path} does not hold a sandbox world of version 2: delete the file to begin anew`);
  return kept;
}

/** Keeps the world: written beside the file and moved over it, so a reader never sees half of it. */
export function saveWorld(path: string, world: World): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.tmp`;
  // The file holds the (fictional) auth tokens, so it is for its owner only.
  writeFileSync(beside, `${JSON.stringify(world)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}

function isWorld(value: unknown): value is World {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 2;
}

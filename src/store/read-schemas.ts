import { readFile, readdir } from 'node:fs/promises';
import type { JsonObject } from '../model/json.ts';

/** Reads every `*.schema.json` of a folder. They are shipped with the program, so an error is thrown. */
export async function readSchemas(folder: URL): Promise<readonly JsonObject[]> {
  const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`);
  const names = (await readdir(base)).filter((name) => name.endsWith('.schema.json')).toSorted();
  return Promise.all(names.map((name) => readSchema(new URL(name, base))));
}

async function readSchema(url: URL): Promise<JsonObject> {
  const schema: JsonObject = JSON.parse(await readFile(url, 'utf8'));
  return schema;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AMENDMENTS } from './amendments.ts';
import type { Amendment } from './amendments.ts';
import { changedAt, nodeOf } from './tree.ts';
import type { Node } from './tree.ts';

/** OpenAPI documents by name: `twilio_content_v1`. */
export type Documents = Readonly<Record<string, Node>>;

/** The documents of a folder, amended. */
export function readDocuments(folder: string): Documents {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const documents = files.map((file) => [
    file.slice(0, -'.json'.length),
    nodeOf(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  ]);
  return amended(Object.fromEntries(documents), AMENDMENTS);
}

/** Throws when an amendment fits nowhere: the document was corrected, or has moved. */
export function amended(documents: Documents, amendments: readonly Amendment[]): Documents {
  return amendments.reduce((all, { document, pointer, was, now, because }) => {
    let fits = false;
    const isAsItWas = (place: Node): boolean =>
      Object.keys(now).every((key) => isDeepStrictEqual(place[key], was[key]));
    const changed = changedAt(nodeOf(all[document]), pointer, (place) => {
      if (!isAsItWas(place)) return place;
      fits = true;
      return { ...place, ...now };
    });
    if (!fits)
      throw new Error(
        `The amendment of ${document}#${pointer} fits nowhere. It was made because ${because}.`,
      );
    return { ...all, [document]: changed };
  }, documents);
}

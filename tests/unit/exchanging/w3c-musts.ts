/** The assertions that an annotation MUST satisfy, of the W3C's own tests; from ../shared/corpus, where it is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import Ajv from 'ajv';
import { corpus } from '../importing/corpus.ts';

const folder = join(corpus ?? '/nowhere', 'w3c-annotation');

export const hasMusts = existsSync(join(folder, 'annotations', 'annotationMusts.test'));
if (!hasMusts) console.log('The W3C’s annotation tests are not here: export is not validated against them.');

const json = (path: string): { [key: string]: unknown } =>
  JSON.parse(readFileSync(join(folder, path), 'utf8'));

/** What an annotation fails: names of assertions. */
export function unmetMusts(annotation: unknown): string[] {
  return musts().flatMap(({ name, isMet }) => (isMet(JSON.parse(JSON.stringify(annotation))) ? [] : [name]));
}

let made: { name: string; isMet: (annotation: unknown) => boolean }[] | undefined;

function musts() {
  if (made) return made;
  const ajv = new Ajv({ schemaId: 'id', meta: false, allErrors: false, logger: false });
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/lib/refs/json-schema-draft-04.json'));
  for (const name of readdirSync(join(folder, 'definitions')).filter((one) => one.endsWith('.json')))
    ajv.addSchema(json(join('definitions', name)), name);
  const { assertions } = json('annotations/annotationMusts.test') as { assertions: string[] };
  made = assertions.map((name) => {
    const { id: _, ...schema } = json(name);
    const validate = ajv.compile({ ...schema, id: basename(name) });
    return { name, isMet: (annotation: unknown) => validate(annotation) === true };
  });
  return made;
}

/** The W3C's samples, without those that are wrong because they are no JSON at all. */
export const samples = (kind: 'correct' | 'incorrect'): { name: string; annotation: unknown }[] =>
  readdirSync(join(folder, 'tools', 'samples', kind)).flatMap((name) => {
    try {
      return [{ name, annotation: json(join('tools', 'samples', kind, name)) }];
    } catch {
      return [];
    }
  });

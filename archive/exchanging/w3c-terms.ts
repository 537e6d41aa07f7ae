/** Names in W3C Web Annotation JSON-LD, of the model's and of Dossier's own. */

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';
/** What the model has no word for is said in terms of Dossier's own, which other programs may leave aside. */
export const ownTerms = 'urn:dossier:terms:';

/** IRI of a thing of an archive; `address` as in `docs/FORMAT.md`. */
export const iriOf = (archive: string, address: string): string =>
  `urn:dossier:${archive}:${address.replaceAll('/', ':')}`;

const ownIri = /^urn:dossier:([0-9a-hjkmnp-tv-z]{12}):([a-z]+(?::[0-9a-hjkmnp-tv-z]{12}(?::[a-z]+)?)*)$/u;

/** The archive and the address that an IRI of Dossier's names; undefined for any other. */
export function readIri(iri: string): { archive: string; address: string } | undefined {
  const match = ownIri.exec(iri);
  return match ? { archive: match[1] ?? '', address: (match[2] ?? '').replaceAll(':', '/') } : undefined;
}

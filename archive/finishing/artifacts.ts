/**
 * Marks what Chromium draws without a tag (rules, tints, frames) as artifacts, so that nothing on a page is neither content
 * nor artifact (ISO 32000-1, 14.8.2.2). Works on the content streams that Skia writes: an operator a line, none within a text.
 */

const paints = /(?:^|\s)(?:f\*?|F|S|s|B\*?|b\*?|n)$/u;
const begins = /(?:^|\s)(?:re|m)$/u;
const drawsAtOnce = /(?:^|\s)(?:Do|sh|Tj|TJ)$/u;
const opens = /(?:BDC|BMC)$/u;
const steps = /^(-?\d+\.\d{4,})(?= -?[\d.]+ Td)/gmu;

/** Thousandths of a pixel are seen by nobody. */
const fewer = (number: string): string => String(Math.round(Number(number) * 1000) / 1000);

export function withArtifacts(content: string): string {
  const lines: string[] = [];
  let depth = 0;
  let inPath = false;
  for (const line of content.replace(steps, fewer).split('\n')) {
    // Nearly all lines are words within a tag, which end with “Tj”.
    if (line.endsWith('C') && opens.test(line)) depth++;
    else if (line === 'EMC') depth--;
    else if (depth === 0) {
      if (inPath) {
        lines.push(line);
        if (paints.test(line)) {
          lines.push('EMC');
          inPath = false;
        }
        continue;
      }
      if (begins.test(line)) {
        inPath = true;
        lines.push('/Artifact BMC');
      } else if (drawsAtOnce.test(line)) {
        lines.push('/Artifact BMC', line, 'EMC');
        continue;
      }
    }
    lines.push(line);
  }
  if (inPath || depth !== 0) throw new Error('a page of the printed document ends within a path or a tag');
  return lines.join('\n');
}

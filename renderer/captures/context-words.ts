/** The surroundings of words, cut to what there is room for: never within a word. */

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

/** The last characters of what stands before the words, at most so many. */
export function endOf(before: string, most: number): string {
  const line = oneLine(before);
  if (line.length <= most) return line;
  const cut = line.slice(-most);
  const space = line.at(-most - 1) === ' ' ? 0 : cut.indexOf(' ') + 1;
  return `… ${cut.slice(space)}`;
}

/** The first characters of what stands after the words, at most so many. */
export function beginningOf(after: string, most: number): string {
  const line = oneLine(after);
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const space = line[most] === ' ' ? most : cut.lastIndexOf(' ');
  return `${cut.slice(0, space < 0 ? most : space)} …`;
}

/** What stands before the words in two: what can be done without where there is little room, and the last of it. */
export function farAndNear(before: string, near: number): [far: string, near: string] {
  if (before.length <= near) return ['', before];
  const space = before.indexOf(' ', before.length - near) + 1;
  return space === 0 ? ['', before] : [before.slice(0, space), before.slice(space)];
}

/** What stands after the words likewise. */
export function nearAndFar(after: string, near: number): [near: string, far: string] {
  if (after.length <= near) return [after, ''];
  const space = after.lastIndexOf(' ', near);
  return space <= 0 ? [after, ''] : [after.slice(0, space), after.slice(space)];
}

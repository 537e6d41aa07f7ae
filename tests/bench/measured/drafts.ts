/**
 * A draft checked against an archive: `drafts <archive> <home>`. 200 quotations: 180 copied from articles all over the
 * archive, 20 of these with a word changed, and 20 that nobody said.
 */
import { articleHome, readArticle } from '../../../archive/articles/article.ts';
import { articleIds } from '../../../archive/articles/article-rows.ts';
import { bodyOf, plainParagraph } from '../../../archive/drafts/draft.ts';
import { checkDraft } from '../../../archive/quoting/check-draft.ts';
import { Random } from '../generator/random.ts';
import { Words } from '../generator/words.ts';
import { newService } from './opened.ts';
import { cpuTime, peakMegabytes, report } from './report.ts';

const [path = '', home = ''] = process.argv.slice(2);
const service = newService(home);
service.open(path);
const { archive, texts } = service.current;
const ids = articleIds(archive.index, false);
const random = new Random('a draft');
const others = new Words('nobody said so');
const quoted: { words: string; expected: string }[] = [];
for (let number = 0; quoted.length < 180; number++) {
  const article = readArticle(archive.replica, articleHome(random.pick(ids)));
  const stored = (texts.glance(article) ?? '').replace(/["“”«»„]/gu, '').split(/\s+/u);
  if (stored.length < 60) continue;
  const from = 10 + (number % 20);
  const words = stored.slice(from, from + 8 + (number % 16));
  const isAltered = quoted.length % 9 === 8;
  if (isAltered) words[Math.floor(words.length / 2)] = 'notwithstanding';
  quoted.push({ words: words.join(' '), expected: isAltered ? 'differs' : 'stands' });
}
for (let number = 0; number < 20; number++)
  quoted.push({ words: others.paragraph(random, 14).replace(/["“”]/gu, ''), expected: 'none' });

const paragraphs = quoted.map(({ words }) => plainParagraph(`He wrote “${words}” and went on.`));
let longest = 0;
let beat = performance.now();
const timer = setInterval(() => {
  longest = Math.max(longest, performance.now() - beat);
  beat = performance.now();
}, 1);
const times: number[] = [];
const cpus: number[] = [];
let right = 0;
for (let run = 0; run < 3; run++) {
  const [start, cpu] = [performance.now(), cpuTime()];
  const { quotations } = await checkDraft(
    { archive, texts },
    { kind: 'text', stories: [bodyOf(paragraphs)] },
    '',
  );
  times.push(performance.now() - start);
  cpus.push(cpuTime() - cpu);
  right = quotations.filter(({ verdict }, at) => verdict === quoted[at]?.expected).length;
}
clearInterval(timer);
const one = performance.now();
await checkDraft({ archive, texts }, { kind: 'text', stories: [bodyOf(paragraphs.slice(0, 1))] }, '');
report({
  articles: ids.length,
  quotations: quoted.length,
  times,
  cpus,
  right,
  one: performance.now() - one,
  longest,
  peak: peakMegabytes(),
});
process.exit(0);

/** The look of a document that is read in a browser: light and dark, on a telephone and on paper. */
import { markStyles, type ThemeColors, themeColors } from '../contract/theme.ts';

export function htmlStyle(): string {
  const { light, dark } = themeColors;
  return `:root{color-scheme:light dark;${tokens(light)}}
@media(prefers-color-scheme:dark){:root{${tokens(dark)}}}
${Object.entries(markStyles)
  .map(
    ([name, { color, line, thickness }]) =>
      `.mark-${name}{--mark:${color};--mark-line:${line};--mark-thickness:${thickness}px}`,
  )
  .join('\n')}
${sheet}`;
}

const tokens = ({ paper, paperRaised, ink, inkSoft, line, accent, danger, tint }: ThemeColors): string =>
  `--paper:${paper};--raised:${paperRaised};--ink:${ink};--soft:${inkSoft};--line:${line};--accent:${accent};--danger:${danger};--tint:${Math.round(tint * 100)}%`;

const sheet = `*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Source Serif 4","Source Serif Pro",Charter,"Noto Serif",Georgia,serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{max-width:44rem;margin:0 auto;padding:3rem 1.25rem 5rem;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2.4em 0 .6em;font-weight:600;text-wrap:balance}
h1{font-size:2.1rem;margin:0 0 .3em}
h2{font-size:1.5rem}
h3{font-size:1.2rem}
h4,h5,h6{font-size:1rem}
p{margin:0 0 .9em}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:focus-visible,pre:focus-visible,.wide:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
:target{scroll-margin-top:1.5rem}
figure:target,li:target,div:target,section:target{outline:2px solid var(--accent);outline-offset:.4rem;border-radius:2px}
header.cover{padding:0 0 2rem;margin:0 0 2rem;border-bottom:1px solid var(--line)}
.kind,.small,.facts,figcaption,.by,nav,.sources,.index,.notes,.made,.colophon,table,summary{font-family:Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:.875rem;line-height:1.5}
.kind{text-transform:uppercase;letter-spacing:.08em;color:var(--soft);margin-bottom:1rem}
.subtitle{font-size:1.25rem;color:var(--soft);margin:0 0 1rem}
.made,.facts,.by,.colophon{color:var(--soft)}
nav ol,nav ul{list-style:none;margin:0;padding:0}
nav li{margin:.25em 0}
nav a{color:inherit;text-decoration:none}
nav a:hover{text-decoration:underline}
nav .level-2{padding-inline-start:1.25rem}
nav .level-3{padding-inline-start:2.5rem}
.label{font-weight:600;margin:0 0 .5em}
figure{margin:2rem 0}
.quotation{border-inline-start:3px solid var(--mark);padding-inline-start:1.1rem}
.quotation blockquote{margin:0 0 .6rem;padding:0}
.quotation blockquote p{margin:0}
mark{color:inherit;background:color-mix(in srgb,var(--mark) var(--tint),transparent);text-decoration:underline var(--mark-line) var(--mark) var(--mark-thickness);text-underline-offset:.22em;text-decoration-skip-ink:none;-webkit-box-decoration-break:clone;box-decoration-break:clone;padding:.06em 0}
.own-words,.around{color:var(--soft)}
figcaption{color:var(--soft)}
.number{display:inline-block;min-width:1.5em;font-weight:600;color:var(--ink);font-variant-numeric:tabular-nums}
.sign{white-space:nowrap;font-variant-numeric:tabular-nums}
.note{margin:.7rem 0 0;padding:.1rem 0 .1rem 1rem;border-inline-start:1px solid var(--line)}
.note p:last-child{margin-bottom:0}
.doubt{color:var(--danger);font-weight:600;font-size:.875rem}
.doubt::before{content:"⚠ "}
.missing{color:var(--soft);font-style:italic}
.versions{border:1px solid var(--line);padding:1rem;border-radius:4px;margin:0 0 1rem}
.small-capitals{font-variant-caps:small-caps}
.note-mark{line-height:0;font-size:.75em}
.note-mark a{text-decoration:none;padding:.3em .15em}
img,svg{max-width:100%;height:auto;display:block}
.paper{background:#fff;border:1px solid var(--line);border-radius:4px;padding:.5rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:start;color:var(--soft);padding-bottom:.5rem}
th,td{border:1px solid var(--line);padding:.5rem .6rem;vertical-align:top;text-align:start;min-width:8rem}
th{background:var(--raised);font-weight:600}
th .fact,td .fact{display:block;font-weight:400;color:var(--soft)}
td .quote{display:block}
.gap{color:var(--soft);font-style:italic}
blockquote{margin:0 0 1rem;padding-inline-start:1rem;border-inline-start:1px solid var(--line)}
pre{overflow-x:auto;background:var(--raised);padding:.75rem;border-radius:4px;font-size:.875rem}
code{font-size:.9em}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
.break{margin:3rem 0;text-align:center;border:0;color:var(--soft)}
dl{margin:0}
.events>div,.people>div{padding:.8rem 0;border-top:1px solid var(--line)}
dt{font-weight:600}
dd{margin:0}
dd p:last-child{margin-bottom:0}
.people img{width:4.5rem;float:inline-end;margin-inline-start:1rem}
.summary{border:1px solid var(--line);border-radius:4px;padding:1rem 1.1rem}
.summary .title{font-weight:600;margin-bottom:.2em}
.sources ol,.notes ol{padding-inline-start:2rem;margin:0}
.sources li,.notes li{margin:.5em 0}
.sources li::marker,.notes li::marker{font-variant-numeric:tabular-nums;color:var(--soft)}
.index>dl>div{padding:.35rem 0}
.index dd{color:var(--soft)}
.annotated article{margin:2rem 0;padding-top:1rem;border-top:1px solid var(--line)}
.marks li{margin:1em 0}
.back{text-decoration:none;margin-inline-start:.3em}
.colophon{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line)}
@media(max-width:30rem){body{padding:1.5rem 1rem 3rem}h1{font-size:1.6rem}.quotation{padding-inline-start:.8rem}}
@media print{html{background:#fff;color:#000;font-size:10.5pt}body{max-width:none;padding:0}h2,h3,h4{break-after:avoid}.quotation,tr,.summary{break-inside:avoid}.break{break-after:page;visibility:hidden}a{color:inherit}mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;

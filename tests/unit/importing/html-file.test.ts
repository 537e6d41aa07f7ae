import { describe, expect, test, vi } from 'vitest';
import { authorsOf, parseHtml } from '../../../archive/importing/html-file.ts';
import { Refusal } from '../../../archive/importing/parsed.ts';

const story = Array.from(
  { length: 8 },
  (_, index) =>
    `<p>Paragraph ${index} of the story: the councilman said that he would stay, and the council said nothing at all to that.</p>`,
).join('\n');

const page = (head: string, body = `<article><h1>Headline</h1>${story}</article>`): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const linked = (data: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe('what a page says of itself', () => {
  const article = {
    '@type': 'NewsArticle',
    headline: 'Linked',
    datePublished: '2022-10-19T08:00:00-07:00',
    author: [{ name: 'Ana Sá' }, { name: 'Jörg Lind' }],
    publisher: { name: 'The Ledger' },
  };
  const cases: readonly (readonly [
    name: string,
    head: string,
    found: Partial<ReturnType<typeof parseHtml>['found']>,
  ])[] = [
    [
      'Open Graph',
      '<meta property="og:title" content="OG"><meta property="og:site_name" content="Ledger">',
      { title: 'OG', publisher: 'Ledger' },
    ],
    ['names in any case', '<META NAME="OG:TITLE" CONTENT="Upper">', { title: 'Upper' }],
    [
      'the first that is not empty',
      '<meta property="og:title" content=" "><meta property="og:title" content="Second">',
      { title: 'Second' },
    ],
    [
      'Parsely',
      '<meta name="parsely-title" content="P"><meta name="parsely-pub-date" content="2022-10-19">',
      { title: 'P', published: '2022-10-19' },
    ],
    [
      'Dublin Core',
      '<meta name="DC.title" content="D"><meta name="DC.creator" content="Ana Sá"><meta name="dc.date" content="2022-10-19">',
      { title: 'D', authors: ['Ana Sá'], published: '2022-10-19' },
    ],
    [
      'a published time',
      '<meta property="article:published_time" content="2022-10-19T23:30:00-07:00">',
      { published: '2022-10-19' },
    ],
    [
      'an impossible time, which is none',
      '<meta property="article:published_time" content="2022-02-31">',
      { published: null },
    ],
    [
      'a time in words, which is none',
      '<meta property="article:published_time" content="last Tuesday">',
      { published: null },
    ],
    [
      'an author',
      '<meta name="author" content="By Ana Sá and Jörg Lind">',
      { authors: ['Ana Sá', 'Jörg Lind'] },
    ],
    [
      'an author that is an address, which is none',
      '<meta property="article:author" content="https://example.org/ana">',
      { authors: [] },
    ],
    [
      'linked data',
      linked(article),
      { title: 'Linked', authors: ['Ana Sá', 'Jörg Lind'], publisher: 'The Ledger', published: '2022-10-19' },
    ],
    ['linked data in a list', linked([{ '@type': 'WebSite', name: 'x' }, article]), { title: 'Linked' }],
    [
      'linked data in a graph',
      linked({ '@graph': [{ '@type': 'Person', name: 'x' }, article] }),
      { title: 'Linked' },
    ],
    [
      'linked data of several types',
      linked({ ...article, '@type': ['Thing', 'BlogPosting'] }),
      { title: 'Linked' },
    ],
    ['an author as plain text', linked({ ...article, author: 'Ana Sá' }), { authors: ['Ana Sá'] }],
    [
      'broken linked data',
      '<script type="application/ld+json">{"@type":"NewsArticle",</script><meta property="og:title" content="OG">',
      { title: 'OG' },
    ],
    [
      'strange linked data',
      linked([null, 1, 'x', { '@graph': null }, { ...article, headline: 7, author: [null, 3] }]),
      { publisher: 'The Ledger' },
    ],
    ['the title element', '<title>Only a title element</title>', { title: 'Only a title element' }],
    ['its language', '', { language: 'en' }],
  ];
  test.each(cases)('%s', (_name, head, found) => expect(parseHtml(page(head)).found).toMatchObject(found));

  test('is read of a time element where the head says nothing', () =>
    expect(
      parseHtml(page('', `<article><time datetime="2022-10-19T08:00Z">19 Oct</time>${story}</article>`)).found
        .published,
    ).toBe('2022-10-19'));

  test('is read of a date line at last', () =>
    expect(parseHtml(page('', `<article><p>date 2022-10-19</p>${story}</article>`)).found.published).toBe(
      '2022-10-19',
    ));
});

describe('the canonical text', () => {
  const parsed = parseHtml(
    page(
      '<meta property="og:title" content="Councilman stays"><meta name="author" content="Ana Sá">',
      `<article><h1>Councilman   stays</h1><p class="byline">By Ana Sá</p>
        <p>The  first
        paragraph.</p>${story}<figure><img src="data:image/png;base64,iVBORw0KGgo=" alt="x"><figcaption>The chamber on Monday.</figcaption></figure>
        <ul><li>one</li><li>two</li></ul></article>`,
    ),
  );

  test('begins with the headline, once', () => {
    expect(parsed.text.startsWith('Councilman stays\n\n')).toBe(true);
    expect(parsed.text.split('Councilman stays')).toHaveLength(2);
  });
  test('holds the byline', () => expect(parsed.text.slice(0, 60)).toContain('Ana Sá'));
  test('holds captions', () => expect(parsed.text).toContain('\n\nThe chamber on Monday.'));
  test('has its white space collapsed and its blocks parted', () =>
    expect(parsed.text).toContain('\n\nThe first paragraph.\n\nParagraph 0 of'));
  test('has list items on lines', () => expect(parsed.text).toContain('one\ntwo'));

  test.each([
    ['an accent apart', '<p>Kevin de Leo\u0301n</p>', 'Kevin de León'],
    ['an accent as a reference', '<p>Leo&#x301;n</p>', 'León'],
    ['a comment between a letter and its accent', '<p>Leo<!-- x -->\u0301n</p>', 'León'],
    ['Hangul in parts', '<p>\u1112\u1161\u11ab</p>', '한'],
  ])('is NFC: %s', (_name, body, expected) => {
    const { text } = parseHtml(page('', body));
    expect(text).toContain(expected);
    expect(text).toBe(text.normalize('NFC'));
  });

  test.each([
    ['html', '<html dir="rtl" lang="he">', ''],
    ['body, as Readability finds it', '<html lang="he">', ' dir="rtl"'],
  ])('of a right-to-left page keeps its direction (%s)', (_name, html, dir) => {
    const words =
      '<p>ראש העיר הודיע כי לא יתפטר מתפקידו למרות הביקורת הרבה שנמתחה עליו בשבוע האחרון במועצה.</p>';
    const { reading, text, found } = parseHtml(
      `<!doctype html>${html}<head><title>ראש העיר</title></head><body${dir}><article>${words.repeat(8)}</article></body></html>`,
    );
    expect(reading).toContain('dir="rtl"');
    expect(text.startsWith('ראש העיר')).toBe(true);
    expect(found.language).toBe('he');
  });
});

describe('a page that can’t be an article', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n '],
    ['a script only', '<script>document.write("words")</script>'],
    ['a style only', '<style>p{}</style>'],
    ['a picture only', '<img src="https://example.org/a.png">'],
    ['empty elements', '<div><p></p><p>&nbsp;</p></div>'],
    ['more nesting than a reader bears', `${'<div>'.repeat(2_100)}words`],
  ])('is refused: %s', (_name, html) => expect(() => parseHtml(html)).toThrow(Refusal));

  test('is not one with much nesting', () =>
    expect(parseHtml(`${'<div>'.repeat(400)}words${'</div>'.repeat(400)}`).text).toContain('words'));
});

describe('a hostile page', () => {
  const hostile: readonly (readonly [name: string, body: string])[] = [
    ['a script', '<script>alert(1)</script>'],
    ['a script inside the story', '<p>a<script src="https://evil.example/x.js"></script>b</p>'],
    ['a handler', '<p onclick="alert(1)" onmouseover=alert(1)>words</p>'],
    ['a picture that fails', '<img src=x onerror=alert(1)>'],
    ['a javascript: link', '<a href="javascript:alert(1)">words</a>'],
    [
      'a javascript: link in disguise',
      '<a href="jav&#x09;ascript:alert(1)">words</a><a href=" &#14; javascript:alert(1)">w</a>',
    ],
    ['a data: link', '<a href="data:text/html,<script>alert(1)</script>">words</a>'],
    [
      'links that lead out of the app another way',
      '<a href="mailto:a@evil.example">w</a><a href="file:///etc/passwd">w</a><a href="/relative">w</a><a href="#place">w</a>',
    ],
    ['a vbscript: link', '<a href="vbscript:msgbox(1)">words</a>'],
    ['an svg with a script', '<svg><script>alert(1)</script></svg>'],
    [
      'an svg that animates a link',
      '<svg><a><animate attributeName="href" values="javascript:alert(1)"/><text>x</text></a></svg>',
    ],
    ['an svg as a picture', '<img src="data:image/svg+xml,<svg onload=alert(1)>">'],
    [
      'srcset',
      '<img srcset="https://evil.example/a.png 1x" src="data:image/png;base64,iVBORw0KGgo="><picture><source srcset="https://evil.example/b.png"></picture>',
    ],
    ['a remote picture', '<img src="https://evil.example/pixel.gif">'],
    [
      'a remote background',
      '<table background="https://evil.example/a.png"><tr><td background="https://evil.example/a.png">x</td></tr></table>',
    ],
    ['a style attribute', '<p style="background:url(https://evil.example/a.png)">words</p>'],
    [
      'a style sheet',
      '<style>@import url(https://evil.example/a.css)</style><link rel="stylesheet" href="https://evil.example/a.css">',
    ],
    ['a meta refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
    ['a base', '<base href="https://evil.example/">'],
    [
      'a form',
      '<form action="https://evil.example"><input name=a value=b><textarea>t</textarea><button formaction="https://evil.example">go</button></form>',
    ],
    [
      'an iframe',
      '<iframe src="https://evil.example"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>',
    ],
    [
      'an object and an embed',
      '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/x.swf">',
    ],
    [
      'video and audio',
      '<video src="https://evil.example/v.mp4" poster="https://evil.example/p.png"></video><audio src="https://evil.example/a.mp3"></audio>',
    ],
    ['a template', '<template><img src=x onerror=alert(1)></template>'],
    ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
    [
      'mXSS through math and style',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    ],
    ['mXSS through svg and title', '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'],
    [
      'mXSS through nested forms',
      '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    ],
    [
      'mXSS through select',
      '<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>">',
    ],
    [
      'mXSS through noembed and xmp',
      '<xmp><p title="</xmp><img src onerror=alert(1)>"></xmp><noembed><img src=x onerror=alert(1)></noembed>',
    ],
    ['an end of the reading copy', '</article></body></html><script>alert(1)</script>'],
    [
      'DOM clobbering',
      '<img name="implementation"><form id="attributes"><input name="attributes"></form><a id="ownerDocument"></a>',
    ],
    [
      'an is attribute and a custom element',
      '<p is="evil-p">x</p><evil-element onready="alert(1)">y</evil-element>',
    ],
    ['a character that ends an attribute', '<p title="a&quot; onmouseover=&quot;alert(1)">words</p>'],
    ['a ping', '<a href="https://example.org" ping="https://evil.example">words</a>'],
    ['a manifest', '<html manifest="https://evil.example/m">words'],
  ];

  /** Everything that could act or speak to the network in markup as it is served. */
  function dangersIn(markup: string): string[] {
    const allowed = /^(?:alt|cite|class|colspan|datetime|dir|href|lang|rowspan|src|start|title)$/u;
    const found: string[] = [];
    for (const [, name = '', attributes = ''] of markup.matchAll(
      /<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/giu,
    )) {
      if (
        /^(?:script|style|link|meta|base|form|input|button|textarea|select|iframe|object|embed|svg|math|video|audio|source|picture|template|noscript|xmp|noembed)$/iu.test(
          name,
        )
      )
        found.push(`<${name}>`);
      for (const [, attribute = '', value = ''] of attributes.matchAll(/([^\s=/]+)(?:="([^"]*)")?/gu)) {
        if (!allowed.test(attribute)) found.push(attribute);
        if (attribute === 'href' && !/^https?:/u.test(value)) found.push(`href ${value}`);
        if (attribute === 'src' && !/^data:image\/(?:png|jpeg|gif|webp|avif);/u.test(value))
          found.push(`src ${value}`);
      }
    }
    return found;
  }

  /** Some of them end in a refusal of the whole page: that is safe too. */
  function readingOrNone(html: string): string {
    try {
      return parseHtml(html).reading ?? '';
    } catch (error) {
      if (error instanceof Refusal) return '';
      throw error;
    }
  }

  const bodyOf = (reading: string | null): string =>
    (reading ?? '').replace(/^<!doctype html>\n<meta charset="utf-8">\n/u, '');

  test.each(hostile)('loses what could act: %s', (_name, body) => {
    for (const html of [
      page('', `<article>${body}${story}</article>`),
      page('', `<article>${story}${body}</article>`),
      `<p>short</p>${body}`,
    ]) {
      const reading = readingOrNone(html);
      expect(dangersIn(bodyOf(reading))).toEqual([]);
      expect(reading).not.toContain('evil.example');
    }
  });

  test('is told by the check above', () => {
    expect(
      dangersIn('<p onclick="x">a</p><script>b</script><a href="javascript:x">c</a><img src="https://x">'),
    ).toEqual(['onclick', '<script>', 'href javascript:x', 'src https://x']);
  });

  test('keeps its words, its links and pictures that are inside it', () => {
    const { reading, text } = parseHtml(
      page(
        '',
        `<article>${story}<p onclick="x">Kept <a href="https://example.org/a?b=1&amp;c=2">words</a></p><img src="data:image/png;base64,iVBORw0KGgo=" alt="A gate"></article>`,
      ),
    );
    expect(text).toContain('Kept words');
    expect(reading).toContain('href="https://example.org/a?b=1&amp;c=2"');
    expect(reading).toContain('src="data:image/png;base64,iVBORw0KGgo="');
  });

  test('prints nothing, whatever its style sheets hold', () => {
    const spies = (['error', 'warn', 'log', 'info'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    parseHtml(page('<style>@charset ; p { { } }} @media ((( </style><script>throw 1</script>'));
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

test('a formula is kept as the words that it shows', () => {
  const page = `<article><p>The load is <math alttext="F=ma"><semantics><mrow><mi>F</mi><mo>=</mo><mi>m</mi><mi>a</mi></mrow>
    <annotation encoding="application/x-tex">F=ma</annotation></semantics></math>, which the pin bears.</p></article>`;
  expect(parseHtml(page).text).toContain('The load is F=ma, which the pin bears.');
});

describe('the authors of a byline', () => {
  test.each([
    ['By Ana Sá', ['Ana Sá']],
    ['de Kerchove', ['de Kerchove']],
    ['Von Trier', ['Von Trier']],
    ['Ana Sá and Jörg Lind', ['Ana Sá', 'Jörg Lind']],
    ['Ana Sá, Jörg Lind & Bo Ek', ['Ana Sá', 'Jörg Lind', 'Bo Ek']],
    ['Von Ana Sá und Jörg Lind', ['Ana Sá', 'Jörg Lind']],
    ['Par Ana Sá et Jörg Lind', ['Ana Sá', 'Jörg Lind']],
    ['Sandra Anders', ['Sandra Anders']],
    ['', []],
    [' , ; ', []],
    ['x'.repeat(81), []],
  ])('%s', (byline, authors) => expect(authorsOf(byline)).toEqual(authors));
});

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCanonicalText } from '../../../archive/anchoring/canonical-text.shared.ts';
import { cleanReading } from '../../../renderer/page/clean-reading.ts';

const { window } = new JSDOM('');
const realm = window as unknown as Parameters<typeof cleanReading>[1];

function clean(html: string) {
  const cleaned = cleanReading(html, realm);
  const box = window.document.createElement('div');
  box.append(cleaned.content);
  return { ...cleaned, box, html: box.innerHTML };
}

describe('what is taken out', () => {
  const cases = [
    ['scripts', '<p>a</p><script>x()</script>', '<p>a</p>'],
    ['handlers', '<p onclick="x()">a</p>', '<p>a</p>'],
    ['styles', '<style>p{}</style><p style="color:red">a</p>', '<p>a</p>'],
    ['forms, but not their words', '<form action="x"><input name="y"><p>a</p></form>', '<p>a</p>'],
    ['frames and objects', '<iframe src="x"></iframe><object data="x"></object><p>a</p>', '<p>a</p>'],
    ['remote pictures', '<img src="https://example.org/x.png" alt="x">', '<img alt="x">'],
    ['pictures of the same origin', '<img src="/capture/x/y.png">', '<img>'],
    ['sets of sources', '<img srcset="https://example.org/x.png 2x">', '<img>'],
    ['drawings with scripts', '<svg onload="x()"><circle/></svg><p>a</p>', '<p>a</p>'],
    ['ids and names', '<p id="a"><a name="b">c</a></p>', '<p><a>c</a></p>'],
    [
      'classes of the page’s own parts',
      '<p class="flash-frame sheet byline">a</p>',
      '<p class="byline">a</p>',
    ],
    [
      'refreshes and bases',
      '<meta http-equiv="refresh" content="0;url=x"><base href="x"><p>a</p>',
      '<p>a</p>',
    ],
    ['data attributes', '<p data-theme="dark" aria-hidden="true">a</p>', '<p>a</p>'],
  ] as const;
  for (const [name, dirty, kept] of cases) {
    it(name, () => expect(clean(dirty).html).toBe(kept));
  }
});

describe('links', () => {
  it('lead nowhere and keep the address, whatever the page would have them say', () => {
    const { box } = clean('<a href="https://example.org/x" title="https://good.example">words</a>');
    const link = box.querySelector('a');
    expect(link?.hasAttribute('href')).toBe(false);
    expect(link?.hasAttribute('title')).toBe(false);
    expect(link?.dataset.address).toBe('https://example.org/x');
    expect(link?.getAttribute('role')).toBe('link');
    expect(link?.tabIndex).toBe(0);
  });

  it('to a place of the same article keep it, under the ids that the import gives', () => {
    const { html } = clean(
      '<a href="#ref-1">a</a><p id="ref-1">b</p><p id="body">c</p><a href="#body">d</a>',
    );
    expect(html).toBe(
      '<a data-jump="ref-1" role="link" tabindex="0">a</a><p id="ref-1">b</p><p>c</p><a>d</a>',
    );
  });

  it('to scripts and files are only words', () => {
    const { html } = clean(
      '<a href="javascript:x()">a</a><a href="file:///etc/passwd">b</a><a href="#x">c</a>' +
        '<a data-address="https://x.example" data-jump="ref-1">d</a>',
    );
    expect(html).toBe('<a>a</a><a>b</a><a>c</a><a>d</a>');
  });
});

describe('what is kept', () => {
  it('pictures inside the copy', () => {
    const picture = '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x">';
    expect(clean(picture).html).toBe(picture);
  });

  it('language and direction, wherever the copy says them', () => {
    expect(clean('<html lang="ar" dir="rtl"><body><p>a</p>')).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(clean('<html><body lang="he" dir="rtl"><p>a</p>')).toMatchObject({ lang: 'he', dir: 'rtl' });
    expect(clean('<p lang="fr" dir="ltr">a</p>')).toMatchObject({ lang: '', dir: 'auto' });
    expect(clean('<article dir="rtl"><p>a</p></article>').html).toContain('dir="rtl"');
  });

  it('details, opened', () => {
    expect(clean('<details><summary>s</summary><p>a</p></details>').html).toContain('<details open="">');
  });

  it('the canonical text, whatever block it breaks at', () => {
    const blocks =
      'address article aside blockquote center details div figure footer h1 h2 h3 h4 h5 h6 header main p pre section ul ol dl';
    for (const name of blocks.split(' ')) {
      const dirty = `one<${name}>two</${name}>three<br>four`;
      const before = new JSDOM(dirty).window.document.body;
      expect(readCanonicalText<Node>(clean(dirty).box).text, name).toBe(readCanonicalText<Node>(before).text);
    }
    const table =
      '<table><caption>c</caption><thead><tr><th>h</th><th>i</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>';
    const before = new JSDOM(table).window.document.body;
    expect(readCanonicalText<Node>(clean(table).box).text).toBe(readCanonicalText<Node>(before).text);
  });
});

it('refuses to draw where it cannot clean', () => {
  expect(() => cleanReading('<p>a</p>', {} as typeof realm)).toThrow();
});

/** The real cleaners and editors. Each takes {name: html} and gives {name: html}, as it would stand in the article. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sanitizeHtml from 'sanitize-html';

export const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
const kses = fileURLToPath(new URL('kses.php', import.meta.url));

const each = (snippets, clean) => Object.fromEntries(Object.entries(snippets).map(([name, html]) => [name, clean(html)]));

/** One run gives both roles; the second asks for what the first was given. */
const fromWordPress = new Map();

/** `role` is author (filtered) or admin (not filtered); both get what WordPress does to an article on display. */
const wordpress = (role) => (snippets) => {
  const folder = process.env.WORDPRESS || '/usr/share/wordpress';
  const input = JSON.stringify(snippets);
  if (!fromWordPress.has(input)) fromWordPress.set(input, JSON.parse(execFileSync('php', [kses, path.resolve(folder)], { input, encoding: 'utf8' })));
  return each(fromWordPress.get(input), (made) => made[role]);
};

// The tags that NukeViet 4.5 and the basic format of Drupal let through; the rest is dropped, the text inside kept.
const NUKEVIET =
  'embed object param a b blockquote br caption col colgroup div em h1 h2 h3 h4 h5 h6 hr i img li p span strong s sub sup table tbody td th tr u ul ol iframe figure figcaption video audio source track code pre mark';
// What AntiSamy's usual policies, such as that of Liferay's blogs, let through: tables with class and id, without caption and data names.
const ANTISAMY =
  'a b big blockquote br center code dd div dl dt em font h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul';
const DRUPAL = 'a em strong cite blockquote code ul ol li dl dt dd h2 h3 h4 h5 h6 p br img';
const attributes = (text) => Object.fromEntries(text.split(' ').map((one) => one.split(':')).map(([tag, names]) => [tag, names.split(',')]));

const listed = (tags, allowedAttributes) => (snippets) =>
  each(snippets, (html) =>
    sanitizeHtml(html, { allowedTags: tags.split(' '), allowedAttributes, allowedIframeHostnames: ['127.0.0.1'], parseStyleAttributes: false }),
  );

/** A script that runs in a page of the editor's: gives the cleaned snippets. */
const inPage = (scripts, run, options = {}) => async (snippets, { session, library }) => {
  const tags = scripts.map((file) => `<script src="${library}${file}"></script>`).join('');
  await session.open(`${library}blank.html`);
  await session.page.setContent(`<!doctype html><html><head><meta charset="utf-8"></head><body>${tags}<div id="place"></div></body></html>`, { waitUntil: 'load' });
  return session.eval(run, snippets, options);
};

async function purify(snippets) {
  return Object.fromEntries(Object.entries(snippets).map(([name, html]) => [name, window.DOMPurify.sanitize(html)]));
}

async function tinymce(snippets, options) {
  const area = document.createElement('textarea');
  area.id = 'area';
  document.getElementById('place').append(area);
  const [editor] = await window.tinymce.init({ selector: '#area', license_key: 'gpl', promotion: false, branding: false, plugins: 'table link image code lists', ...options });
  const out = {};
  for (const [name, html] of Object.entries(snippets)) {
    editor.setContent(html);
    out[name] = editor.getContent();
  }
  return out;
}

async function ckeditor4(snippets, options) {
  const { CKEDITOR } = window;
  const area = document.createElement('textarea');
  document.getElementById('place').append(area);
  const editor = CKEDITOR.replace(area, { versionCheck: false, ...options });
  await new Promise((done) => editor.on('instanceReady', done));
  const out = {};
  for (const [name, html] of Object.entries(snippets)) {
    await new Promise((done) => editor.setData(html, { callback: done }));
    out[name] = editor.getData();
  }
  return out;
}

async function ckeditor5(snippets, { general }) {
  const all = window.CKEDITOR;
  const names = ['Essentials', 'Paragraph', 'Heading', 'Bold', 'Italic', 'Link', 'List', 'BlockQuote', 'Table', 'TableToolbar', 'Image', 'MediaEmbed', 'PasteFromOffice'];
  if (general) names.push('GeneralHtmlSupport', 'SourceEditing');
  const editor = await all.ClassicEditor.create(document.getElementById('place'), {
    licenseKey: 'GPL',
    plugins: names.map((name) => all[name]),
    htmlSupport: { allow: [{ name: /.*/, attributes: true, classes: true, styles: true }] },
  });
  const out = {};
  for (const [name, html] of Object.entries(snippets)) {
    editor.setData(html);
    out[name] = editor.getData();
  }
  return out;
}

const tiny = (version, options) => inPage([`tinymce-${version}/tinymce.min.js`], tinymce, options);

/** Name in the table of docs/editors.md → cleaner. */
export const cleaners = {
  'WordPress 6.1, tác giả': wordpress('author'),
  'WordPress 6.1, quản trị': wordpress('admin'),
  'NukeViet 4.5 (theo danh sách thẻ)': listed(NUKEVIET, { '*': ['class', 'id', 'data-*', 'title', 'width', 'height', 'border', 'align'], ...attributes('a:href iframe:src,title,width,height img:src,alt') }),
  'Drupal, basic_html (theo danh sách thẻ)': listed(DRUPAL, attributes('a:href,hreflang img:src,alt,width,height')),
  'AntiSamy, blog của Liferay (theo danh sách thẻ)': listed(ANTISAMY, { '*': ['class', 'id', 'title', 'align'], ...attributes('a:href img:src,alt,width,height table:border,width,cellspacing td:width,colspan,rowspan th:scope,colspan,rowspan') }),
  'TinyMCE 4.9': tiny(4),
  'TinyMCE 4.9 của Joomla (bỏ script, iframe)': tiny(4, { invalid_elements: 'script,applet,iframe' }),
  'TinyMCE 5.10': tiny(5),
  'TinyMCE 6.8': tiny(6),
  'TinyMCE 7.9': tiny(7),
  'TinyMCE 8.9': tiny(8),
  'CKEditor 4.22, mặc định': inPage(['ckeditor4/ckeditor.js'], ckeditor4),
  'CKEditor 4.22, allowedContent': inPage(['ckeditor4/ckeditor.js'], ckeditor4, { allowedContent: true }),
  'CKEditor 5, mặc định': inPage(['ckeditor5/dist/browser/ckeditor5.umd.js'], ckeditor5, { general: false }),
  'CKEditor 5 có General HTML Support': inPage(['ckeditor5/dist/browser/ckeditor5.umd.js'], ckeditor5, { general: true }),
  'DOMPurify 3': inPage(['dompurify/dist/purify.min.js'], purify),
  'sanitize-html 2, mặc định': (snippets) => each(snippets, (html) => sanitizeHtml(html)),
};

/** What a person does in WordPress, step by step, in a browser (playwright's page). */
import { PASSWORD } from './wordpress.mjs';

const WAIT = { timeout: 30_000 };

export async function logIn(page, origin, name) {
  await page.goto(`${origin}/wp-login.php`);
  // The form's own script takes the focus while one types.
  await page.waitForTimeout(300);
  await page.fill('#user_login', name);
  await page.fill('#user_pass', PASSWORD);
  await page.click('#wp-submit');
  await page.waitForURL(/wp-admin/);
}

/** A new post in the block editor. */
async function newPost(page, origin, title) {
  await page.goto(`${origin}/wp-admin/post-new.php`);
  await page.locator('.editor-post-title__input').waitFor(WAIT);
  await page.locator('.editor-post-title__input').click();
  await page.keyboard.type(title);
}

/** Picks a block by typing its name after a slash, as the editor offers. */
async function pickBlock(page, slash, name) {
  await page.keyboard.type(`/${slash}`);
  await page.locator('.components-autocomplete__result', { hasText: name }).first().click(WAIT);
}

/** Every block: {kind: 'paragraph' | 'html' | 'shortcode', text}. */
export async function writeBlocks(page, origin, title, blocks) {
  await newPost(page, origin, title);
  await page.keyboard.press('Enter');
  for (const { kind, text } of blocks) {
    if (kind === 'paragraph') {
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
      continue;
    }
    await (kind === 'html' ? pickBlock(page, 'html', 'Custom HTML') : pickBlock(page, 'shortcode', 'Shortcode'));
    const area = page.locator('.wp-block.is-selected textarea');
    await area.waitFor(WAIT);
    await area.focus();
    await page.keyboard.insertText(text);
    // Out of the block and on, as by the menu's "Insert after".
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Alt+y');
    await page.waitForTimeout(100);
  }
  return publish(page);
}

export async function publish(page) {
  await page.locator('.editor-post-publish-panel__toggle').click(WAIT);
  await page.locator('.editor-post-publish-panel .editor-post-publish-button').click(WAIT);
  const link = page.locator('.post-publish-panel__postpublish-header a, .post-publish-panel__postpublish a').first();
  await link.waitFor(WAIT);
  return link.getAttribute('href');
}

/** A Table block, filled cell by cell, for which a style is chosen in the sidebar. */
export async function writeTable(page, origin, title, rows, style) {
  await newPost(page, origin, title);
  await page.keyboard.press('Enter');
  await pickBlock(page, 'table', 'Table');
  await page.getByLabel('Column count').fill(String(rows[0].length));
  await page.getByLabel('Row count').fill(String(rows.length));
  await page.locator('.blocks-table__placeholder-form button[type="submit"], .blocks-table__placeholder-button').first().click();
  const cells = page.locator('.wp-block-table td');
  for (const [index, text] of rows.flat().entries()) {
    await cells.nth(index).click();
    await page.keyboard.insertText(text);
  }
  const settings = page.locator('.edit-post-header__settings button[aria-label="Settings"]');
  if ((await settings.getAttribute('aria-expanded')) === 'false') await settings.click();
  await page.locator('.edit-post-sidebar__panel-tab', { hasText: 'Block' }).click();
  await page.locator('.block-editor-block-styles__item', { hasText: style }).click(WAIT);
  return publish(page);
}

/** Writes markup into the text tab of the classic editor; with `visual` goes to the other tab before publishing, as people do. */
export async function writeClassic(page, origin, title, markup, { visual = false } = {}) {
  await page.goto(`${origin}/wp-admin/post-new.php?classic-editor`);
  await page.fill('#title', title);
  await page.click('#content-html');
  await page.locator('#content').click();
  await page.keyboard.insertText(markup);
  if (visual) {
    await page.click('#content-tmce');
    await page.frameLocator('#content_ifr').locator('body p').first().waitFor(WAIT);
  }
  // Leaving the title saves a draft, and the button rests meanwhile.
  await page.waitForTimeout(300);
  await page.locator('#publish:not(.disabled)').click(WAIT);
  await page.locator('#message a').first().waitFor(WAIT);
  return page.locator('#message a').first().getAttribute('href');
}

/** Puts a file into the media library by the form that needs no script; gives its address. Null where WordPress refuses it. */
export async function uploadFile(page, origin, file) {
  await page.goto(`${origin}/wp-admin/media-new.php?browser-uploader`);
  await page.setInputFiles('#async-upload', file);
  await page.click('#html-upload');
  await page.waitForLoadState();
  if (!/upload\.php/.test(page.url())) return null;
  // The newest comes first in the list.
  await page.goto(`${origin}/wp-admin/upload.php?mode=list`);
  await page.locator('#the-list tr .row-title, #the-list tr .title a').first().click();
  const field = page.locator('#attachment_url');
  await field.waitFor({ state: 'attached', ...WAIT });
  return field.inputValue();
}

/** Plugins → Add New → Upload Plugin → Activate. */
export async function installPlugin(page, origin, zip) {
  await page.goto(`${origin}/wp-admin/plugin-install.php?tab=upload`);
  await page.setInputFiles('#pluginzip', zip);
  await page.click('#install-plugin-submit');
  await page.locator('a.button-primary[href*="action=activate"]').click(WAIT);
  await page.locator('tr[data-plugin="thuoc-do/thuoc-do.php"].active').waitFor(WAIT);
}

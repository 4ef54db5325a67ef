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

/** A new post in the block editor, with its welcome put away. */
async function newPost(page, origin, title) {
  await page.goto(`${origin}/wp-admin/post-new.php`);
  await page.locator('.editor-post-title__input').waitFor(WAIT);
  const welcome = page.locator('.components-modal__header button[aria-label="Close dialog"]');
  await welcome.click({ timeout: 3000 }).catch(() => {});
  await page.locator('.editor-post-title__input').click();
  await page.keyboard.type(title);
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
    await page.keyboard.type(kind === 'html' ? '/html' : '/shortcode');
    await page.locator('.components-autocomplete__result', { hasText: kind === 'html' ? 'Custom HTML' : 'Shortcode' }).first().click(WAIT);
    const area = page.locator(`.wp-block.is-selected textarea`);
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
  await page.click('#publish');
  await page.locator('#message a').first().waitFor(WAIT);
  return page.locator('#message a').first().getAttribute('href');
}

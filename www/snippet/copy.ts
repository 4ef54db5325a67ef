/** Copying a field's text, in whatever way the browser allows. */

/** False where no way works: the text then stands selected, to be copied by hand. */
export async function copy(area: HTMLTextAreaElement): Promise<boolean> {
  if (navigator.clipboard && navigator.clipboard.writeText) {
    try {
      await navigator.clipboard.writeText(area.value);
      return true;
    } catch {
      // Refused by a policy or a permission: the older way may still work.
    }
  }
  area.focus();
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}

type Pasted = Readonly<{ files: ArrayLike<File>; getData: (type: string) => string }>;

/**
 * The files that a paste means. Excel and Word bring a picture of what was copied beside its text, and the text is what
 * was meant. A copied picture or file may bring its own address or name as text, and then the file is.
 */
export function pastedFiles(clipboard: Pasted): File[] {
  const files = Array.from(clipboard.files);
  const text = clipboard.getData('text/plain').trim();
  const names = files.map(({ name }) => name).join('\n');
  const isOnlyAbout =
    text === '' || /^(?:https?|file|blob|data):\S+$/i.test(text) || text.replaceAll('\r', '') === names;
  return isOnlyAbout ? files : [];
}

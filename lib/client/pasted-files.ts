type Pasted = Readonly<{ files: ArrayLike<File>; getData: (type: string) => string }>;

/**
 * The files that the user meant to paste. Excel and Word add a picture of the copied text; then the text is meant. A
 * copied picture or file may add its own address or name as text; then the file is meant.
 */
export function pastedFiles(clipboard: Pasted): File[] {
  const files = Array.from(clipboard.files);
  const text = clipboard.getData('text/plain').trim();
  const names = files.map(({ name }) => name).join('\n');
  const isOnlyAbout =
    text === '' || /^(?:https?|file|blob|data):\S+$/i.test(text) || text.replaceAll('\r', '') === names;
  return isOnlyAbout ? files : [];
}

const SIZE = 64;
const MOST = 99;

/** Shows a count in the title, on the tab's icon and on the installed app. The returned function removes it. */
export function showBadge(count: number): () => void {
  const prefix = `(${count}) `;
  const number = () => {
    if (!document.title.startsWith(prefix)) document.title = prefix + bare(document.title);
  };
  number();
  // Navigation to another page writes a new title.
  const observer = new MutationObserver(number);
  observer.observe(document.head, { subtree: true, childList: true, characterData: true });
  const icon = addIcon(count);
  if ('setAppBadge' in navigator) navigator.setAppBadge(count).catch(() => undefined);
  return () => {
    observer.disconnect();
    document.title = bare(document.title);
    icon?.remove();
    if ('clearAppBadge' in navigator) navigator.clearAppBadge().catch(() => undefined);
  };
}

const bare = (title: string) => title.replace(/^\(\d+\) /, '');

/** Adds a second icon link. Browsers use the last one; the page's own icon returns when ours is removed. */
function addIcon(count: number): HTMLLinkElement | null {
  const href = drawIcon(count);
  if (!href) return null;
  const icon = document.createElement('link');
  icon.rel = 'icon';
  icon.href = href;
  document.head.append(icon);
  return icon;
}

function drawIcon(count: number): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const text = count > MOST ? `${MOST}+` : String(count);
  const middle = SIZE / 2;
  context.fillStyle = '#c2410c';
  context.arc(middle, middle, middle, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#fff';
  context.font = `bold ${text.length > 2 ? 28 : 40}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, middle, middle + 2);
  return canvas.toDataURL();
}

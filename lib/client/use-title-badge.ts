'use client';

import { useEffect } from 'react';

const SIZE = 32;

/** The count where a desk with many tabs sees it: in the title, on the icon, on the installed app. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    if (count === 0) return;
    const prefix = `(${count}) `;
    const number = () => {
      if (!document.title.startsWith(prefix)) document.title = prefix + bare(document.title);
    };
    number();
    // Moving to another page of the desk writes a new title.
    const observer = new MutationObserver(number);
    observer.observe(document.head, { subtree: true, childList: true, characterData: true });
    const icon = showDot();
    if ('setAppBadge' in navigator) navigator.setAppBadge(count).catch(() => undefined);
    return () => {
      observer.disconnect();
      document.title = bare(document.title);
      icon?.remove();
      if ('clearAppBadge' in navigator) navigator.clearAppBadge().catch(() => undefined);
    };
  }, [count]);
}

const bare = (title: string) => title.replace(/^\(\d+\) /, '');

/** A second icon link: the last one named wins, and the page's own comes back when ours goes. */
function showDot(): HTMLLinkElement | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#c2410c';
  context.arc(SIZE / 2, SIZE / 2, SIZE / 2.5, 0, 2 * Math.PI);
  context.fill();
  const icon = document.createElement('link');
  icon.rel = 'icon';
  icon.href = canvas.toDataURL();
  document.head.append(icon);
  return icon;
}

/**
 * Outlines of Lucide (lucide.dev, ISC licence), inlined because its React package alone would take a tenth of the size
 * budget of a guest's first visit. The desk uses the package.
 */
const OUTLINES = {
  arrowUp: 'm5 12 7-7 7 7M12 19V5',
  arrowDown: 'M12 5v14m7-7-7 7-7-7',
  paperclip:
    'm21.44 11.05-9.19 9.19a6 6 0 0 1-8.49-8.49l8.57-8.57A4 4 0 1 1 18 8.84l-8.59 8.57a2 2 0 0 1-2.83-2.83l8.49-8.48',
  check: 'M20 6 9 17l-5-5',
  checkCheck: 'M18 6 7 17l-5-5m20-2-7.5 7.5L13 16',
  reply: 'm9 17-5-5 5-5m11 13v-2a4 4 0 0 0-4-4H4',
  more: 'M12 12h.01M19 12h.01M5 12h.01',
  thread: 'M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2zM8 9h8m-8 4h5',
  x: 'M18 6 6 18M6 6l12 12',
  copy: 'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2',
  pencil:
    'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4',
  trash: 'M3 6h18m-2 0v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6m3 0V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2',
  history: 'M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8m0-5v5h5m4-1v5l4 2',
  wifiOff:
    'M12 20h.01M8.5 16.429a5 5 0 0 1 7 0M5 12.859a10 10 0 0 1 5.17-2.69m8.83 2.69a10 10 0 0 0-2.007-1.523M2 8.82a15 15 0 0 1 4.177-2.643M22 8.82a15 15 0 0 0-11.288-3.764M2 2l20 20',
} as const;

type Props = Readonly<{ name: keyof typeof OUTLINES; className?: string; strokeWidth?: number }>;

/** Decorative: its meaning must be in a text beside it. */
export function Icon({ name, className = 'size-5', strokeWidth = 2 }: Props) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <path d={OUTLINES[name]} />
    </svg>
  );
}

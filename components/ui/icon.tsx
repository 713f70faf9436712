/**
 * Outlines of Lucide (lucide.dev, ISC licence), drawn by hand because its React package alone would take a tenth of
 * what a guest's first visit may weigh. The desk uses the package.
 */
const OUTLINES = {
  arrowUp: 'm5 12 7-7 7 7M12 19V5',
  arrowDown: 'M12 5v14m7-7-7 7-7-7',
  check: 'M20 6 9 17l-5-5',
  checkCheck: 'M18 6 7 17l-5-5m20-2-7.5 7.5L13 16',
  wifiOff:
    'M12 20h.01M8.5 16.429a5 5 0 0 1 7 0M5 12.859a10 10 0 0 1 5.17-2.69m8.83 2.69a10 10 0 0 0-2.007-1.523M2 8.82a15 15 0 0 1 4.177-2.643M22 8.82a15 15 0 0 0-11.288-3.764M2 2l20 20',
} as const;

type Props = Readonly<{ name: keyof typeof OUTLINES; className?: string; strokeWidth?: number }>;

/** Decorative: what it means is said beside it. */
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

import { create } from 'qrcode';

type Props = Readonly<{ text: string; label: string; className?: string }>;

/** The empty margin that scanners need around a code. */
const QUIET = 3;

/** Rendered on the server, always dark on light: many scanners cannot read inverted codes. */
export function QrCode({ text, label, className = '' }: Props) {
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules;
  const side = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      className={`rounded-sm border border-line ${className}`}
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#ffffff" />
      <path fill="#14110d" d={outline(size, data)} />
    </svg>
  );
}

/** One rectangle for each run of dark modules in a row. */
function outline(size: number, data: Uint8Array): string {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    let start = -1;
    for (let column = 0; column <= size; column += 1) {
      const isDark = column < size && data[row * size + column] === 1;
      if (isDark && start < 0) start = column;
      if (isDark || start < 0) continue;
      path += `M${start} ${row}h${column - start}v1H${start}z`;
      start = -1;
    }
  }
  return path;
}

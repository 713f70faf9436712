type Size = 'sm' | 'md' | 'lg';
type Props = Readonly<{ name: string; src?: string | null; size?: Size; tone?: 'accent' | 'neutral' }>;

const SIZES: Record<Size, string> = { sm: 'size-7 text-xs', md: 'size-10 text-sm', lg: 'size-16 text-xl' };
const PIXELS: Record<Size, number> = { sm: 28, md: 40, lg: 64 };
const TONES = { accent: 'bg-accent text-accent-ink', neutral: 'bg-sunken text-ink-soft' };

/** A picture above initials, which remain if the picture cannot be loaded. Decorative: the name must be beside it. */
export function Avatar({ name, src, size = 'md', tone = 'neutral' }: Props) {
  const shape = `relative grid shrink-0 select-none place-items-center overflow-hidden rounded-full font-semibold ${SIZES[size]} ${TONES[tone]}`;
  return (
    <span aria-hidden="true" translate="no" className={shape}>
      {initialsOf(name)}
      {src && <Picture src={src} pixels={PIXELS[size]} />}
    </span>
  );
}

function Picture({ src, pixels }: Readonly<{ src: string; pixels: number }>) {
  return (
    // biome-ignore lint/performance/noImgElement: next/image would add its client to the guest's first load.
    <img
      src={src}
      alt=""
      width={pixels}
      height={pixels}
      className="absolute inset-0 size-full object-cover"
    />
  );
}

function initialsOf(name: string) {
  const words = name.trim().split(/\s+/u);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toLocaleUpperCase();
}

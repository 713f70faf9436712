import type { ComponentProps } from 'react';

type Variant = 'filled' | 'quiet';
type Props = Readonly<
  Omit<ComponentProps<'button'>, 'aria-label'> & { label: string; variant?: Variant; size?: 'md' | 'sm' }
>;

const VARIANTS: Record<Variant, string> = {
  filled: 'bg-accent text-accent-ink hover:brightness-110 active:scale-95',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
};

/** A round button with only an icon; `label` is its accessible name. */
export function IconButton(props: Props) {
  const { label, variant = 'quiet', size = 'md', className = '', ...attributes } = props;
  return (
    <button
      type="button"
      title={label}
      {...attributes}
      aria-label={label}
      className={`grid shrink-0 select-none place-items-center rounded-full transition-[filter,transform,background-color,opacity] disabled:opacity-50 ${size === 'md' ? 'size-11' : 'size-9 pointer-coarse:size-11'} ${VARIANTS[variant]} ${className}`}
    />
  );
}

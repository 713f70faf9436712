import type { ComponentProps } from 'react';
import { Spinner } from '@/components/ui/spinner';

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'md' | 'sm';

type Props = Readonly<
  ComponentProps<'button'> & { variant?: Variant; size?: Size; isBusy?: boolean; isWide?: boolean }
>;

const VARIANTS: Record<Variant, string> = {
  primary: 'bg-accent text-accent-ink hover:brightness-110 active:brightness-95',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'bg-alert text-alert-ink hover:brightness-110 active:brightness-95',
};
const SIZES: Record<Size, string> = {
  md: 'min-h-11 px-5 text-base',
  sm: 'min-h-9 px-3 text-sm pointer-coarse:min-h-11',
};

export function Button(props: Props) {
  const { variant = 'primary', size = 'md', isBusy = false, isWide = false, className = '', ...rest } = props;
  const { children, disabled, ...attributes } = rest;
  return (
    <button
      type="button"
      {...attributes}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      className={`inline-flex select-none items-center justify-center gap-2 rounded-md font-medium transition-[filter,background-color] disabled:opacity-55 ${VARIANTS[variant]} ${SIZES[size]} ${isWide ? 'w-full' : ''} ${className}`}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  );
}

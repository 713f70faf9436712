import { type ComponentProps, type ReactNode, useId } from 'react';

type Props = Readonly<
  ComponentProps<'input'> & {
    label: string;
    hint?: string;
    error?: string | null;
    /** Shown after the input as a part of its value, such as the end of a user name. */
    suffix?: string;
  }
>;

export function Field({ label, hint, error, suffix, id, className = '', ...attributes }: Props) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const note = error || hint;
  const described = [suffix && `${inputId}-suffix`, note && `${inputId}-note`].filter(Boolean).join(' ');
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={inputId} className="font-medium text-sm">
        {label}
      </label>
      <Ended suffix={suffix} id={`${inputId}-suffix`}>
        <input
          dir="auto"
          {...attributes}
          id={inputId}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3.5 text-base text-ink placeholder:text-ink-soft aria-invalid:border-alert"
        />
      </Ended>
      {note && (
        <p id={`${inputId}-note`} className={`text-sm ${error ? 'text-alert' : 'text-ink-soft'}`}>
          {note}
        </p>
      )}
    </div>
  );
}

type EndedProps = Readonly<{ suffix: string | undefined; id: string; children: ReactNode }>;

/** Always left to right, so that the suffix follows the input. */
function Ended({ suffix, id, children }: EndedProps) {
  if (suffix === undefined) return children;
  return (
    <div dir="ltr" className="flex items-center gap-2">
      {children}
      <span id={id} translate="no" className="wrap-anywhere max-w-1/2 shrink-0 text-ink-soft text-sm">
        {suffix}
      </span>
    </div>
  );
}

import { type ComponentProps, useId } from 'react';

type Props = Readonly<ComponentProps<'input'> & { label: string; hint?: string; error?: string | null }>;

export function Field({ label, hint, error, id, className = '', ...attributes }: Props) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const note = error || hint;
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={inputId} className="font-medium text-sm">
        {label}
      </label>
      <input
        dir="auto"
        {...attributes}
        id={inputId}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${inputId}-note` : undefined}
        className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3.5 text-base text-ink placeholder:text-ink-soft aria-invalid:border-alert"
      />
      {note && (
        <p id={`${inputId}-note`} className={`text-sm ${error ? 'text-alert' : 'text-ink-soft'}`}>
          {note}
        </p>
      )}
    </div>
  );
}

import { type ComponentProps, useId } from 'react';

type Props = Readonly<ComponentProps<'textarea'> & { label: string; hint?: string }>;

export function TextArea({ label, hint, id, className = '', ...attributes }: Props) {
  const ownId = useId();
  const areaId = id ?? ownId;
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={areaId} className="font-medium text-sm">
        {label}
      </label>
      <textarea
        dir="auto"
        rows={3}
        {...attributes}
        id={areaId}
        aria-describedby={hint ? `${areaId}-note` : undefined}
        className="w-full rounded-md border border-line-strong bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-ink-soft"
      />
      {hint && (
        <p id={`${areaId}-note`} className="text-ink-soft text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}

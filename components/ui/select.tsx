import { type ComponentProps, useId } from 'react';

type Choice = Readonly<{ value: string; label: string }>;
type Props = Readonly<ComponentProps<'select'> & { label: string; choices: readonly Choice[] }>;

export function Select({ label, choices, id, className = '', ...attributes }: Props) {
  const ownId = useId();
  const selectId = id ?? ownId;
  return (
    <div className={`flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={selectId} className="font-medium text-sm">
        {label}
      </label>
      <select
        {...attributes}
        id={selectId}
        className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink disabled:opacity-55"
      >
        {choices.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

'use client';

import { useId, useMemo } from 'react';
import { Field } from './field';

type Props = Readonly<{
  label: string;
  hint: string;
  value: string;
  error: string | null;
  onChange: (zone: string) => void;
}>;

/** A text field with the browser's own list of time zones. */
export function ZoneField({ label, hint, value, error, onChange }: Props) {
  const listId = useId();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  return (
    <>
      <Field
        label={label}
        hint={hint}
        error={error}
        list={listId}
        value={value}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value.trim())}
      />
      <datalist id={listId} suppressHydrationWarning={true}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

'use client';

import { Search } from 'lucide-react';
import { LIMITS } from '@/lib/contract/limits';

type Props = Readonly<{
  label: string;
  hint: string;
  value: string;
  onChange: (words: string) => void;
  className?: string;
}>;

/** A search field. The desk's search shortcut focuses it. */
export function SearchField({ label, hint, value, onChange, className = '' }: Props) {
  return (
    <label
      className={`flex min-h-10 items-center gap-2 rounded-md border border-line-strong bg-surface px-3 has-focus-visible:border-accent pointer-coarse:min-h-11 ${className}`}
    >
      <Search aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
      <input
        type="search"
        data-desk-search=""
        value={value}
        maxLength={LIMITS.searchChars}
        onChange={({ target }) => onChange(target.value)}
        aria-label={label}
        placeholder={hint}
        className="min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-soft lg:text-sm"
      />
    </label>
  );
}

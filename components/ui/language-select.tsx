'use client';

import { useLocale } from 'next-intl';
import type { ComponentProps } from 'react';
import { GUEST_LOCALES, type GuestLocale } from '@/lib/contract/hotel';
import { Select } from './select';

type Props = Readonly<Omit<ComponentProps<typeof Select>, 'choices'> & { of?: readonly GuestLocale[] }>;

/** Languages that guests are spoken to in, each by the name the reader has for it. */
export function LanguageSelect({ of = GUEST_LOCALES, ...attributes }: Props) {
  const names = new Intl.DisplayNames([useLocale()], { type: 'language' });
  return (
    <Select {...attributes} choices={of.map((each) => ({ value: each, label: names.of(each) ?? each }))} />
  );
}

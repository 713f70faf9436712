'use client';

import { useLocale } from 'next-intl';
import type { ComponentProps } from 'react';
import { GUEST_LOCALES, type GuestLocale } from '@/lib/contract/hotel';
import { Select } from './select';

type Props = Readonly<Omit<ComponentProps<typeof Select>, 'choices'> & { of?: readonly GuestLocale[] }>;

/** The languages of guests, each by its name in the user's language. */
export function LanguageSelect({ of = GUEST_LOCALES, ...attributes }: Props) {
  const names = new Intl.DisplayNames([useLocale()], { type: 'language' });
  return (
    <Select {...attributes} choices={of.map((each) => ({ value: each, label: names.of(each) ?? each }))} />
  );
}

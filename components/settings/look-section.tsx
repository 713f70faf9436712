'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { parseHex, READABLE_CONTRAST, tooLight } from '@/lib/contract/colour';
import { HOTEL_LIMITS } from '@/lib/contract/hotel-settings';
import { LogoField } from './logo-field';
import { Section } from './section';
import type { Settings } from './use-settings';

/** The name, colour and logo that guests see. */
export function LookSection({ settings }: Readonly<{ settings: Settings }>) {
  const t = useTranslations('Settings.look');
  const format = useFormatter();
  const { saved } = settings;
  const [name, setName] = useState(saved.name);
  const [color, setColor] = useState(saved.accent_color);
  const isColor = parseHex(color) !== null;
  const light = tooLight(color);
  const isSaid = name.trim() !== '' && isColor && !light;
  const hasChanged = name.trim() !== saved.name || color.toLowerCase() !== saved.accent_color;
  const error = light
    ? t('tooLight', {
        found: format.number(light.contrast, { maximumFractionDigits: 1 }),
        needed: format.number(READABLE_CONTRAST),
      })
    : isColor
      ? null
      : t('noColor');

  return (
    <Section
      title={t('title')}
      change={isSaid && hasChanged ? { name: name.trim(), accent_color: color } : null}
      save={settings.change}
    >
      <Field
        label={t('name')}
        value={name}
        maxLength={HOTEL_LIMITS.nameChars}
        error={name.trim() === '' ? t('noName') : null}
        onChange={({ target }) => setName(target.value)}
      />
      <div className="flex items-start gap-3">
        <Field
          label={t('color')}
          hint={t('colorHint')}
          error={error}
          value={color}
          dir="ltr"
          maxLength={7}
          spellCheck={false}
          onChange={({ target }) => setColor(target.value)}
          className="min-w-0 flex-1"
        />
        <input
          type="color"
          aria-label={t('pick')}
          value={isColor ? color.toLowerCase() : saved.accent_color}
          onChange={({ target }) => setColor(target.value)}
          className="mt-6.5 h-11 w-14 shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-1"
        />
        <Sample color={isColor ? color : saved.accent_color} label={t('sample')} />
      </div>
      {light && (
        <button
          type="button"
          onClick={() => setColor(light.darker)}
          className="inline-flex min-h-11 items-center gap-2 self-start text-start rounded-md border border-line-strong px-3 text-sm hover:bg-sunken"
        >
          <span
            aria-hidden="true"
            className="size-5 shrink-0 rounded-full"
            style={{ backgroundColor: light.darker }}
          />
          {t('useDarker', { color: light.darker })}
        </button>
      )}
      <LogoField settings={settings} />
    </Section>
  );
}

/** White text on the colour, as guests see it. */
function Sample({ color, label }: Readonly<{ color: string; label: string }>) {
  return (
    <span
      aria-hidden="true"
      className="mt-6.5 grid h-11 shrink-0 place-items-center rounded-md px-3 font-medium text-sm max-sm:hidden"
      style={{ backgroundColor: color, color: '#ffffff' }}
    >
      {label}
    </span>
  );
}

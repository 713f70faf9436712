'use client';

import { useTranslations } from 'use-intl';

export type DemoPerson = Readonly<{
  username: string;
  password: string;
  name: string;
  role: string;
  isOnDuty: boolean;
}>;
export type DemoHotelPeople = Readonly<{ name: string; people: readonly DemoPerson[] }>;

type Props = Readonly<{ hotels: readonly DemoHotelPeople[]; onPick: (person: DemoPerson) => void }>;

/** Demo only: fills in a staff member's sign-in with one tap. */
export function DemoPeople({ hotels, onPick }: Props) {
  const t = useTranslations('SignIn');
  return (
    <section className="flex flex-col gap-4" aria-labelledby="demo-people">
      <div>
        <h2 id="demo-people" className="font-semibold text-sm">
          {t('demoTitle')}
        </h2>
        <p className="text-ink-soft text-sm">{t('demoHint')}</p>
      </div>
      {hotels.map((hotel) => (
        <div key={hotel.name} className="flex flex-col gap-1">
          <h3 dir="auto" className="text-start font-medium text-ink-soft text-xs">
            {hotel.name}
          </h3>
          <ul className="divide-y divide-line overflow-hidden rounded-md border border-line">
            {hotel.people.map((person) => (
              <li key={person.username}>
                <button
                  type="button"
                  onClick={() => onPick(person)}
                  className="flex min-h-11 w-full items-center gap-2 px-3.5 py-1.5 text-start text-sm -outline-offset-2 hover:bg-sunken"
                >
                  <span dir="auto" className="min-w-0 flex-1 truncate text-start font-medium">
                    {person.name}
                  </span>
                  <span className="text-ink-soft">{person.role}</span>
                  {person.isOnDuty && <OnDuty label={t('onDuty')} />}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function OnDuty({ label }: Readonly<{ label: string }>) {
  return (
    <span className="grid place-items-center" title={label}>
      <span aria-hidden="true" className="size-2 rounded-full bg-good" />
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** What a column of the file may be. `full_name` stands for both names. */
export const IMPORT_FIELDS = [
  'external_id',
  'guest_first_name',
  'guest_last_name',
  'full_name',
  'guest_email',
  'guest_locale',
  'check_in',
  'check_out',
  'room_number',
  'status',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
/** Which column each field is read from; those without one are not in the file. */
export type Mapping = Readonly<Partial<Record<ImportField, string>>>;

/** As hotels' systems name them in English, German, French and Spanish, without spaces, dots and accents. */
const NAMES: Record<ImportField, readonly string[]> = {
  external_id: [
    ...['externalid', 'id', 'bookingid', 'bookingno', 'bookingnumber', 'bookingref', 'bookingreference'],
    ...['reservation', 'reservationid', 'reservationno', 'reservationnumber', 'resno', 'confirmation'],
    ...['confirmationno', 'confirmationnumber', 'reference', 'buchung', 'buchungsnr', 'buchungsnummer'],
    ...['reservierung', 'reservierungsnr', 'reservierungsnummer', 'resnr', 'numeroreservation', 'reserva'],
    ...['numeroreserva', 'localizador'],
  ],
  guest_first_name: ['firstname', 'givenname', 'guestfirstname', 'forename', 'vorname', 'prenom', 'nombre'],
  guest_last_name: [
    ...['lastname', 'surname', 'familyname', 'guestlastname', 'nachname', 'familienname', 'nomdefamille'],
    ...['nom', 'apellido', 'apellidos'],
  ],
  full_name: ['name', 'guest', 'guestname', 'fullname', 'gast', 'gastname', 'client', 'huesped', 'cliente'],
  guest_email: ['email', 'mail', 'emailaddress', 'guestemail', 'emailadresse', 'courriel', 'correo'],
  guest_locale: ['language', 'locale', 'lang', 'guestlocale', 'sprache', 'langue', 'idioma'],
  check_in: [
    ...['checkin', 'checkindate', 'arrival', 'arrivaldate', 'from', 'anreise', 'anreisedatum', 'ankunft'],
    ...['arrivee', 'datearrivee', 'llegada', 'entrada'],
  ],
  check_out: [
    ...['checkout', 'checkoutdate', 'departure', 'departuredate', 'to', 'until', 'abreise', 'abreisedatum'],
    ...['depart', 'datedepart', 'salida'],
  ],
  room_number: [
    ...['room', 'roomno', 'roomnumber', 'roomnr', 'zimmer', 'zimmernr', 'zimmernummer', 'chambre'],
    ...['numerochambre', 'habitacion'],
  ],
  status: ['status', 'bookingstatus', 'state', 'reservationstatus', 'buchungsstatus', 'statut', 'estado'],
};

/** A column is one field only, and each field takes the first that bears one of its names. */
export function guessColumns(columns: readonly string[]): Mapping {
  const mapping: Partial<Record<ImportField, string>> = {};
  for (const field of IMPORT_FIELDS) {
    const column = columns.find((name) => NAMES[field].includes(plain(name)));
    if (column !== undefined) mapping[field] = column;
  }
  const { full_name: name, ...rest } = mapping;
  if (!rest.guest_first_name || name === undefined) return mapping;
  // Beside a first name, a column that is called just “Name” holds the last.
  return { guest_last_name: name, ...rest };
}

/** What must be chosen before anything can be read. */
export function missingFields(mapping: Mapping): ImportField[] {
  const needed: ImportField[] = ['external_id', 'check_in', 'check_out'];
  const hasName = mapping.full_name || (mapping.guest_first_name && mapping.guest_last_name);
  return [...needed.filter((field) => !mapping[field]), ...(hasName ? [] : (['guest_last_name'] as const))];
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

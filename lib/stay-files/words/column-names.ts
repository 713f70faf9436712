import type { ImportField } from '@/lib/contract/import-memory';

/**
 * Combines each word of one list with each word of the other, in both orders: systems name most columns with two words.
 */
function pairs(ones: readonly string[], others: readonly string[]): string[] {
  return ones.flatMap((one) => others.flatMap((other) => [`${one} ${other}`, `${other} ${one}`]));
}

const NUMBER = [
  ...['number', 'no', 'nr', 'num', 'n', 'id', 'ref', 'reference', 'code', 'nummer', 'referenz', 'numéro'],
  ...['número', 'numero', 'codice', 'código', 'référence', 'referencia', 'riferimento', 'referência'],
  ...['referentie', 'kenmerk', 'numer', 'kod', 'name id', 'nos'],
];
const COUNTS = ['no', 'nr', 'num', 'n', 'nos'];
const BOOKING = [
  ...['booking', 'book', 'reservation', 'reservations', 'res', 'resv', 'reserv', 'external'],
  ...['confirmation'],
  ...['confirm', 'conf', 'cnf', 'record', 'itinerary', 'order', 'voucher', 'pms'],
  ...['reservierung', 'reservierungs', 'buchung', 'buchungs', 'bestätigungs', 'beleg', 'vorgang'],
  ...['vorgangs'],
  ...['réservation', 'dossier', 'reserva', 'reservas', 'confirmación', 'expediente'],
  ...['prenotazione', 'prenotazioni', 'conferma', 'pratica', 'confirmação', 'boeking', 'boekings'],
  ...['reservering', 'reserverings', 'bevestigings', 'rezerwacja', 'rezerwacji', 'potwierdzenia'],
];
const GUEST = [
  ...['guest', 'guests', 'primary guest', 'main guest', 'lead guest', 'traveller', 'traveler', 'customer'],
  ...['occupant', 'holder', 'gast', 'gäste', 'gastes', 'hauptgast', 'kunde', 'kunden', 'client'],
  ...['voyageur'],
  ...['hôte', 'huésped', 'huéspedes', 'titular', 'viajero', 'cliente', 'ospite', 'ospiti', 'hóspede'],
  ...['hóspedes', 'gasten', 'klant', 'hoofdgast', 'gość', 'gościa', 'goście', 'klient', 'klienta'],
];
const NAME = ['name', 'names', 'nom', 'noms', 'nombre', 'nombres', 'nome', 'nomi', 'nomes', 'naam', 'namen'];
const FIRST = [
  ...['first name', 'first', 'forename', 'given name', 'christian name', 'vorname', 'vornamen', 'prénom'],
  ...['prénoms', 'nombre de pila', 'nome proprio', 'nome de batismo', 'primeiro nome', 'voornaam'],
  ...['roepnaam'],
  ...['imię', 'imiona'],
];
const LAST = [
  ...['last name', 'last', 'surname', 'family name', 'nachname', 'familienname', 'zuname'],
  ...['nom de famille'],
  ...['apellido', 'apellidos', 'primer apellido', 'cognome', 'sobrenome', 'apelido', 'último nome'],
  ...['achternaam', 'familienaam', 'nazwisko'],
];
const WHOLE = [
  ...['full name', 'whole name', 'complete name', 'display name', 'vollständiger name', 'voller name'],
  ...['nom complet', 'nom et prénom', 'nom prénom', 'nombre completo', 'nombre y apellidos'],
  ...['nome completo'],
  ...['nome e cognome', 'cognome e nome', 'volledige naam', 'imię i nazwisko', 'nazwisko i imię'],
];
const BOOKER = [
  ...['booked by', 'booker', 'booker name', 'gebucht von', 'besteller', 'réservé par', 'reservado por'],
  ...['prenotato da', 'geboekt door', 'zarezerwowane przez'],
];
const MAIL = ['email', 'e mail', 'mail', 'courriel', 'correo', 'correo electrónico', 'posta elettronica'];
const ADDRESS = [
  ...['address', 'adresse', 'adres', 'dirección', 'indirizzo', 'endereço', 'contact', 'booker', ...GUEST],
];
const ARRIVAL = [
  ...['arrival', 'arrive', 'arrives', 'arriving', 'check in', 'guest arrival', 'start', 'begin'],
  ...['stay start'],
  ...['anreise', 'ankunft', 'beginn', 'arrivée', 'début', 'llegada', 'entrada', 'inicio', 'arrivo'],
  ...['inizio'],
  ...['chegada', 'início', 'aankomst', 'inchecken', 'incheck', 'aanvang', 'przyjazd', 'przyjazdu'],
  ...['zameldowanie', 'zameldowania', 'początek'],
];
const DEPARTURE = [
  ...['departure', 'depart', 'departs', 'departing', 'check out', 'guest departure', 'end', 'stay end'],
  ...['abreise', 'abfahrt', 'ende', 'départ', 'fin', 'salida', 'partenza', 'fine', 'saída', 'partida'],
  ...['fim'],
  // The translated label of one channel manager.
  ...['confira', 'vertrek', 'uitchecken', 'uitcheck', 'einde', 'wyjazd', 'wyjazdu', 'wymeldowanie'],
  ...['wymeldowania', 'koniec'],
];
const DAY = [
  ...['date', 'dates', 'day', 'on', 'datum', 'tag', 'jour', 'fecha', 'día', 'data', 'giorno', 'dia', 'dag'],
  ...['dzień'],
];
const ROOM = [
  ...['room', 'unit', 'apartment', 'zimmer', 'chambre', 'habitación', 'camera', 'stanza', 'quarto'],
  ...['kamer'],
  ...['pokój', 'pokoju', 'accommodation'],
];
const LABEL = ['name', 'names', 'label', 'assigned', 'bezeichnung', 'nom', 'nombre', 'nome', 'naam', 'nazwa'];
const STATE = ['status', 'state', 'statut', 'état', 'estado', 'stato', 'situação', 'stan', 'toestand'];

/** Column names by field, the more specific ones first: of two columns the one with the earlier name is used. */
export const COLUMN_NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  // “No.” alone numbers the rows of a list, so it would mean another stay in the next file.
  external_id: [
    ...[...pairs(BOOKING, NUMBER), ...BOOKING, 'localizador', 'locator', 'record locator', 'uid'],
    ...NUMBER.filter((word) => !COUNTS.includes(word)),
  ],
  guest_first_name: [...FIRST, ...pairs(GUEST, FIRST)],
  guest_last_name: [...LAST, ...pairs(GUEST, LAST)],
  full_name: [...WHOLE, ...pairs(GUEST, [...WHOLE, ...NAME]), ...GUEST, ...NAME, 'summary', ...BOOKER],
  guest_email: [...MAIL, ...pairs(MAIL, ADDRESS)],
  guest_locale: [
    ...['language', 'locale', 'lang', 'sprache', 'langue', 'idioma', 'lingua', 'língua', 'taal', 'język'],
    ...pairs(GUEST, ['language', 'locale', 'sprache', 'langue', 'idioma', 'lingua', 'taal', 'język']),
    ...['preferred language', 'korrespondenzsprache'],
  ],
  check_in: [
    ...[
      ...pairs(ARRIVAL, DAY),
      ...ARRIVAL,
      'from',
      'stay from',
      'von',
      'du',
      'desde',
      'dal',
      'de',
      'van',
      'od',
    ],
  ],
  check_out: [
    ...[...pairs(DEPARTURE, DAY), ...DEPARTURE, 'to', 'until', 'till', 'stay to', 'bis', 'au', 'hasta', 'al'],
    ...['até', 'tot', 'do'],
  ],
  nights: [
    ...['nights', 'no nights', 'number nights', 'room nights', 'length stay', 'nächte', 'anzahl nächte'],
    ...['übernachtungen', 'nuits', 'nuitées', 'nombre nuits', 'noches', 'número noches', 'notti'],
    ...['numero notti', 'noites', 'número noites', 'nachten', 'aantal nachten', 'overnachtingen', 'noce'],
    ...['nocy'],
    ...['liczba nocy'],
  ],
  room_number: [...pairs(ROOM, NUMBER), ...ROOM, ...pairs(ROOM, LABEL)],
  status: [...pairs(BOOKING, STATE), ...STATE, ...pairs(GUEST, STATE)],
};

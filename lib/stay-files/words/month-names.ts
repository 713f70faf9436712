/** By month, in English, German (and Austria's), French, Spanish, Italian, Portuguese, Dutch and Polish. */
export const MONTH_NAMES: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner', 'janvier', 'enero', 'gennaio', 'janeiro', 'januari', 'styczeń', 'stycznia'],
  [
    ...['february', 'februar', 'feber', 'février', 'febrero', 'febbraio', 'fevereiro', 'februari', 'luty'],
    ...['lutego'],
  ],
  ['march', 'märz', 'mrz', 'mars', 'marzo', 'março', 'maart', 'mrt', 'marzec', 'marca'],
  ['april', 'avril', 'abril', 'aprile', 'kwiecień', 'kwietnia'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei', 'maj', 'maja'],
  ['june', 'juni', 'juno', 'juin', 'junio', 'giugno', 'junho', 'czerwiec', 'czerwca'],
  ['july', 'juli', 'julei', 'juillet', 'julio', 'luglio', 'julho', 'lipiec', 'lipca'],
  ['august', 'août', 'agosto', 'augustus', 'sierpień', 'sierpnia'],
  ['september', 'septembre', 'septiembre', 'setiembre', 'settembre', 'setembro', 'wrzesień', 'września'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro', 'październik', 'października'],
  ['november', 'novembre', 'noviembre', 'novembro', 'listopad', 'listopada'],
  ['december', 'dezember', 'décembre', 'diciembre', 'dicembre', 'dezembro', 'grudzień', 'grudnia'],
];

/** Weekdays next to a day are ignored; some are spelled like a month. */
export const WEEKDAY_NAMES: readonly string[] = [
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonnabend', 'sonntag'],
  ...['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  ...['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  ...['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
  ...['segunda feira', 'terça feira', 'quarta feira', 'quinta feira', 'sexta feira'],
  ...['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  ...['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela', 'pn', 'śr', 'pt'],
  ...['nd'],
];

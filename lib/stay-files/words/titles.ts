/** Titles before or after a name, in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish. */
export const TITLES: readonly string[] = [
  ...['mr', 'mrs', 'ms', 'miss', 'mx', 'mstr', 'master', 'sir', 'dame', 'lady', 'lord', 'dr', 'prof'],
  ...['rev'],
  ...['doctor', 'professor', 'herr', 'herrn', 'hr', 'frau', 'fr', 'fräulein', 'familie', 'fam', 'ing'],
  ...['dipl'],
  ...['mag', 'monsieur', 'mme', 'madame', 'mlle', 'mademoiselle', 'mm', 'messieurs', 'famille', 'famiglia'],
  ...['señor', 'sr', 'señora', 'sra', 'señorita', 'srta', 'doña', 'dña', 'familia', 'signor', 'sig'],
  ...['signora', 'sig ra', 'sigra', 'signorina', 'dott', 'dottssa', 'avv', 'senhor', 'senhora', 'sr a'],
  ...['dra'],
  ...['dhr', 'de heer', 'heer', 'mevrouw', 'mevr', 'mw', 'pan', 'pani', 'chd', 'chld', 'inf', 'mr mrs'],
];

/** Words between two guests in one cell. One letter (“y”, “e”, “i”) is left out: it occurs within names. */
export const AND_WORDS: readonly string[] = ['and', 'und', 'et', 'en', 'oraz', 'com', 'mit', 'with', 'avec'];

/** Words of a heading whose cells name several guests. */
export const PLURALS: readonly string[] = [
  ...['guests', 'names', 'gäste', 'namen', 'noms', 'clients', 'voyageurs', 'huéspedes', 'nombres'],
  ...['ospiti'],
  ...['nomi', 'hóspedes', 'nomes', 'gasten', 'goście', 'occupants', 'travellers', 'travelers'],
];

/** The passwords that attackers try first, in lower case and without the digits and signs that people append. */
const WORDS = new Set(
  `password passwort passw0rd p@ssword p@ssw0rd passwd admin administrator manager reception rezeption receptionist
  welcome willkommen hotel hotelmate killarney dublin letmein changeme secret geheim qwerty qwertyuiop qwertz
  qwertzuiop asdfghjkl asdfgh zxcvbnm yxcvbnm abcdefgh abcdefghi abcdef abcd1234 q1w2e3r4 1q2w3e4r 1q2w3e4r5t
  1qaz2wsx qazwsx qazwsxedc zaq12wsx iloveyou ichliebedich sunshine sonnenschein princess prinzessin football
  fussball baseball basketball superman batman spiderman pokemon starwars dragon monkey shadow master michael
  jennifer jessica ashley daniel charlie thomas andrew computer internet samsung google facebook whatsapp
  trustno1 whatever hello hallo freedom mustang corvette liverpool chelsea arsenal manchester bayern schalke
  hunter ranger jordan harley matrix killer flower blumen sommer winter summer spring autumn herbst monday montag
  january januar default guest gast user test testtest demo demodemo service server login einloggen starwars
  maverick cookie chocolate schokolade butterfly schmetterling purple orange yellow bailey access security
  sicherheit frankfurt berlin hamburg muenchen ireland irland london correcthorsebatterystaple`.split(/\s+/),
);

/** The list is short and stops the first dozens of guesses. The waiting times of the sign-in stop the later ones. */
export function isCommonPassword(lowerCase: string): boolean {
  const bare = lowerCase.replace(/^\P{L}+|\P{L}+$/gu, '');
  return WORDS.has(lowerCase) || WORDS.has(bare) || bare.length < 2 || isMonotonous(lowerCase);
}

/** Detects "aaaaaaaa" and "abababab": fewer than four different characters. */
function isMonotonous(text: string): boolean {
  return new Set(text).size < 4;
}

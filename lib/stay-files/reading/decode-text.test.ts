import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ALPHABETS } from './alphabets';
import { decodeText } from './decode-text';

const FILES = {
  fr: "N° de réservation;Nom;Prénom;Date d'arrivée;Statut\r\n4711;Lefèvre;Zoé;29/11/2026;Confirmée\r\n",
  de: 'Reservierungs-Nr.;Nachname;Vorname;Anreise;Status\r\n1;Müller;Jürgen;29.11.2026;Bestätigt\r\n',
  pl: 'Nr rezerwacji;Imię;Nazwisko;Przyjazd;Pokój\r\n1;Łukasz;Wójcik;29.11.2026;204\r\n',
  es: 'Localizador;Huésped;Llegada;Salida;Habitación\r\n1;José Muñoz;29/11/2026;01/12/2026;204\r\n',
  pt: 'Número;Nome completo;Chegada;Saída;Situação\r\n1;João Guimarães;29/11/2026;01/12/2026;Não\r\n',
  nl: 'Reserveringsnummer;Voornaam;Achternaam;Aankomst\r\n1;Zoë;Daniëls;29-11-2026\r\n',
  it: 'Prenotazione;Cognome;Nome;Città\r\n1;Nicolò;Forlì;Cantù\r\n',
  ru: 'Номер;Имя;Фамилия;Заезд;Выезд\r\n1;Иван;Петров;29.11.2026;01.12.2026\r\n',
  el: 'Αριθμός;Όνομα;Επώνυμο;Άφιξη\r\n1;Γιώργος;Παπαδόπουλος;29/11/2026\r\n',
  tr: 'Rezervasyon No;Ad;Soyad;Giriş;Çıkış\r\n1;Şükrü;Yılmaz;29.11.2026;01.12.2026\r\n',
  cs: 'Číslo;Jméno;Příjmení;Příjezd\r\n1;Jiří;Dvořák;29.11.2026\r\n',
  ja: '予約番号,氏名,到着日,出発日\r\n1,山田太郎,2026/11/29,2026/12/01\r\n',
  short: 'Id;Name;Anreise;Abreise\r\n1;Müller;29.11.2026;01.12.2026\r\n',
};

const ENCODED: readonly [file: keyof typeof FILES, ...encodings: string[]][] = [
  ['fr', 'utf8', 'win1252', 'macintosh', 'cp850', 'iso-8859-15'],
  ['de', 'utf8', 'win1252', 'macintosh', 'cp850', 'cp437', 'utf16le', 'utf16be'],
  ['pl', 'utf8', 'win1250', 'maccenteuro', 'cp852', 'utf16le'],
  ['es', 'win1252', 'macintosh', 'cp850'],
  ['pt', 'win1252', 'macintosh', 'cp850'],
  ['nl', 'win1252', 'macintosh'],
  ['it', 'win1252', 'macintosh'],
  ['ru', 'win1251', 'koi8-r', 'maccyrillic', 'cp866'],
  ['el', 'win1253', 'iso-8859-7', 'macgreek'],
  ['tr', 'win1254', 'macturkish'],
  ['cs', 'win1250', 'maccenteuro', 'cp852'],
  ['ja', 'shiftjis', 'utf8'],
  ['short', 'win1252', 'macintosh', 'cp850'],
];

describe('decodeText', () => {
  it.each(ENCODED.flatMap(([file, ...encodings]) => encodings.map((encoding) => [file, encoding] as const)))(
    'detects the encoding of a file in the language %s and the encoding %s',
    async (file, encoding) => {
      const bytes = new Uint8Array(iconv.encode(FILES[file], encoding));
      expect((await decodeText(bytes)).text).toBe(FILES[file]);
    },
  );

  it('removes a byte order mark and uses the encoding that it names', async () => {
    for (const encoding of ['utf8', 'utf16le', 'utf16be']) {
      const bytes = new Uint8Array(iconv.encode(FILES.pl, encoding, { addBOM: true }));
      expect((await decodeText(bytes)).text).toBe(FILES.pl);
    }
  });

  it('uses the encoding that a staff member chooses', async () => {
    const bytes = new Uint8Array(iconv.encode('Žďár, Łódź', 'win1250'));
    expect(await decodeText(bytes, 'Windows-1250')).toEqual({ text: 'Žďár, Łódź', alphabet: 'Windows-1250' });
    expect((await decodeText(bytes, 'Windows-1252')).text).not.toContain('Łódź');
  });

  it.each(ALPHABETS.map(({ name }) => name))('decodes the encoding %s', async (name) => {
    const bytes = new Uint8Array(
      iconv.encode('Id,1', name === 'UTF-16BE' ? 'utf16be' : name === 'UTF-16LE' ? 'utf16le' : 'ascii'),
    );
    expect(await decodeText(bytes, name)).toEqual({ text: 'Id,1', alphabet: name });
  });
});

import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { importOf, textOf } from './layout-fixture';
import { workbookOf } from './reading/workbook-fixture';

const KERN = '17 Otto Kern 2026-11-29/2026-12-02 204 in_house';
const HOLM = '18 Ida Holm 2026-12-13/2026-12-14 - cancelled';

describe('files in several languages', () => {
  it.each([
    [
      'English',
      'Res. No.,Surname,First name,Arr. date,Arrival,Departure,Room #,State',
      '17,Kern,Otto,,"Sunday, November 29, 2026","Dec 2, 2026",204,Checked-in',
      '18,Holm,Ida,,13 December 2026,14 December 2026,,Void',
    ],
    [
      'German',
      'Beleg-Nr.;Gast;Anreisedatum;Abreisedatum;Zi.;Zimmernummer;Buchungsstatus',
      '17;Kern, Otto;So., 29. Nov. 2026;Mi., 2. Dez. 2026;x;204;Im Hause',
      '18;Holm, Ida;13. Dezember 2026;14. Dezember 2026;;;Storno',
    ],
    [
      'French',
      'Numéro de dossier;Nom du client;Date d’arrivée;Date de départ;Numéro de chambre;État',
      '17;Monsieur Otto Kern;dim. 29 nov. 2026;mer. 2 déc. 2026;204;En séjour',
      '18;Mme Ida Holm;13 décembre 2026;14 décembre 2026;;Annulée par le client',
    ],
    [
      'Spanish',
      'Nº de reserva;Nombre;Apellidos;Fecha de entrada;Fecha de salida;Habitación;Estado de la reserva',
      '17;Otto;Kern;29 de noviembre de 2026;2 dic 2026;204;Alojado',
      '18;Ida;Holm;13/12/2026;14/12/2026;;Anulada',
    ],
    [
      'Italian',
      'Numero prenotazione;Cognome;Nome;Data di arrivo;Data di partenza;Camera n.;Stato',
      '17;Kern;Otto;dom 29 novembre 2026;2 dic 2026;204;In casa',
      '18;Holm;Ida;13-12-2026;14-12-2026;;Disdetta',
    ],
    [
      'Portuguese',
      'Código da reserva;Hóspede;Data de chegada;Data de saída;Nº do quarto;Situação',
      '17;Sr. Otto Kern;29 de novembro de 2026;qua, 2 dez 2026;204;Check-in feito',
      '18;Sra. Ida Holm;13.12.2026;14.12.2026;;Cancelada',
    ],
    [
      'Dutch',
      'Boekingsnummer;Achternaam;Voornaam;Aankomstdatum;Vertrekdatum;Kamernummer;Boekingsstatus',
      '17;Kern;Otto;zo 29 nov 2026;wo 2 dec. 2026;204;Ingecheckt',
      '18;Holm;Ida;2026-12-13;2026-12-14;;Geannuleerd',
    ],
    [
      'Polish',
      'Numer rezerwacji;Nazwisko;Imię;Data przyjazdu;Data wyjazdu;Nr pokoju;Status rezerwacji',
      '17;Kern;Otto;niedz., 29 listopada 2026;2 grudnia 2026;204;Zameldowany',
      '18;Holm;Ida;13 gru 2026;14 gru 2026;;Anulowana',
    ],
  ])('reads a list in %s', async (_, ...lines) => {
    const { unknown, told } = await importOf(textOf(...lines));
    expect({ unknown, told }).toEqual({ unknown: [], told: [KERN, HOLM] });
  });
});

describe('files of several programs', () => {
  it('reads a spreadsheet saved as “Unicode text” with a title above the table', async () => {
    const text = [
      'Hotel Sample\t\t\t',
      '\t\t\t',
      'Res-Nr.\tGast\tAnreise\tAbreise\tZimmer\tStatus',
      '17\tOtto Kern\t29.11.2026\t02.12.2026\t204\tim Haus',
    ].join('\r\n');
    const read = await importOf(new Uint8Array(iconv.encode(text, 'utf16le', { addBOM: true })));
    expect(read.told).toEqual([KERN]);
  });

  it('reads a list from Excel for Mac in Poland', async () => {
    const text =
      'Nr rezerwacji;Imię i nazwisko;Przyjazd;Wyjazd;Pokój\r\n17;Łukasz Wójcik;29.11.2026;02.12.2026;204\r\n';
    const read = await importOf(new Uint8Array(iconv.encode(text, 'maccenteuro')));
    expect(read.told).toEqual(['17 Łukasz Wójcik 2026-11-29/2026-12-02 204 -']);
  });

  it('reads a workbook with serial days, nights and numbers', async () => {
    const read = await importOf(
      workbookOf({
        List: [
          ['Booking ID', 'Lead guest', 'Check in', 'Nights', 'Room no', 'Status'],
          [17, 'Kern, Otto', 46355, 3, 204, 'Checked in'],
        ],
      }),
    );
    expect(read.told).toEqual([KERN]);
  });

  it('leaves the order of days open when a list fits two orders', async () => {
    const read = await importOf(textOf('Id,Name,Check-in,Check-out', '17,Otto Kern,01/12/26,03/12/26'));
    expect(read).toMatchObject({ dayOrder: null, told: [] });
  });

  it('lists each unknown status word of a list once', async () => {
    const read = await importOf(
      textOf(
        'Id,Name,Check-in,Check-out,Status',
        '1,A B,2026-11-29,2026-11-30,Zafiro',
        '2,A B,2026-11-29,2026-11-30,zafiro',
        '3,A B,2026-11-29,2026-11-30,Rubi',
      ),
    );
    expect(read.unknown).toEqual(['Zafiro', 'Rubi']);
  });
});

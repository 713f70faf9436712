import { describe, expect, it } from 'vitest';
import { readStatus, unknownWords } from './read-status';

describe('readStatus', () => {
  it.each([
    ['Checked-In', 'in_house'],
    ['IN_HOUSE', 'in_house'],
    ['Currently hosting', 'in_house'],
    ['DUE OUT', 'in_house'],
    ['Im Hause', 'in_house'],
    ['Arrivé', 'in_house'],
    ['Alojado', 'in_house'],
    ['In corso', 'in_house'],
    ['Em estadia', 'in_house'],
    ['Ingecheckt', 'in_house'],
    ['Zameldowany', 'in_house'],
    ['ok', 'confirmed'],
    ['Bestätigt', 'confirmed'],
    ['Bestaetigt', 'confirmed'],
    ['Confirmée', 'confirmed'],
    ['Confirmado', 'confirmed'],
    ['Confermata', 'confirmed'],
    ['Bevestigd', 'confirmed'],
    ['Potwierdzona', 'confirmed'],
    ['RESERVED', 'confirmed'],
    ['Canceled', 'cancelled'],
    ['cancelled_by_guest', 'cancelled'],
    ['Canceled by guest', 'cancelled'],
    ['Annulé', 'cancelled'],
    ['Annulée par le client', 'cancelled'],
    ['Storno', 'cancelled'],
    ['storniert durch Gast', 'cancelled'],
    ['Annullata', 'cancelled'],
    ['Geannuleerd door gast', 'cancelled'],
    ['Anulowana', 'cancelled'],
    ['No Show', 'no_show'],
    ['no_show', 'no_show'],
    ['Nicht erschienen', 'no_show'],
    ['Não compareceu', 'no_show'],
    ['abgereist', 'checked_out'],
    ['completed', 'checked_out'],
    ['Past guest', 'checked_out'],
    ['Parti', 'checked_out'],
    ['Uitgecheckt', 'checked_out'],
    ['Wymeldowany', 'checked_out'],
    ['Confirmation Pending', 'left_out'],
    ['Solicitação', 'left_out'],
    ['Anfrage', 'left_out'],
    ['Optie', 'left_out'],
    ['', undefined],
    ['purple', null],
    ['constructor', null],
  ])('reads %j as %s', (word, meaning) => expect(readStatus(word)).toBe(meaning));

  it("prefers the hotel's own meaning of a word to the common one", () => {
    expect(readStatus('Purple!', { purple: 'in_house' })).toBe('in_house');
    expect(readStatus('OK', { ok: 'checked_out' })).toBe('checked_out');
  });

  it('lists an unknown word once, however it is written', () => {
    const cells = ['Purple', 'OK', 'purple ', 'PURPLE', '', 'Green', 'Grey'];
    expect(unknownWords(cells, { grey: 'no_show' })).toEqual(['Purple', 'Green']);
  });
});

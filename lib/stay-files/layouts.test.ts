import { describe, expect, it } from 'vitest';
import { importOf, latinOf, textOf } from './layout-fixture';

describe('files of booking systems without a manual choice', () => {
  it('reads a file from the Booking.com extranet', async () => {
    const read = await importOf(
      textOf(
        'Book number,Booked by,Guest name(s),Check-in,Check-out,Booked on,Status,Rooms,People,Price,Unit type,Phone number',
        '4100001001,Ana Pérez,"Ana Pérez, Luis Pérez",2026-11-29,2026-12-02,2026-10-01 10:20:11,ok,1,2,310 EUR,Double Room,+34 600 000 000',
        '4100001002,Otto Kern,Otto Kern,2026-11-29,2026-12-01,2026-10-02 09:00:00,cancelled_by_guest,1,1,120 EUR,Single,',
        '4100001003,Ida Holm,Ida Holm,2026-11-28,2026-11-30,2026-10-02 09:00:00,no_show,1,1,120 EUR,Single,',
        '4100001004,Jo Lund,Jo Lund,2026-11-30,2026-12-01,2026-10-02 09:00:00,cancelled_by_hotel,1,1,120 EUR,Single,',
      ),
    );
    expect(read).toMatchObject({
      dayOrder: 'ymd',
      unknown: [],
      told: [
        '4100001001 Ana Pérez 2026-11-29/2026-12-02 - confirmed +Luis Pérez',
        '4100001002 Otto Kern 2026-11-29/2026-12-01 - cancelled',
        '4100001003 Ida Holm 2026-11-28/2026-11-30 - no_show',
        '4100001004 Jo Lund 2026-11-30/2026-12-01 - cancelled',
      ],
    });
  });

  it('reads a Booking.com statement', async () => {
    const read = await importOf(
      textOf(
        '"Reservation number","Invoice number","Booked on","Arrival","Departure","Booker name","Guest name","Rooms","Status"',
        '"4200001001","99001","2026-10-01 10:20:11","2026-11-29","2026-12-02","Ana Pérez","Luis Pérez","1","OK"',
        '"4200001002","99002","2026-10-01 10:20:11","2026-11-29","2026-12-02","Jo Lund","Jo Lund","1","CANCELLED"',
      ),
    );
    expect(read.told).toEqual([
      '4200001001 Luis Pérez 2026-11-29/2026-12-02 - confirmed',
      '4200001002 Jo Lund 2026-11-29/2026-12-02 - cancelled',
    ]);
  });

  it('reads a file from Airbnb with the month first', async () => {
    const read = await importOf(
      textOf(
        'Confirmation code,Status,Guest name,Contact,# of adults,# of children,# of infants,Start date,End date,# of nights,Booked,Listing,Earnings',
        'HMA1,Confirmed,Ana Pérez,+34 600,2,0,0,12/04/2026,12/14/2026,10,2026-10-01,Sea view,€310.00',
        'HMA2,Currently hosting,Otto Kern,+49 170,1,0,0,11/28/2026,12/01/2026,3,2026-10-01,Sea view,€120.00',
        'HMA3,Past guest,Ida Holm,+47 900,1,0,0,11/20/2026,11/24/2026,4,2026-10-01,Sea view,€120.00',
        'HMA4,Canceled by guest,Jo Lund,+45 200,1,0,0,12/20/2026,12/24/2026,4,2026-10-01,Sea view,€0.00',
      ),
    );
    expect(read).toMatchObject({
      dayOrder: 'mdy',
      unknown: [],
      told: [
        'HMA1 Ana Pérez 2026-12-04/2026-12-14 - confirmed',
        'HMA2 Otto Kern 2026-11-28/2026-12-01 - in_house',
        'HMA3 Ida Holm 2026-11-20/2026-11-24 - checked_out',
        'HMA4 Jo Lund 2026-12-20/2026-12-24 - cancelled',
      ],
    });
  });

  it('reads a file from a French front-desk system in the Western Windows encoding', async () => {
    const read = await importOf(
      latinOf(
        "N° de réservation;Nom;Prénom;Date d'arrivée;Date de départ;N° chambre;Statut",
        '881;Lefèvre;Zoé;29/11/2026;02/12/2026;204;Confirmée',
        '882;Durand;Rémi;28/11/2026;30/11/2026;101;Arrivé',
        '883;Moreau;Chloé;25/11/2026;29/11/2026;102;Parti',
        '884;Petit;Noël;29/11/2026;30/11/2026;;Annulé',
      ),
    );
    expect(read).toMatchObject({
      dayOrder: 'dmy',
      unknown: [],
      told: [
        '881 Zoé Lefèvre 2026-11-29/2026-12-02 204 confirmed',
        '882 Rémi Durand 2026-11-28/2026-11-30 101 in_house',
        '883 Chloé Moreau 2026-11-25/2026-11-29 102 checked_out',
        '884 Noël Petit 2026-11-29/2026-11-30 - cancelled',
      ],
    });
  });

  it('reads a file from Cloudbeds', async () => {
    const read = await importOf(
      textOf(
        'Reservation Number,Reservation Status,Reservation Source,Primary Guest Full Name,Check-In Date,Check-Out Date,Room Number',
        '5001,In-House,Walk-In,Ana Pérez,11/28/2026,12/01/2026,101',
        '5002,Confirmation Pending,Website,Otto Kern,11/29/2026,12/01/2026,',
        '5003,Confirmed,Website,Ida Holm,11/30/2026,12/01/2026,DBL(3)',
        '5004,Checked Out,Website,Jo Lund,11/24/2026,11/28/2026,102',
        '5005,No Show,Website,Mo Berg,11/27/2026,11/28/2026,"101, 102"',
        '5006,In-House,Website,Al Dorn,11/27/2026,11/30/2026,DBL(1)',
      ),
    );
    expect(read).toMatchObject({
      dayOrder: 'mdy',
      unknown: [],
      told: [
        '5001 Ana Pérez 2026-11-28/2026-12-01 101 in_house',
        '5002 left out: not_certain',
        '5003 Ida Holm 2026-11-30/2026-12-01 - confirmed (room_number left_out)',
        '5004 Jo Lund 2026-11-24/2026-11-28 102 checked_out',
        '5005 Mo Berg 2026-11-27/2026-11-28 101 no_show (room_number first_only)',
        '5006 Al Dorn 2026-11-27/2026-11-30 - - (room_number left_out, status no_step)',
      ],
    });
  });

  it.each([
    ['29-NOV-26', '01-DEC-26'],
    ['20261129', '20261201'],
  ])('reads a file from Opera with days such as %s', async (arrival, departure) => {
    const read = await importOf(
      textOf(
        'RESV_NAME_ID\tRESV_STATUS\tSHORT_RESV_STATUS\tROOM\tFULL_NAME\tARRIVAL\tDEPARTURE\tPERSONS',
        `700101\tRESERVED\tRSV\t\tVAN DER BERG,PIET,MR\t${arrival}\t${departure}\t2`,
        `700102\tCHECKED IN\tCKIN\t204\tKERN,OTTO,MR\t${arrival}\t${departure}\t1`,
        `700103\tDUE OUT\tDO\t101\tHOLM,IDA,MRS\t${arrival}\t${departure}\t1`,
        `700104\tCANCELLED\tCXL\t\tLUND,JO\t${arrival}\t${departure}\t1`,
      ),
    );
    expect(read).toMatchObject({
      dayOrder: 'ymd',
      unknown: [],
      told: [
        '700101 PIET VAN DER BERG 2026-11-29/2026-12-01 - confirmed',
        '700102 OTTO KERN 2026-11-29/2026-12-01 204 in_house',
        '700103 IDA HOLM 2026-11-29/2026-12-01 101 in_house',
        '700104 JO LUND 2026-11-29/2026-12-01 - cancelled',
      ],
    });
  });

  it('reads a file from Beds24 in Portuguese', async () => {
    const read = await importOf(
      textOf(
        '"Número","Status","Unidade","Check-in","Confira","Noites","Nome completo","E-mail","Telefone","ID mestre"',
        '"900101","Confirmado","Casa 1","Sun 29 Nov 2026","Wed 2 Dec 2026","3","João Guimarães","joao@example.com","",""',
        '"900102","Cancelado","Casa 1","Sun 29 Nov 2026","Mon 30 Nov 2026","1","Inês Prado","n/a","",""',
        '"900103","Solicitação","Casa 2","Sun 29 Nov 2026","Mon 30 Nov 2026","1","Rui Matos","-","",""',
      ),
    );
    expect(read.unknown).toEqual([]);
    expect(read.told).toEqual([
      '900101 João Guimarães 2026-11-29/2026-12-02 - confirmed joao@example.com',
      '900102 Inês Prado 2026-11-29/2026-11-30 - cancelled (guest_email left_out)',
      '900103 left out: not_certain',
    ]);
  });
});

it('maps only the status of a forecasting data set that names no guests', async () => {
  const read = await importOf(
    textOf(
      'hotel,arrival_date_year,arrival_date_month,arrival_date_day_of_month,reservation_status,reservation_status_date',
      'Resort Hotel,2015,July,1,Check-Out,2015-07-03',
      'Resort Hotel,2015,July,2,Canceled,2015-06-30',
      'City Hotel,2015,July,3,No-Show,2015-07-03',
    ),
  );
  expect(read.mapping).toEqual({ status: 'reservation_status' });
  expect(read.unknown).toEqual([]);
});

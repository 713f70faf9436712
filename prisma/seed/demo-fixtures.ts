import type { BookingStatus } from '@/lib/contract/hotel';
import type { Department, StaffRole } from '@/lib/contract/roles';
import type { SeedFileName } from './files';

export type SeedStaff = {
  username: string;
  name: readonly [first: string, last: string];
  role: StaffRole;
  department: Department;
  isOnDuty: boolean;
};
/** The author (the guest or a user name), how many minutes ago it was sent, its text, and its file. */
type Line = readonly [who: string, minutesAgo: number, text: string, file?: SeedFileName];
export type SeedGuest = {
  name: readonly [first: string, last: string];
  room: string | null;
  status: BookingStatus;
  locale?: string;
  email?: string;
  /** Days from today. */
  stay: readonly [from: number, to: number];
  talk?: readonly Line[];
  /** Whether the last message is unread by the staff. */
  isUnread?: boolean;
};
export type SeedHotel = {
  slug: string;
  name: string;
  timeZone: string;
  accentColor: string;
  floors: number;
  staff: readonly SeedStaff[];
  guests: readonly SeedGuest[];
};

const GUEST = 'guest';

const killarney: SeedHotel = {
  slug: 'hotel-killarney',
  name: 'Hotel Killarney',
  timeZone: 'Europe/Dublin',
  accentColor: '#0f5c4d',
  floors: 4,
  staff: [
    {
      username: 'brendan',
      name: ['Brendan', 'Walsh'],
      role: 'receptionist',
      department: 'reception',
      isOnDuty: true,
    },
    {
      username: 'orla',
      name: ['Orla', 'Kelly'],
      role: 'receptionist',
      department: 'reception',
      isOnDuty: false,
    },
    {
      username: 'eoin',
      name: ['Eoin', 'Daly'],
      role: 'concierge',
      department: 'front-office',
      isOnDuty: true,
    },
    {
      username: 'grainne',
      name: ['Gráinne', 'Moore'],
      role: 'housekeeper',
      department: 'housekeeping',
      isOnDuty: true,
    },
    {
      username: 'tomasz',
      name: ['Tomasz', 'Nowak'],
      role: 'technician',
      department: 'maintenance',
      isOnDuty: false,
    },
    { username: 'declan', name: ['Declan', 'Burke'], role: 'cook', department: 'kitchen', isOnDuty: false },
    {
      username: 'siobhan',
      name: ['Siobhán', "O'Neill"],
      role: 'manager',
      department: 'management',
      isOnDuty: true,
    },
  ],
  guests: [
    {
      name: ['Aoife', 'Byrne'],
      room: '204',
      status: 'in_house',
      email: 'aoife.byrne@example.com',
      stay: [-1, 2],
      isUnread: true,
      talk: [
        [GUEST, 96, 'Hi! Is the pool still open this evening?'],
        [
          'brendan',
          94,
          'Good evening Aoife! Yes, until ten. Towels are by the door, no need to bring your own.',
        ],
        [GUEST, 93, 'Perfect, thank you'],
        [
          'brendan',
          92,
          'Enjoy your swim! Here is tonight’s menu, should you be hungry afterwards.',
          'dinner-menu.pdf',
        ],
        [GUEST, 4, 'One more thing: could we get a late checkout on Wednesday?'],
      ],
    },
    {
      name: ['Jürgen', 'Hoffmann'],
      room: '117',
      status: 'in_house',
      locale: 'de',
      stay: [-2, 1],
      isUnread: true,
      talk: [
        [
          GUEST,
          11,
          'Guten Abend, die Heizung im Bad wird leider nicht warm. Könnten Sie bitte jemanden schicken?',
        ],
      ],
    },
    {
      name: ['ليلى', 'حداد'],
      room: '301',
      status: 'in_house',
      locale: 'ar',
      stay: [0, 4],
      isUnread: true,
      talk: [[GUEST, 1, 'مساء الخير، هل يمكن إرسال سرير أطفال إلى الغرفة من فضلكم؟']],
    },
    {
      name: ['Claire', 'Dubois'],
      room: '212',
      status: 'in_house',
      locale: 'fr',
      stay: [-3, 1],
      talk: [
        [GUEST, 48, 'Bonsoir ! À quelle heure est servi le petit-déjeuner demain ?'],
        ['eoin', 45, 'Bonsoir Madame Dubois ! De 7 h à 10 h 30, dans le jardin d’hiver.'],
        [GUEST, 44, 'Merci beaucoup 🙂'],
        ['eoin', 43, 'Avec plaisir. Bonne soirée !', 'carte-du-diner.pdf'],
      ],
    },
    {
      name: ['Daniel', 'Okafor'],
      room: '405',
      status: 'in_house',
      stay: [-1, 3],
      talk: [
        [GUEST, 190, 'The Wi-Fi keeps dropping in 405'],
        [
          'brendan',
          187,
          'Sorry about that, Daniel. Tomasz is restarting the access point on your floor now.',
        ],
        [GUEST, 171, 'Works again, cheers'],
        ['brendan', 170, 'Glad to hear it. Just write if it comes back.'],
        [GUEST, 34, 'It has not, but the tap in the bathroom drips all night', 'dripping-tap.jpg'],
        ['brendan', 31, 'Thank you for the picture. Tomasz comes by with a new washer at eight.'],
      ],
    },
    {
      name: ['Lucía', 'Fernández'],
      room: '12A',
      status: 'in_house',
      locale: 'es',
      stay: [-1, 1],
      isUnread: true,
      talk: [
        [GUEST, 26, 'Buenas noches, ¿nos podrían traer dos almohadas más?'],
        ['grainne', 23, '¡Claro! Se las llevo en cinco minutos.'],
        [GUEST, 2, 'Muchas gracias. ¿Y dónde podemos cenar cerca a esta hora?'],
      ],
    },
    {
      name: ['Grace', 'Whelan'],
      room: '318',
      status: 'in_house',
      stay: [-1, 2],
      isUnread: true,
      talk: [
        [GUEST, 19, 'Our key card has stopped working and we are both outside the door. Can someone help?'],
      ],
    },
    { name: ['Niamh', 'Gallagher'], room: '205', status: 'in_house', stay: [0, 2] },
    { name: ['Pat', 'Murphy'], room: null, status: 'confirmed', stay: [1, 4] },
    { name: ['Hannah', 'Weber'], room: '118', status: 'confirmed', locale: 'de', stay: [0, 3] },
    { name: ['Greta', 'Lindqvist'], room: null, status: 'pending', stay: [9, 12] },
    {
      name: ['Tom', 'Hayes'],
      room: '309',
      status: 'checked_out',
      stay: [-4, 0],
      talk: [
        [GUEST, 690, 'Could you order a taxi to the station for half nine?'],
        ['orla', 688, 'Done, Tom. It will wait at the front door. Safe travels!'],
        [GUEST, 687, 'Brilliant, thanks for everything'],
      ],
    },
    { name: ['Ivan', 'Petrov'], room: null, status: 'cancelled', stay: [2, 5] },
    { name: ['Sam', 'Reed'], room: null, status: 'no_show', stay: [-1, 1] },
  ],
};

const dublin: SeedHotel = {
  slug: 'dublin-central',
  name: 'Dublin Central',
  timeZone: 'Europe/Dublin',
  accentColor: '#8a2846',
  floors: 3,
  staff: [
    {
      username: 'fiona',
      name: ['Fiona', 'Ryan'],
      role: 'receptionist',
      department: 'reception',
      isOnDuty: true,
    },
    {
      username: 'cillian',
      name: ['Cillian', 'Doyle'],
      role: 'concierge',
      department: 'front-office',
      isOnDuty: false,
    },
    {
      username: 'ewa',
      name: ['Ewa', 'Kowalska'],
      role: 'housekeeper',
      department: 'housekeeping',
      isOnDuty: true,
    },
    {
      username: 'rory',
      name: ['Rory', 'Flynn'],
      role: 'technician',
      department: 'maintenance',
      isOnDuty: true,
    },
    {
      username: 'aisling',
      name: ['Aisling', 'Nolan'],
      role: 'cook',
      department: 'kitchen',
      isOnDuty: false,
    },
    { username: 'maeve', name: ['Maeve', 'Quinn'], role: 'admin', department: 'management', isOnDuty: true },
  ],
  guests: [
    {
      name: ['Marco', 'Rossi'],
      room: '204',
      status: 'in_house',
      stay: [-1, 2],
      isUnread: true,
      talk: [[GUEST, 7, 'Hello, is there a good place for dinner within walking distance?']],
    },
    {
      name: ['Yuki', 'Tanaka'],
      room: '110',
      status: 'in_house',
      stay: [0, 2],
      talk: [
        [GUEST, 35, 'May I leave my luggage after check-out?'],
        ['fiona', 33, 'Of course. We keep it at the desk until you are back.'],
      ],
    },
    {
      name: ['Pierre', 'Moreau'],
      room: '108',
      status: 'in_house',
      locale: 'fr',
      stay: [-1, 3],
      isUnread: true,
      talk: [
        [GUEST, 58, 'Bonsoir, auriez-vous un adaptateur pour la prise irlandaise ?'],
        ['fiona', 55, 'Bonsoir ! Oui, il vous attend à la réception.'],
        [GUEST, 14, 'Merci ! Une dernière chose : la climatisation fait beaucoup de bruit.'],
      ],
    },
    { name: ['Emma', 'Clarke'], room: '305', status: 'in_house', stay: [-2, 1] },
    { name: ['Luca', 'Bianchi'], room: null, status: 'confirmed', stay: [1, 2] },
    {
      name: ['Noah', 'Fischer'],
      room: '206',
      status: 'checked_out',
      locale: 'de',
      stay: [-3, 0],
      talk: [
        [GUEST, 720, 'Bitte eine Rechnung per E-Mail, danke!'],
        ['fiona', 715, 'Ist unterwegs. Gute Heimreise!'],
      ],
    },
    { name: ['Olga', 'Ivanova'], room: null, status: 'cancelled', stay: [3, 6] },
    { name: ['Ben', 'Carter'], room: null, status: 'no_show', stay: [-1, 0] },
    { name: ['Rita', 'Santos'], room: null, status: 'pending', stay: [14, 16] },
  ],
};

export const DEMO_FIXTURES: readonly SeedHotel[] = [killarney, dublin];

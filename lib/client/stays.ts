import type { CompanionDto, CompanionsDto, NewCompanion } from '@/lib/contract/companions';
import type { RoomDto, RoomsDto } from '@/lib/contract/hotel-rooms';
import type { ImportMemoryDto, RememberImport } from '@/lib/contract/import-memory';
import { staffApi } from '@/lib/contract/paths';
import type { PmsStay } from '@/lib/contract/pms-stays';
import type { RoomCodeDto, RoomPinDto } from '@/lib/contract/room-codes';
import type { StayImportDto } from '@/lib/contract/stay-import';
import type { StayImportsDto, UndoneImportDto } from '@/lib/contract/stay-imports';
import type {
  CheckedInDto,
  GuestDevicesDto,
  GuestLinkDto,
  GuestLinksDto,
  NewStay,
  StayDetailsChange,
  StayDto,
  StayPageDto,
  StayQuery,
  StayStep,
  SwappedDto,
} from '@/lib/contract/stays';
import { ask, tell, withQuery } from './request';

/** Identifies the parts of one imported file. */
export type ImportOfFile = Readonly<{ key: string; file_name: string }>;

/** The server calls of the stays page. */
export type StaysApi = ReturnType<typeof createStaysApi>;

export function createStaysApi(slug: string) {
  const one = (code: string) => staffApi.stay(slug, code);
  return {
    list: (query: StayQuery) => ask<StayPageDto>('GET', withQuery(staffApi.stays(slug), query)),
    hotelRooms: () => ask<RoomsDto>('GET', staffApi.rooms(slug)),
    rooms: async (): Promise<readonly RoomDto[]> => (await ask<RoomsDto>('GET', staffApi.rooms(slug))).rooms,
    create: (stay: NewStay) => ask<CheckedInDto>('POST', staffApi.stays(slug), stay),
    change: (code: string, change: StayDetailsChange) => ask<StayDto>('PATCH', one(code), change),
    checkIn: (code: string, room: string) =>
      ask<CheckedInDto>('POST', `${one(code)}/check-in`, { room_number: room }),
    move: (code: string, room: string) => ask<StayDto>('POST', `${one(code)}/move`, { room_number: room }),
    /** `from` is the room on the screen: a stay that has moved meanwhile is not moved again. */
    swap: async (code: string, other: string, from: string | null) => {
      const asked = { with: other, ...(from === null ? {} : { from }) };
      return (await ask<SwappedDto>('POST', `${one(code)}/swap`, asked)).stays;
    },
    /** `from` is the state on the screen: a later change of the stay is not overwritten. */
    step: (code: string, step: StayStep, from: StayDto['status']) =>
      ask<StayDto>('POST', `${one(code)}/step`, { step, from }),
    roomCode: (code: string) => ask<RoomCodeDto>('GET', `${one(code)}/room-code`),
    newPin: async (code: string) => (await ask<RoomPinDto>('POST', `${one(code)}/room-code`)).room_pin,
    makeLinks: async (codes: readonly string[]) =>
      (await ask<GuestLinksDto>('POST', `${staffApi.stays(slug)}/links`, { booking_ids: codes })).links,
    mailLink: (code: string) => tell('POST', `${one(code)}/links/mail`),
    revokeLinks: (code: string) => tell('DELETE', `${one(code)}/links`),
    devices: (code: string) => ask<GuestDevicesDto>('GET', `${one(code)}/devices`),
    /** `confirmed` lists the stays for which the file overrides later changes of the front desk. */
    importStays: async (
      stays: readonly PmsStay[],
      { isDryRun, confirmed, of }: { isDryRun: boolean; confirmed: readonly string[]; of: ImportOfFile },
    ) => {
      const asked = { stays, is_dry_run: isDryRun, confirmed, import: of };
      return (await ask<StayImportDto>('POST', staffApi.stayImport(slug), asked)).results;
    },
    imports: async () => (await ask<StayImportsDto>('GET', staffApi.stayImports(slug))).imports,
    /** Undoes one part. In a dry run the next part begins at the returned cursor. */
    undoImport: (id: number, isDryRun: boolean, cursor: string | null) =>
      ask<UndoneImportDto>('POST', staffApi.undoImport(slug, id), {
        is_dry_run: isDryRun,
        ...(isDryRun && cursor !== null ? { cursor } : {}),
      }),
    /** The first stay remains; the other (`gone`) is merged into it. */
    merge: (code: string, gone: string) => ask<StayDto>('POST', `${one(code)}/merge`, { booking_id: gone }),
    importMemory: () => ask<ImportMemoryDto>('GET', staffApi.importMemory(slug)),
    rememberImport: (chosen: RememberImport) =>
      ask<ImportMemoryDto>('PUT', staffApi.importMemory(slug), chosen),
    erase: (code: string) => ask<StayDto>('POST', `${one(code)}/erase`),
    companions: async (code: string) =>
      (await ask<CompanionsDto>('GET', staffApi.companions(slug, code))).companions,
    addCompanion: (code: string, said: NewCompanion) =>
      ask<CompanionDto>('POST', staffApi.companions(slug, code), said),
    removeCompanion: (code: string, id: number) => tell('DELETE', `${staffApi.companions(slug, code)}/${id}`),
    linkCompanion: async (code: string, id: number) =>
      (await ask<GuestLinkDto>('POST', `${staffApi.companions(slug, code)}/${id}/links`)).link,
    revokeDevice: (code: string, id: number) => tell('DELETE', `${one(code)}/devices/${id}`),
  };
}

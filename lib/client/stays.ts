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
import { fetchJson, sendJson, withQuery } from './request';

/** Identifies the parts of one imported file. */
export type ImportOfFile = Readonly<{ key: string; file_name: string }>;

/** The server calls of the stays page. */
export type StaysApi = ReturnType<typeof createStaysApi>;

export function createStaysApi(slug: string) {
  const one = (code: string) => staffApi.stay(slug, code);
  return {
    list: (query: StayQuery) => fetchJson<StayPageDto>('GET', withQuery(staffApi.stays(slug), query)),
    hotelRooms: () => fetchJson<RoomsDto>('GET', staffApi.rooms(slug)),
    rooms: async (): Promise<readonly RoomDto[]> =>
      (await fetchJson<RoomsDto>('GET', staffApi.rooms(slug))).rooms,
    create: (stay: NewStay) => fetchJson<CheckedInDto>('POST', staffApi.stays(slug), stay),
    change: (code: string, change: StayDetailsChange) => fetchJson<StayDto>('PATCH', one(code), change),
    checkIn: (code: string, room: string) =>
      fetchJson<CheckedInDto>('POST', `${one(code)}/check-in`, { room_number: room }),
    move: (code: string, room: string) =>
      fetchJson<StayDto>('POST', `${one(code)}/move`, { room_number: room }),
    /** `from` is the room on the screen: a stay that has moved meanwhile is not moved again. */
    swap: async (code: string, other: string, from: string | null) => {
      const asked = { with: other, ...(from === null ? {} : { from }) };
      return (await fetchJson<SwappedDto>('POST', `${one(code)}/swap`, asked)).stays;
    },
    /** `from` is the state on the screen: a later change of the stay is not overwritten. */
    step: (code: string, step: StayStep, from: StayDto['status']) =>
      fetchJson<StayDto>('POST', `${one(code)}/step`, { step, from }),
    roomCode: (code: string) => fetchJson<RoomCodeDto>('GET', `${one(code)}/room-code`),
    newPin: async (code: string) => (await fetchJson<RoomPinDto>('POST', `${one(code)}/room-code`)).room_pin,
    createLinks: async (codes: readonly string[]) =>
      (await fetchJson<GuestLinksDto>('POST', `${staffApi.stays(slug)}/links`, { booking_ids: codes })).links,
    mailLink: (code: string) => sendJson('POST', `${one(code)}/links/mail`),
    revokeLinks: (code: string) => sendJson('DELETE', `${one(code)}/links`),
    devices: (code: string) => fetchJson<GuestDevicesDto>('GET', `${one(code)}/devices`),
    /** `confirmed` lists the stays for which the file overrides later changes of the front desk. */
    importStays: async (
      stays: readonly PmsStay[],
      { isDryRun, confirmed, of }: { isDryRun: boolean; confirmed: readonly string[]; of: ImportOfFile },
    ) => {
      const asked = { stays, is_dry_run: isDryRun, confirmed, import: of };
      return (await fetchJson<StayImportDto>('POST', staffApi.stayImport(slug), asked)).results;
    },
    imports: async () => (await fetchJson<StayImportsDto>('GET', staffApi.stayImports(slug))).imports,
    /** Undoes one part. In a dry run the next part begins at the returned cursor. */
    undoImport: (id: number, isDryRun: boolean, cursor: string | null) =>
      fetchJson<UndoneImportDto>('POST', staffApi.undoImport(slug, id), {
        is_dry_run: isDryRun,
        ...(isDryRun && cursor !== null ? { cursor } : {}),
      }),
    /** The first stay remains; the other (`gone`) is merged into it. */
    merge: (code: string, gone: string) =>
      fetchJson<StayDto>('POST', `${one(code)}/merge`, { booking_id: gone }),
    importMemory: () => fetchJson<ImportMemoryDto>('GET', staffApi.importMemory(slug)),
    rememberImport: (chosen: RememberImport) =>
      fetchJson<ImportMemoryDto>('PUT', staffApi.importMemory(slug), chosen),
    erase: (code: string) => fetchJson<StayDto>('POST', `${one(code)}/erase`),
    companions: async (code: string) =>
      (await fetchJson<CompanionsDto>('GET', staffApi.companions(slug, code))).companions,
    addCompanion: (code: string, said: NewCompanion) =>
      fetchJson<CompanionDto>('POST', staffApi.companions(slug, code), said),
    removeCompanion: (code: string, id: number) =>
      sendJson('DELETE', `${staffApi.companions(slug, code)}/${id}`),
    linkCompanion: async (code: string, id: number) =>
      (await fetchJson<GuestLinkDto>('POST', `${staffApi.companions(slug, code)}/${id}/links`)).link,
    revokeDevice: (code: string, id: number) => sendJson('DELETE', `${one(code)}/devices/${id}`),
  };
}

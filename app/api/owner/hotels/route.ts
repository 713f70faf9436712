import { ownerAccess } from '@/lib/auth/owner-access';
import {
  createdHotelSchema,
  newHotelSchema,
  ownedHotelChangeSchema,
  ownedHotelSchema,
  ownedHotelsSchema,
} from '@/lib/contract/owner';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { changeOwnedHotel, createHotel, readOwnedHotels } from '@/lib/people/owners';

export const GET = defineRoute({
  name: 'owner.hotels',
  authenticate: ownerAccess,
  input: nothing,
  do: async () => ({ body: await readOwnedHotels() }),
  answer: ownedHotelsSchema,
});

export const POST = defineRoute({
  name: 'owner.hotels.create',
  authenticate: ownerAccess,
  input: json(newHotelSchema),
  do: async ({ principal, input, requestId }) => ({
    body: await createHotel({ owner: principal, requestId }, input),
    status: 201,
  }),
  answer: createdHotelSchema,
});

export const PATCH = defineRoute({
  name: 'owner.hotels.change',
  authenticate: ownerAccess,
  input: json(ownedHotelChangeSchema),
  do: async ({ principal, input, requestId }) => ({
    body: await changeOwnedHotel({ owner: principal, requestId }, input),
  }),
  answer: ownedHotelSchema,
});

import type { ConnectorPlaces } from "./connector.ts";

/** The names of the places, in the order of the interface. */
const places = [
  "edit",
  "remove",
  "reply",
  "hide",
  "replyPrivately",
  "readComments",
  "readMessages",
  "readWebhook",
  "subscribe",
] as const satisfies readonly (keyof ConnectorPlaces)[];
export type Place = (typeof places)[number];

/** What this platform can do besides publishing and reading back. */
export function placesOf(connector: ConnectorPlaces): readonly Place[] {
  return places.filter((place) => connector[place] !== undefined);
}

import type { Action } from "../session/queries.ts";
import type { IconName } from "../ui/icon.tsx";

/** One place of the newsroom that a person may go to. */
interface Place {
  readonly key:
    | "work"
    | "items"
    | "queue"
    | "releases"
    | "channels"
    | "people"
    | "ledger"
    | "citizens"
    | "statistics"
    | "continuity";
  readonly to:
    | "/"
    | "/tin-bai"
    | "/cho-duyet"
    | "/phat-hanh"
    | "/kenh"
    | "/can-bo"
    | "/so-cai"
    | "/nguoi-dan"
    | "/luot-doc"
    | "/van-hanh";
  readonly icon: IconName;
  /** Any of these actions opens it; none: everybody. */
  readonly needs: readonly Action[];
}

const places: readonly Place[] = [
  { key: "work", to: "/", icon: "work", needs: [] },
  { key: "items", to: "/tin-bai", icon: "items", needs: ["item.read"] },
  { key: "queue", to: "/cho-duyet", icon: "queue", needs: ["item.sign", "item.release"] },
  { key: "releases", to: "/phat-hanh", icon: "releases", needs: ["delivery.read"] },
  { key: "channels", to: "/kenh", icon: "channels", needs: ["channel.read"] },
  { key: "people", to: "/can-bo", icon: "people", needs: ["person.read"] },
  { key: "ledger", to: "/so-cai", icon: "ledger", needs: ["ledger.read"] },
  { key: "citizens", to: "/nguoi-dan", icon: "citizens", needs: ["report.read", "comment.decide"] },
  { key: "statistics", to: "/luot-doc", icon: "statistics", needs: ["item.read"] },
  { key: "continuity", to: "/van-hanh", icon: "continuity", needs: ["alarm.read", "channel.manage"] },
];

/** The places that a person with these actions has work in. */
export function placesFor(may: readonly Action[]): Place[] {
  return places.filter(
    (place) => place.needs.length === 0 || place.needs.some((action) => may.includes(action)),
  );
}

/** Where a screen stands for a person: in one of this person's places, in none, or behind a right that is lacking. */
type ScreenPlace =
  | { readonly in: "place"; readonly place: Place }
  | { readonly in: "none" }
  | { readonly in: "refused"; readonly place: Place };

/**
 * Where a screen, named by its route ("/tin-bai/$itemId"), stands for a person with these actions. A review stands in
 * the queue, and among the items for who has no queue.
 */
export function screenPlaceOf({ screen, may }: { screen: string; may: readonly Action[] }): ScreenPlace {
  const around = places.filter(({ to }) => screen === to || (to !== "/" && screen.startsWith(`${to}/`)));
  const nearest =
    screen === "/tin-bai/$itemId/duyet"
      ? [...places.filter(({ key }) => key === "queue"), ...around]
      : around;
  const own = placesFor(may);
  const place = nearest.find((one) => own.includes(one));
  if (place !== undefined) return { in: "place", place };
  const [refused] = nearest;
  return refused === undefined ? { in: "none" } : { in: "refused", place: refused };
}

/** Which places stand in the phone's bottom bar, and which behind "more": at most `room` buttons in all. */
export function splitForBar<T>(all: readonly T[], slots: number): { bar: readonly T[]; rest: readonly T[] } {
  if (all.length <= slots) return { bar: all, rest: [] };
  return { bar: all.slice(0, slots - 1), rest: all.slice(slots - 1) };
}

import type { Role } from "./roles.ts";

/** A role held over a unit and what stands under it; read with the session, valid at that moment. */
export interface Grant {
  readonly role: Role;
  readonly unitCode: string;
  /** The codes of the unit and of all units under it. */
  readonly covers: ReadonlySet<string>;
  /** Whether the unit is the root, so that the grant also covers what belongs to no unit. */
  readonly wholeTree: boolean;
  /** When the grant ends; null when it has no end. */
  readonly validTo: Date | null;
}

/** The person behind a request, with the roles held at this moment. Made anew for each request, never changed. */
export interface Actor {
  readonly personId: string;
  readonly username: string;
  readonly fullName: string;
  readonly rank: string;
  readonly title: string;
  readonly unitCode: string;
  readonly grants: readonly Grant[];
  /** When this session last proved itself by a sign-in or a second factor. */
  readonly steppedUpAt: Date;
}

/** How an actor is named in the ledger: rank and full name, such as "Thượng úy Hoàng Quang Trang". */
export function ledgerActor(actor: Actor): { readonly id: string; readonly name: string } {
  return { id: actor.personId, name: `${actor.rank} ${actor.fullName}`.trim() };
}

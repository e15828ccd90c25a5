import type { Lens, Role } from "./roles.ts";

/** A piece of news as the rules see it. `submitted` is true from its first submission on, for ever. */
export interface ItemResource {
  readonly type: "item";
  readonly unitCode: string;
  readonly state: string;
  readonly createdBy: string;
  /** Ids of all persons who ever wrote, edited or uploaded a part of it. */
  readonly contributors: readonly string[];
  readonly submitted: boolean;
  readonly kind: string;
  /** The lens that is to be signed; only for item.sign. */
  readonly lens?: Lens;
}

/** A delivery and a citizen's message belong to the unit of their item; a channel and a person to their own unit; the ledger to an entry's. */
export interface PlainResource {
  readonly type: "delivery" | "channel" | "person" | "ledger" | "citizen-message";
  readonly unitCode: string | null;
}

export type Resource = ItemResource | PlainResource;

/**
 * One line of the table: a role that allows an action, over what part of the tree, and under which conditions.
 * "unit" is the unit of the grant alone, "subtree" that unit and all under it, "anywhere" does not look at the unit.
 */
export interface Rule {
  readonly role: Role;
  readonly over: "unit" | "subtree" | "anywhere";
  /** Only for items that were submitted at least once. */
  readonly submitted?: true;
  /** Only through this lens, and only with clean hands (law 2): whoever had a hand in an item does not sign it. */
  readonly signs?: Lens;
}

/** Every action there is; asking about another one throws. */
export const actions = [
  "item.create",
  "item.read",
  "item.edit",
  "item.submit",
  "item.recall",
  "item.correct",
  "item.sign",
  "item.return",
  "item.release",
  "item.schedule",
  "item.cancel-release",
  "item.close",
  "delivery.read",
  "delivery.retry",
  "delivery.settle",
  "channel.read",
  "channel.manage",
  "person.read",
  "person.manage",
  "ledger.read",
  "outage.plan",
  "alarm.read",
  "alarm.acknowledge",
  "report.read",
  "report.handle",
  "comment.decide",
] as const;

export type Action = (typeof actions)[number];

const publisherOnSubmitted: readonly Rule[] = [{ role: "publisher", over: "subtree", submitted: true }];

/** Who may do what. Nothing else decides. */
export const ruleTable: Readonly<Record<Action, readonly Rule[]>> = {
  "item.create": [{ role: "contributor", over: "unit" }],
  "item.read": [
    { role: "contributor", over: "unit" },
    { role: "unit-lead", over: "subtree" },
    { role: "reviewer:professional", over: "subtree", submitted: true },
    { role: "reviewer:legal", over: "subtree", submitted: true },
    { role: "reviewer:political", over: "subtree", submitted: true },
    { role: "editor", over: "subtree", submitted: true },
    { role: "publisher", over: "subtree", submitted: true },
    { role: "auditor", over: "subtree", submitted: true },
  ],
  "item.edit": [
    { role: "contributor", over: "unit" },
    { role: "unit-lead", over: "subtree" },
  ],
  "item.submit": [{ role: "contributor", over: "unit" }],
  "item.recall": [
    { role: "contributor", over: "unit" },
    { role: "unit-lead", over: "subtree" },
  ],
  "item.correct": [
    { role: "contributor", over: "unit" },
    { role: "unit-lead", over: "subtree" },
  ],
  "item.sign": [
    { role: "unit-lead", over: "subtree", submitted: true, signs: "unit" },
    { role: "editor", over: "subtree", submitted: true, signs: "editorial" },
    { role: "publisher", over: "subtree", submitted: true, signs: "editorial" },
    { role: "reviewer:professional", over: "subtree", submitted: true, signs: "professional" },
    { role: "reviewer:legal", over: "subtree", submitted: true, signs: "legal" },
    { role: "reviewer:political", over: "subtree", submitted: true, signs: "political" },
  ],
  "item.return": publisherOnSubmitted,
  "item.release": publisherOnSubmitted,
  "item.schedule": publisherOnSubmitted,
  "item.cancel-release": publisherOnSubmitted,
  "item.close": publisherOnSubmitted,
  "delivery.read": [
    { role: "publisher", over: "subtree" },
    { role: "channel-manager", over: "subtree" },
    { role: "auditor", over: "subtree" },
  ],
  "delivery.retry": [
    { role: "publisher", over: "subtree" },
    { role: "channel-manager", over: "subtree" },
  ],
  "delivery.settle": [
    { role: "publisher", over: "subtree" },
    { role: "channel-manager", over: "subtree" },
  ],
  // The public itself sees which channels are official; whoever writes, reviews or serves must know them all.
  "channel.read": [
    { role: "contributor", over: "anywhere" },
    { role: "unit-lead", over: "anywhere" },
    { role: "reviewer:professional", over: "anywhere" },
    { role: "reviewer:legal", over: "anywhere" },
    { role: "reviewer:political", over: "anywhere" },
    { role: "editor", over: "anywhere" },
    { role: "publisher", over: "anywhere" },
    { role: "channel-manager", over: "anywhere" },
    { role: "desk", over: "anywhere" },
    { role: "tip-officer", over: "anywhere" },
    { role: "auditor", over: "anywhere" },
    { role: "admin", over: "anywhere" },
  ],
  "channel.manage": [{ role: "channel-manager", over: "subtree" }],
  "person.read": [
    { role: "admin", over: "subtree" },
    { role: "auditor", over: "subtree" },
  ],
  "person.manage": [{ role: "admin", over: "subtree" }],
  "ledger.read": [{ role: "auditor", over: "subtree" }],
  "outage.plan": [
    { role: "admin", over: "subtree" },
    { role: "publisher", over: "subtree" },
  ],
  "alarm.read": [
    { role: "admin", over: "subtree" },
    { role: "publisher", over: "subtree" },
    { role: "auditor", over: "subtree" },
  ],
  "alarm.acknowledge": [{ role: "admin", over: "subtree" }],
  "report.read": [
    { role: "contributor", over: "unit" },
    { role: "unit-lead", over: "subtree" },
    { role: "desk", over: "subtree" },
  ],
  "report.handle": [
    { role: "unit-lead", over: "subtree" },
    { role: "desk", over: "subtree" },
  ],
  "comment.decide": [
    { role: "editor", over: "subtree" },
    { role: "desk", over: "subtree" },
  ],
};

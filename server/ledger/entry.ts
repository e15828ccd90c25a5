import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "../foundation/canonical-json.ts";

/** What an act tells the ledger: when, what, who, for which unit, about which thing, and its particulars. */
export interface EntryInput {
  readonly at: Date;
  /** Room and past participle, such as "item.submitted". */
  readonly act: string;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly unitCode: string | null;
  readonly subject: { readonly type: string; readonly id: string };
  readonly details: Json;
}

/**
 * The columns of one ledger entry that its hash covers. `at` is ISO 8601 in UTC with milliseconds; `previousHash` is
 * 64 hexadecimal digits. Written once by the application, never changed by anyone.
 */
export interface LedgerColumns {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly unitCode: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: Json;
  readonly previousHash: string;
}

/** A ledger entry with its own hash (64 hexadecimal digits). */
export interface LedgerEntry extends LedgerColumns {
  readonly hash: string;
}

/** What the first entry names as the hash before it: 32 zero bytes. */
export const genesisHash = "0".repeat(64);

/**
 * The canonical form (RFC 8785) of an entry. The names of the columns are known and already in order, so that only
 * the details need the general routine; a test holds this equal to `canonicalJson` of the whole.
 */
export function canonicalEntry(entry: LedgerColumns): string {
  return `{"act":${text(entry.act)},"actorId":${textOrNull(entry.actorId)},"actorName":${text(
    entry.actorName,
  )},"at":${text(entry.at)},"details":${canonicalJson(entry.details)},"previousHash":${text(
    entry.previousHash,
  )},"seq":${JSON.stringify(entry.seq)},"subjectId":${text(entry.subjectId)},"subjectType":${text(
    entry.subjectType,
  )},"unitCode":${textOrNull(entry.unitCode)}}`;
}

/** The one line of an export that stands for an entry: its canonical form with its hash as the last member. */
export function exportLine(entry: LedgerEntry): string {
  return `${canonicalEntry(entry).slice(0, -1)},"hash":${text(entry.hash)}}`;
}

/** SHA-256 over the canonical form of an entry. */
export function hashEntry(entry: LedgerColumns): Buffer {
  return createHash("sha256").update(canonicalEntry(entry), "utf8").digest();
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new Error("a ledger entry holds text that is not well-formed Unicode");
  return JSON.stringify(value);
}

function textOrNull(value: string | null): string {
  return value === null ? "null" : text(value);
}

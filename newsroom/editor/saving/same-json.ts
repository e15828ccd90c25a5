import { stableJson } from "../../../body/stable-json.ts";
import { isRecord } from "../../api/problem.ts";

/**
 * Whether two JSON values say the same, whatever the order of their keys; an absent key is a null one. The server keeps
 * text in NFC: the same letters, composed otherwise by a keyboard, are no change.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left === "string" && typeof right === "string")
    return left.normalize("NFC") === right.normalize("NFC");
  if (Array.isArray(left) || Array.isArray(right))
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((entry, index) => sameJson(entry, right[index]))
    );
  if (!isRecord(left) || !isRecord(right)) return (left ?? null) === (right ?? null);
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameJson(left[key], right[key]));
}

/** A text that is equal for two JSON values only when they say the same, as sameJson has it. */
export function jsonKey(value: unknown): string {
  return stableJson(value).normalize("NFC");
}

import { describe, expect, it } from "vitest";
import { classifyError } from "./classify-error.ts";

// Written by hand from A9 of the protocol reference, row by row, and not from the table that it tests.

const minute = 60_000;
const hour = 60 * minute;
const unknown = { outcome: "unknown" };
const readBack = { outcome: "perhaps-present" };
const permanent = { outcome: "failed" };
const human = { outcome: "blocked", coolDownMs: null };
const reauthorize = { outcome: "token-refused", refreshable: false };
const wait = (scope: "application" | "channel", waitMs: number) => ({ outcome: "throttled", scope, waitMs });

describe("an error of Facebook", () => {
  it.each<[number, number | undefined, object]>([
    [1, undefined, unknown],
    [2, undefined, unknown],
    [3, undefined, human],
    [4, undefined, wait("application", 5 * minute)],
    [10, undefined, human],
    [17, undefined, wait("application", hour)],
    [32, undefined, wait("channel", hour)],
    [100, undefined, permanent],
    [100, 33, permanent],
    [102, undefined, reauthorize],
    [190, undefined, reauthorize],
    [190, 458, reauthorize],
    [190, 459, reauthorize],
    [190, 460, reauthorize],
    [190, 463, reauthorize],
    [190, 464, reauthorize],
    [190, 467, reauthorize],
    [190, 492, reauthorize],
    [200, undefined, human],
    [210, undefined, human],
    [299, undefined, human],
    [341, undefined, wait("application", hour)],
    [368, 1390008, { outcome: "blocked", coolDownMs: 72 * hour }],
    [368, 4854002, human],
    [368, 1404082, readBack],
    [368, undefined, human],
    [368, 12345, human],
    [506, undefined, readBack],
    [551, undefined, permanent],
    [613, undefined, wait("application", 10 * minute)],
    [613, 1996, wait("application", 10 * minute)],
    [80001, undefined, wait("channel", hour)],
    [80006, undefined, wait("channel", hour)],
    [803, undefined, permanent],
    [1609005, undefined, human],
    [100, 1609005, human],
    [1609008, undefined, permanent],
    [100, 1609008, permanent],
    [1609010, undefined, { outcome: "retry", afterMs: minute }],
    [100, 1609010, { outcome: "retry", afterMs: minute }],
    [100, 1366046, permanent],
    [324, 1366046, permanent],
    [100, 1366051, readBack],
    [324, 1366051, readBack],
    [100, 1346003, permanent],
    [100, 1349125, permanent],
    [100, 1404006, permanent],
    [100, 1404078, permanent],
    [100, 1404102, permanent],
    [100, 1404112, human],
    [100, 2061006, permanent],
    [100, 2069019, permanent],
    // Codes that no row names: refused when the platform says that it was our fault.
    [9999, undefined, permanent],
  ])("%i/%s is met as the protocol says", (code, subcode, expected) => {
    const trouble = classifyError({ code, subcode, message: "(#1) words", status: 400 });
    expect(trouble).toMatchObject(expected);
    expect(trouble.errorCode).toBe(subcode === undefined ? `${code}` : `${code}/${subcode}`);
    expect(trouble.reasonCode).not.toBe("");
    expect(trouble.reason).toMatch(/[ạ-ỹđ].*\.$/i);
  });

  it("that nobody knows, on HTTP 5xx, has an unknown outcome and is never taken for a refusal", () => {
    expect(classifyError({ code: 9999, subcode: undefined, message: "", status: 500 })).toMatchObject(
      unknown,
    );
  });

  it("waits as long as the platform itself says", () => {
    expect(
      classifyError({ code: 80001, subcode: undefined, message: "", status: 400, pauseMs: 7 * minute }),
    ).toMatchObject(wait("channel", 7 * minute));
  });
});

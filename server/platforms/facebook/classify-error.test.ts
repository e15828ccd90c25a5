import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyError, readError } from "./classify-error.ts";
import { facebookErrors } from "./error-table.ts";

// Written by hand from what is documented (FB-9), row by row, and not from the table that it tests.

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
    [21, undefined, human],
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
    // Codes that no row names: read back, then shown as they came.
    [9999, undefined, permanent],
  ])("%i/%s is met as the protocol says", (code, subcode, expected) => {
    const callError = classifyError({
      code,
      subcode,
      message: "(#1) words",
      transient: undefined,
      status: 400,
    });
    expect(callError).toMatchObject(expected);
    expect(callError.errorCode).toBe(subcode === undefined ? `${code}` : `${code}/${subcode}`);
    expect(callError.reasonCode).not.toBe("");
    expect(callError.reason).toMatch(/[ạ-ỹđ].*\.$/i);
  });

  it("that nobody knows, on HTTP 5xx, has an unknown outcome and is never taken for a refusal", () => {
    const callError = classifyError({
      code: 9999,
      subcode: undefined,
      message: "",
      transient: undefined,
      status: 500,
    });
    expect(callError).toMatchObject(unknown);
  });

  it("waits as long as the platform itself says", () => {
    const throttle = { code: 80001, subcode: undefined, message: "", transient: undefined, status: 400 };
    expect(classifyError({ ...throttle, pauseMs: 7 * minute })).toMatchObject(wait("channel", 7 * minute));
  });

  // Written down here and not taken from the table: codes by which Facebook says that it looked before it acted.
  const refusedBeforeTheAct = new Set([
    ...["3", "10", "21", "100", "100/33", "102", "190", "551", "803"],
    ...["190/458", "190/459", "190/460", "190/463", "190/464", "190/467", "190/492", "368/4854002"],
    ...["1349125", "1366046", "1609008", "2061006", "2069019"],
    ...Array.from({ length: 100 }, (_, n) => String(200 + n)),
  ]);

  it("proves that nothing was done only where Facebook documents that it refuses before the act", () => {
    for (const key of [...Object.keys(facebookErrors), ...refusedBeforeTheAct]) {
      const [code, subcode] = key.split("/").map(Number);
      const error = { code: code ?? 0, subcode, message: "", transient: undefined };
      expect(classifyError({ ...error, status: 400 }).surelyNotDone, key).toBe(refusedBeforeTheAct.has(key));
      // An answer of a server in trouble proves nothing, whatever code stands in it.
      expect(classifyError({ ...error, status: 500 }).surelyNotDone, key).toBe(false);
    }
  });

  it("that nobody listed proves nothing, whatever its number", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 3_000_000 }),
        fc.option(fc.integer({ min: 1, max: 3_000_000 }), { nil: undefined }),
        fc.option(fc.boolean(), { nil: undefined }),
        (code, subcode, transient) => {
          const keys = [String(code), String(subcode), `${code}/${subcode}`];
          fc.pre(keys.every((key) => facebookErrors[key] === undefined) && (code < 200 || code > 299));
          const callError = classifyError({ code, subcode, message: "", transient, status: 400 });
          expect(callError.surelyNotDone).toBe(false);
          expect(callError.reason).toContain(subcode === undefined ? `${code}` : `${code}/${subcode}`);
        },
      ),
    );
  });

  it.each([
    [true, 400, { outcome: "retry" }],
    [true, 500, { outcome: "retry" }],
    [false, 400, permanent],
    [false, 500, permanent],
    [undefined, 400, permanent],
    [undefined, 503, unknown],
  ])(
    "that nobody listed waits or asks a person by Graph's own word (is_transient %s, HTTP %i)",
    (transient, status, expected) => {
      expect(classifyError({ code: 4242, subcode: undefined, message: "", transient, status })).toMatchObject(
        {
          ...expected,
          surelyNotDone: false,
        },
      );
      const body = { error: { message: "x", code: 4242, is_transient: transient } };
      expect(readError(body)?.transient).toBe(transient);
    },
  );

  it.each([
    "(#190) pages_manage_posts must be granted before impersonating a user's page.",
    "Any of the pages_read_engagement permission(s) must be granted before impersonating a user's page.",
    "The user is not authorized to act for this page.",
  ])(
    "190 whose words speak of a permission asks for the role on the page and not for a new token: %s",
    (message) => {
      const error = { code: 190, subcode: undefined, message, transient: undefined, status: 401 };
      expect(classifyError(error)).toMatchObject({
        outcome: "blocked",
        reasonCode: "permission",
        concerns: "channel",
      });
      expect(classifyError({ ...error, message: "Error validating access token" })).toMatchObject({
        reasonCode: "token-dead",
      });
    },
  );

  it.each([
    [
      "(#21) Page ID 1 was migrated to page ID 999999999999999. Please update your API calls to the new ID",
      "999999999999999",
    ],
    ["(#21) Page ID 2 was migrated to page ID 61550001.", "61550001"],
  ])("21 names the new id of a merged page", (message, id) => {
    const callError = classifyError({
      code: 21,
      subcode: undefined,
      message,
      transient: undefined,
      status: 400,
    });
    expect(callError).toMatchObject({
      outcome: "blocked",
      concerns: "channel",
      surelyNotDone: true,
      detail: message,
    });
    expect(callError.reason).toContain(`mã mới là ${id}`);
  });
});

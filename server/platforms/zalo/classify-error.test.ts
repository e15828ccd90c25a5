import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyError } from "./classify-error.ts";

// Written by hand from what is documented (ZL-10), as far as it concerns articles.

const minute = 60_000;
const day = 24 * 60 * minute;
const permanent = { outcome: "failed" };
const human = { outcome: "blocked", coolDownMs: null };
const refreshOnce = { outcome: "token-refused", refreshable: true };

describe("an error of Zalo", () => {
  it.each<[number, string, object]>([
    [
      -32,
      "Your application reached limit call api",
      { outcome: "throttled", scope: "application", waitMs: minute },
    ],
    [-32, "Your OA reached limit call api", { outcome: "throttled", scope: "channel", waitMs: minute }],
    [-200, "Upload media failed", permanent],
    [-200, "create media fail", permanent],
    [-201, "title allow 1 to 150 characters", permanent],
    [-204, "Offical Account is disable", permanent],
    [-205, "Offical Account is not exist", permanent],
    [-209, "Not supported this api", human],
    [-210, "Parameter exceeds allowable limit", permanent],
    [-211, "Out of quota", { outcome: "blocked", coolDownMs: day }],
    [-212, "App has not registed this api", human],
    [-216, "Access token is invalid", refreshOnce],
    [-219, "App is removed or disabled", { outcome: "token-refused", refreshable: false }],
    [-220, "access_token is expired or removed", refreshOnce],
    [-221, "OA needs to be verified", human],
    [-223, "Your OA has reach the limit quota create article", { outcome: "blocked", coolDownMs: day }],
    [-223, "OA has not authorized this API", human],
    [-224, "OA needs to upgrade OA Tier Package", human],
    [-227, "user banned", permanent],
    [-233, "message type not supported", permanent],
    [-235, "OA type not supported", permanent],
    [-240, "MessageV2 API has been shut down", human],
    [-242, "Invalid appsecret_proof", human],
    [-244, "user restricted", permanent],
    [-248, "violates platform standards", permanent],
    [-320, "needs Zalo Cloud Account", human],
    [-321, "out of money", human],
    [-214, "Media is being processed", { outcome: "unknown" }],
    // A code that no row names is read back, then shown as it came.
    [-9999, "something new", permanent],
    [-500, "Internal error", permanent],
  ])("%i «%s» is met as the protocol says", (code, message, expected) => {
    const callError = classifyError({ code, message, status: 200 });
    expect(callError).toMatchObject({ ...expected, errorCode: String(code), detail: message });
    expect(callError.reason).toMatch(/[ạ-ỹđ].*\.$/i);
  });

  // Written down here and not taken from the table: codes by which Zalo says that it looked before it acted.
  const refusedBeforeTheAct = [
    ...[-200, -201, -204, -205, -209, -210, -212, -216, -219, -220, -221, -224, -227],
    ...[-233, -235, -240, -242, -244, -320, -321],
  ];

  it("proves that nothing was done only where Zalo documents that it refuses before the act", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -400, max: 0 }), fc.integer()), (code) => {
        fc.pre(code !== -223);
        const callError = classifyError({ code, message: "words", status: 200 });
        expect(callError.surelyNotDone).toBe(refusedBeforeTheAct.includes(code));
        expect(classifyError({ code, message: "words", status: 502 }).surelyNotDone).toBe(false);
      }),
      { numRuns: 1000 },
    );
    const quota = "Your OA has reach the limit quota create article";
    expect(classifyError({ code: -223, message: quota, status: 200 }).surelyNotDone).toBe(false);
    expect(classifyError({ code: -223, message: "not authorized", status: 200 }).surelyNotDone).toBe(true);
  });
});

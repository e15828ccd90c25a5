import { describe, expect, it } from "vitest";
import { classifyError as facebookError } from "../platforms/facebook/classify-error.ts";
import { facebookErrors } from "../platforms/facebook/error-table.ts";
import { classifyError as zaloError } from "../platforms/zalo/classify-error.ts";
import { zaloErrors } from "../platforms/zalo/error-table.ts";
import { healthBy } from "./channel-health.ts";

describe("what an answer says of its channel", () => {
  it("is trouble with its reason for every listed error that concerns the channel, on both platforms", () => {
    const callErrors = [
      ...Object.keys(facebookErrors).map((key) => {
        const [code = 0, subcode] = key.split("/").map(Number);
        return facebookError({ code, subcode, message: "", transient: undefined, status: 400 });
      }),
      ...zaloErrors.map(({ code }) => zaloError({ code, message: "", status: 200 })),
    ];
    const channel = callErrors.filter(({ concerns }) => concerns === "channel");
    expect(channel.length).toBeGreaterThan(20);
    for (const callError of channel)
      expect(healthBy(callError), callError.errorCode).toEqual({
        health: "trouble",
        reason: callError.reason,
      });
    for (const callError of callErrors.filter(({ concerns }) => concerns === "item"))
      expect(healthBy(callError), callError.errorCode).toBeUndefined();
  });

  it("is good only where something was published: reading works on a page that may not post", () => {
    expect(healthBy({ outcome: "published", remoteId: "1", publicUrl: null })).toEqual({
      health: "ok",
      reason: "",
    });
    expect(healthBy({ outcome: "absent" })).toBeUndefined();
    expect(healthBy({ outcome: "found", remoteId: "1", publicUrl: null })).toBeUndefined();
    expect(healthBy({ outcome: "advanced", progress: {} })).toBeUndefined();
  });
});

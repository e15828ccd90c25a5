import { expect, test } from "vitest";
import { oneMachineOnly } from "./database-server.ts";

test("a force that starts on the embedded database is told that it is for one machine", () => {
  expect(oneMachineOnly({ seed: "none", databaseUrl: undefined })).toContain("một máy");
});

test("nobody else is told", () => {
  expect(oneMachineOnly({ seed: "none", databaseUrl: "postgres://may-chu/trongdong" })).toBeUndefined();
  expect(oneMachineOnly({ seed: "demo", databaseUrl: undefined })).toBeUndefined();
});

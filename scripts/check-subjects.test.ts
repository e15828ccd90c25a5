import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What the check says of a checkout whose history is one commit with this subject, made at this time. */
function complaintsOf(subject: string | null, at = "2027-01-05T08:00:00Z") {
  const root = mkdtempSync(join(tmpdir(), "trongdong-test-"));
  try {
    if (subject !== null) {
      const env = { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
      const who = ["-c", "user.name=a", "-c", "user.email=a@b.example"];
      execFileSync("git", ["init", "--quiet"], { cwd: root });
      execFileSync("git", [...who, "commit", "--quiet", "--allow-empty", "-m", subject], { cwd: root, env });
    }
    const script = join(import.meta.dirname, "check-subjects.mjs");
    const { status, stderr } = spawnSync(process.execPath, [script, root], { encoding: "utf8" });
    return { status, stderr };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.each([
  "delivery: Begin nothing on a channel before the portal carries it",
  "public store: Ask once",
  `x: ${"A".repeat(69)}`,
])("a subject with a scope, short enough, is in order: %s", (subject) => {
  expect(complaintsOf(subject)).toEqual({ status: 0, stderr: "" });
});

test.each([
  ["no scope", "Begin nothing on a channel", "scope"],
  ["a small letter behind it", "delivery: begin nothing", "scope"],
  ["one letter too many", `x: ${"A".repeat(70)}`, "73 characters"],
])("a subject with %s is named", (_, subject, why) => {
  const { status, stderr } = complaintsOf(subject);
  expect(status).toBe(1);
  expect(stderr).toContain(subject);
  expect(stderr).toContain(why);
});

test("what is older than the rule stays, and a tree without a history is in order", () => {
  expect(complaintsOf("An older subject", "2026-11-30T08:00:00Z").status).toBe(0);
  expect(complaintsOf(null).status).toBe(0);
});

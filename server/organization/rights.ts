import { done, type Outcome, refused } from "../foundation/outcome.ts";
import type { Actor, Grant } from "./actor.ts";
import type { Lens } from "./roles.ts";
import { type Action, type Resource, type Rule, ruleTable } from "./rule-table.ts";

/** How long a sign-in or a second factor counts for signing and releasing, in milliseconds: 5 minutes. */
export const stepUpLasts = 5 * 60_000;

/**
 * Whether this person may do this to this thing at this moment, by the rule table and nothing else. Says nothing of
 * the thing's state: the act itself explains a wrong state. Throws on an unknown action.
 */
export function may({
  actor,
  action,
  resource,
  now,
}: {
  actor: Actor;
  action: Action;
  resource: Resource;
  now: Date;
}): boolean {
  return rulesOf(action).some(
    (rule) =>
      fits({ actor, rule, resource }) &&
      actor.grants.some(
        (grant) => isValid(grant, now) && grant.role === rule.role && reaches({ grant, rule, resource }),
      ),
  );
}

/**
 * In which units this person may do this, for the condition of a query: "all", or the codes (empty: nowhere).
 * Several roles may read items only once they were submitted: with `neverSubmitted` the answer leaves those out, so
 * that a query reads `unit in unitsWhere(neverSubmitted) or (submitted and unit in unitsWhere())`. With `lens` only
 * the rules that sign through it count; whose hands are clean the query says itself.
 */
export function unitsWhere({
  actor,
  action,
  neverSubmitted = false,
  lens,
}: {
  actor: Actor;
  action: Action;
  neverSubmitted?: boolean;
  lens?: Lens;
}): "all" | readonly string[] {
  const codes = new Set<string>();
  for (const rule of rulesOf(action)) {
    if (neverSubmitted && rule.submitted) continue;
    if (lens !== undefined && rule.signs !== lens) continue;
    for (const grant of actor.grants) {
      if (grant.role !== rule.role) continue;
      if (rule.over === "anywhere" || (rule.over === "subtree" && grant.wholeTree)) return "all";
      for (const code of rule.over === "unit" ? [grant.unitCode] : grant.covers) codes.add(code);
    }
  }
  return [...codes];
}

/** Whether signing or releasing needs a new second factor first: more than 5 minutes since the last proof. */
export function needsStepUp(actor: Actor, now: Date): boolean {
  return now.getTime() - actor.steppedUpAt.getTime() > stepUpLasts;
}

/** Refuses with "step-up-required" (403) when the person must enter a second factor first. */
export function requireStepUp({ actor, now }: { actor: Actor; now: Date }): Outcome<null> {
  if (!needsStepUp(actor, now)) return done(null);
  return refused({
    code: "step-up-required",
    status: 403,
    title: "Cần xác nhận lại",
    detail:
      "Việc này cần đồng chí nhập mã xác thực một lần nữa. Hãy nhập mã trên điện thoại rồi thực hiện lại.",
  });
}

function rulesOf(action: Action): readonly Rule[] {
  if (!Object.hasOwn(ruleTable, action)) throw new Error(`unknown action: ${action}`);
  return ruleTable[action];
}

function isValid(grant: Grant, now: Date): boolean {
  return grant.validTo === null || grant.validTo > now;
}

function fits({ actor, rule, resource }: { actor: Actor; rule: Rule; resource: Resource }): boolean {
  if (rule.submitted && !(resource.type === "item" && resource.submitted)) return false;
  if (rule.signs === undefined) return true;
  return (
    resource.type === "item" &&
    resource.lens === rule.signs &&
    resource.createdBy !== actor.personId &&
    !resource.contributors.includes(actor.personId)
  );
}

function reaches({ grant, rule, resource }: { grant: Grant; rule: Rule; resource: Resource }): boolean {
  if (rule.over === "anywhere") return true;
  if (resource.unitCode === null) return rule.over === "subtree" && grant.wholeTree;
  return rule.over === "unit" ? grant.unitCode === resource.unitCode : grant.covers.has(resource.unitCode);
}

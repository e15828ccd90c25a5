import createClient from "openapi-fetch";
import { fetchThroughGates } from "./gates.ts";
import { isLostCall, offlineProblem, problemFrom } from "./problem.ts";
import type { operations, paths } from "./schema.generated.ts";

/** The typed client of the API; its types are generated from the server's OpenAPI document. */
export const api = createClient<paths>({ fetch: fetchThroughGates });

/** The answer of an operation when it succeeds, by its operationId. */
export type Answer<Id extends keyof operations> = operations[Id] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

/** The value of a call's answer; throws an ApiProblem for a refusal and for a lost connection. */
export async function answer<Value>(
  call: Promise<{ data?: Value; error?: unknown; response: Response }>,
): Promise<Value> {
  let result: { data?: Value; error?: unknown; response: Response };
  try {
    result = await call;
  } catch (error) {
    if (isLostCall(error)) throw offlineProblem();
    throw error;
  }
  const { data, error, response } = result;
  if (!response.ok) throw problemFrom({ status: response.status, body: error });
  // An answer without content (204) has no value; its caller expects none.
  return data as Value;
}

/** A query without the parts that are empty, which the API would refuse. */
export function given<Query extends Readonly<Record<string, string | null | undefined>>>(
  query: Query,
): { [Key in keyof Query]?: Exclude<NonNullable<Query[Key]>, ""> } {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  ) as { [Key in keyof Query]?: Exclude<NonNullable<Query[Key]>, ""> };
}

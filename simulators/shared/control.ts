import { z } from "zod";
import { type createFaults, faultOrder } from "./faults.ts";
import type { Answer, Call } from "./server.ts";

/**
 * What a test may ask of a stand-in and order from it, at /_simulator/…: its state, the calls that it got, faults to
 * come, and its settings. No platform has these addresses.
 */
export function createControl<Settings>({
  schema,
  faults,
  calls,
  userAgents,
  inFlight,
  state,
}: {
  schema: z.ZodType<Settings>;
  faults: ReturnType<typeof createFaults>;
  /** Calls by what they ask for. */
  calls: ReadonlyMap<string, number>;
  /** Calls by how the caller named itself. */
  userAgents: ReadonlyMap<string, number>;
  inFlight: () => number;
  state: () => object;
}) {
  let settings = schema.parse({});
  return {
    settings: (): Settings => settings,

    handle(call: Call): Answer {
      const text = call.body.toString("utf8");
      switch (`${call.method} ${call.path}`) {
        case "GET /_simulator/state":
          return { status: 200, json: state() };
        case "GET /_simulator/calls":
          return {
            status: 200,
            json: {
              calls: Object.fromEntries(calls),
              userAgents: Object.fromEntries(userAgents),
              inFlight: inFlight(),
            },
          };
        case "DELETE /_simulator/faults":
          faults.clear();
          return { status: 200, json: {} };
        case "POST /_simulator/faults":
          for (const order of z.array(faultOrder).parse(JSON.parse(text))) faults.add(order);
          return { status: 200, json: {} };
        case "POST /_simulator/settings":
          settings = schema.parse({ ...settings, ...JSON.parse(text || "{}") });
          return { status: 200, json: settings };
        default:
          return { status: 404, json: {} };
      }
    },
  };
}

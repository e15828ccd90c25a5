import { isRecord } from "./problem.ts";

/** What the person must do before a call can go on: sign in again, or prove presence with the second factor. */
type GateKind = "sign-in" | "step-up";

interface Gate {
  readonly kind: GateKind;
  readonly promise: Promise<boolean>;
  readonly settle: (passed: boolean) => void;
}

let current: Gate | null = null;
const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

/** Asks the person once, however many calls wait; true when the calls may be repeated. */
function ask(kind: GateKind): Promise<boolean> {
  if (current !== null) return current.promise;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  current = {
    kind,
    promise,
    settle: (passed) => {
      current = null;
      announce();
      resolve(passed);
    },
  };
  announce();
  return promise;
}

/** The gate that is open now, for the dialogs; to be used with useSyncExternalStore. */
export const gates = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current(): GateKind | null {
    return current?.kind ?? null;
  },
  /** The person has passed (the waiting calls repeat) or gave up (they are refused). */
  settle(passed: boolean): void {
    current?.settle(passed);
  },
};

async function codeOf(response: Response): Promise<string> {
  const body: unknown = await response
    .clone()
    .json()
    // A refusal without a JSON body carries no code.
    .catch(() => null);
  return isRecord(body) && typeof body.code === "string" ? body.code : "";
}

/** Paths that ask who is there: their refusal is an answer, not a gate. */
function isSessionCall(request: Request): boolean {
  return /\/api\/v1\/sessions?(\/|$)/.test(new URL(request.url).pathname);
}

/** How often a call is repeated that a server refused because it was stopping, and the pause between, in milliseconds. */
const repeats = 10;
const betweenMs = 1500;

/** A little longer than the server's doors wait; a piece of a file may be long on its way. */
const answersWithinMs = 130_000;
const fileWithinMs = 600_000;

/** fetch with an end: a connection that died without a word must not hold a call, and what waits behind it, for ever. */
function fetchInTime(request: Request): Promise<Response> {
  const ms = new URL(request.url).pathname.startsWith("/api/v1/uploads") ? fileWithinMs : answersWithinMs;
  return fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(ms)]) });
}

/** fetch that waits for a server that starts anew: what it refused for that reason it has surely not done. */
async function fetchOverRestart(request: Request): Promise<Response> {
  for (let repeated = 0; ; repeated += 1) {
    const again = request.clone();
    const response = await fetchInTime(request);
    if (response.status !== 503 || repeated >= repeats || (await codeOf(response)) !== "stopping")
      return response;
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
    request = again;
  }
}

/** fetch that lets the person sign in again or step up, and then repeats the call. */
export async function fetchThroughGates(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetchOverRestart(request);
  if (isSessionCall(request)) return response;
  if (response.status === 401) return (await ask("sign-in")) ? fetchOverRestart(again) : response;
  if (response.status === 403 && (await codeOf(response)) === "step-up-required")
    return (await ask("step-up")) ? fetchOverRestart(again) : response;
  return response;
}

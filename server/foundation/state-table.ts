/** One line of a state table: from any of these states the act leads there. `when` and `unless` name the fact it hangs on. */
export interface Move<State extends string, Act extends string, Fact extends string> {
  readonly from: readonly State[];
  readonly act: Act;
  readonly to: State;
  /** Only while this fact is true. */
  readonly when?: Fact;
  /** Only while this fact is false. */
  readonly unless?: Fact;
}

/** What is known about the thing at the moment of the act; a fact that no line asks for may be left out. */
export type Facts<Fact extends string> = Readonly<Partial<Record<Fact, boolean>>>;

interface Attempt<State extends string, Act extends string> {
  readonly state: State;
  readonly act: Act;
}

/**
 * Where an act leads; undefined where the state does not allow it, or a fact speaks against it. Throws when a fact that
 * decides it was left out.
 */
export function nextState<State extends string, Act extends string, Fact extends string>(
  moves: readonly Move<State, Act, Fact>[],
  { state, act, facts }: Attempt<State, Act> & { readonly facts?: Facts<Fact> },
): State | undefined {
  const isTrue = (fact: Fact): boolean => {
    const value = facts?.[fact];
    if (value === undefined) throw new Error(`«${act}» from ${state} hangs on «${fact}», which is not given`);
    return value;
  };
  return movesFrom(moves, { state, act }).find(
    ({ when, unless }) => (when === undefined || isTrue(when)) && (unless === undefined || !isTrue(unless)),
  )?.to;
}

/** The facts that decide an act in a state, each once; none where the state alone decides. */
export function factsDeciding<State extends string, Act extends string, Fact extends string>(
  moves: readonly Move<State, Act, Fact>[],
  attempt: Attempt<State, Act>,
): readonly Fact[] {
  const named = movesFrom(moves, attempt).flatMap(({ when, unless }) => [when, unless]);
  return [...new Set(named)].filter((fact) => fact !== undefined);
}

/** The states in which an act leads somewhere, whatever the facts. */
export function statesFor<State extends string, Act extends string, Fact extends string>(
  moves: readonly Move<State, Act, Fact>[],
  act: Act,
): readonly State[] {
  return [...new Set(moves.filter((move) => move.act === act).flatMap(({ from }) => from))];
}

function movesFrom<State extends string, Act extends string, Fact extends string>(
  moves: readonly Move<State, Act, Fact>[],
  { state, act }: Attempt<State, Act>,
): readonly Move<State, Act, Fact>[] {
  return moves.filter((move) => move.act === act && move.from.includes(state));
}

import type { FastifyReply } from "fastify";
import type { Context } from "../foundation/context.ts";
import { type EventStream, openEventStreams, tooManyStreams } from "../foundation/http/event-streams.ts";
import { done, notFound, type Outcome, refused } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { type BoardFacts, boardFor, readBoardFacts } from "./board.ts";

/** How often a followed board is read while something moves on it, and when all is done, in milliseconds. */
const movingMs = 1000;
const restingMs = 5000;
/** How long a session that ended may still be sent what changes, in milliseconds. */
const sessionEveryMs = 2000;
/** More open boards than any desk has; a browser keeps one connection for each. */
const mostEach = 10;

interface Follower {
  readonly stream: EventStream;
  /** The person behind the stream at this moment; null once the session is over. */
  readonly stillThere: () => Promise<Actor | null>;
  actor: Actor;
  checkedAt: number;
  last: string;
}

interface Followed {
  readonly followers: Set<Follower>;
  timer?: NodeJS.Timeout;
}

/** The live boards of a process: each release is read once for all who follow it, and by nobody when nobody does. */
export function followBoards(ctx: Context) {
  const streams = openEventStreams({ mostEach });
  const boards = new Map<string, Followed>();

  const leave = (releaseId: string, follower: Follower) => {
    const board = boards.get(releaseId);
    if (board === undefined || !board.followers.delete(follower) || board.followers.size > 0) return;
    clearTimeout(board.timer);
    boards.delete(releaseId);
  };

  const schedule = (releaseId: string, board: Followed, ms: number) => {
    // Everybody may have left while the board was being read.
    if (boards.get(releaseId) !== board) return;
    board.timer = setTimeout(() => void readAgain(releaseId, board), ms);
  };

  const readAgain = async (releaseId: string, board: Followed) => {
    let restMs = movingMs;
    try {
      const facts = await readBoardFacts(ctx, releaseId);
      if (facts !== undefined && !isMoving(facts)) restMs = restingMs;
      await Promise.all([...board.followers].map((follower) => tell(follower, facts)));
    } catch (error) {
      ctx.log.debug({ err: error }, "board: could not be read, will try again");
    }
    schedule(releaseId, board, restMs);
  };

  const tell = async (follower: Follower, facts: BoardFacts | undefined) => {
    const now = ctx.clock.now();
    if (performance.now() - follower.checkedAt >= sessionEveryMs) {
      const still = await follower.stillThere();
      if (still === null) return follower.stream.end();
      follower.actor = still;
      follower.checkedAt = performance.now();
    }
    const board = boardFor({ facts, actor: follower.actor, now });
    if (!board.ok) return follower.stream.end();
    const text = JSON.stringify(board.value);
    if (text === follower.last) follower.stream.beat();
    else if (follower.stream.send(text)) follower.last = text;
  };

  return {
    /** Follows a board until its reader leaves, the session ends or the process stops. Refuses before it begins. */
    async follow({
      reply,
      releaseId,
      actor,
      stillThere,
    }: {
      reply: FastifyReply;
      releaseId: string;
      actor: Actor;
      stillThere: () => Promise<Actor | null>;
    }): Promise<Outcome<null>> {
      let onEnd = () => {};
      const stream = streams.open({ reply, reader: actor.personId, onEnd: () => onEnd() });
      if (stream === undefined) return refused(tooManyStreams);
      const follower: Follower = { stream, stillThere, actor, checkedAt: performance.now(), last: "" };
      onEnd = () => leave(releaseId, follower);
      try {
        const facts = await readBoardFacts(ctx, releaseId);
        const first = boardFor({ facts, actor, now: ctx.clock.now() });
        if (facts === undefined || !first.ok) {
          stream.end();
          return first.ok ? notFound() : first;
        }
        stream.begin();
        if (stream.isClosed()) return done(null);
        follower.last = JSON.stringify(first.value);
        stream.send(follower.last);
        const board: Followed = boards.get(releaseId) ?? { followers: new Set() };
        board.followers.add(follower);
        if (boards.has(releaseId)) return done(null);
        boards.set(releaseId, board);
        schedule(releaseId, board, isMoving(facts) ? movingMs : restingMs);
        return done(null);
      } catch (error) {
        stream.end();
        throw error;
      }
    },

    /** How many streams are open and how many releases are read for them. */
    open: () => ({ streams: streams.count(), boards: boards.size }),
    endAll: streams.endAll,
  };
}

/** Whether something will change without a person: also while a release has just been decided and waits to be taken. */
function isMoving({ counts, release }: BoardFacts): boolean {
  if (counts.length === 0) return release.releasedAt !== null;
  const moving: readonly string[] = ["waiting", "pending", "sending", "unknown"];
  return counts.some(({ state, count }) => count > 0 && moving.includes(state));
}

import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { Problem } from "../outcome.ts";

/** One stream of server-sent events to one reader. */
export interface EventStream {
  /** Whether nobody reads any more; then nothing is sent and nothing may be read for it. */
  isClosed(): boolean;
  /** Takes the answer over from the framework and begins the stream. */
  begin(): void;
  /** Sends one event; left out while the reader has not taken the ones before, who gets the next one instead. */
  send(data: string): boolean;
  /** Tells the line and its proxies that somebody is still here. */
  beat(): void;
  /** Ends it, however far it has come; said twice it does nothing. */
  end(): void;
}

export const tooManyStreams: Problem = {
  code: "too-many-streams",
  status: 429,
  title: "Mở quá nhiều bảng theo dõi",
  detail: "Đồng chí đang mở quá nhiều bảng theo dõi cùng lúc. Hãy đóng bớt các thẻ, cửa sổ không dùng.",
};

/**
 * The streams of a process, at most `mostEach` to one reader. A stream is known to be closed from the moment it was
 * opened, also while its first event is still being read.
 */
export function openEventStreams({ mostEach }: { mostEach: number }) {
  const open = new Map<string, Set<EventStream>>();
  return {
    /** How many streams are open; for tests and figures. */
    count: () => [...open.values()].reduce((sum, streams) => sum + streams.size, 0),

    /** Opens a stream to a reader, or answers nothing when that reader has enough of them. `onEnd` is called once. */
    open({
      reply,
      reader,
      onEnd,
    }: {
      reply: FastifyReply;
      reader: string;
      onEnd: () => void;
    }): EventStream | undefined {
      const own = open.get(reader) ?? new Set();
      if (own.size >= mostEach) return undefined;
      open.set(reader, own);
      const stream = streamOver(reply, () => {
        own.delete(stream);
        if (own.size === 0 && open.get(reader) === own) open.delete(reader);
        onEnd();
      });
      own.add(stream);
      return stream;
    },

    /** Ends all of them: the process stops, and their readers connect again elsewhere. */
    endAll(): void {
      for (const streams of [...open.values()]) for (const stream of [...streams]) stream.end();
    },
  };
}

function streamOver(reply: FastifyReply, onEnd: () => void): EventStream {
  const raw: ServerResponse = reply.raw;
  let closed = false;
  let begun = false;
  const close = () => {
    if (closed) return;
    closed = true;
    onEnd();
  };
  // Before anything is awaited: who leaves while the first event is being read is not served for ever.
  raw.once("close", close);
  raw.once("error", close);
  const write = (text: string) => {
    if (closed || !begun || raw.destroyed || raw.writableNeedDrain) return false;
    raw.write(text);
    return true;
  };
  return {
    isClosed: () => closed || raw.destroyed,
    begin() {
      begun = true;
      reply.hijack();
      if (closed || raw.destroyed) return;
      raw.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      raw.flushHeaders();
    },
    send: (data) => write(`data: ${data}\n\n`),
    beat: () => void write(": nothing new\n\n"),
    end() {
      if (begun && !raw.destroyed) raw.end();
      close();
    },
  };
}

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { boardFrom, boardQuery } from "./queries.ts";

/** Keeps the board of a release fresh by server-sent events; tells whether the line is open. */
export function useLiveBoard(releaseId: string): boolean {
  const cache = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    const source = new EventSource(`/api/v1/releases/${releaseId}/board/events`);
    source.onopen = () => setLive(true);
    // The browser connects again by itself.
    source.onerror = () => setLive(false);
    source.onmessage = (event: MessageEvent<string>) => {
      const board = boardFrom(event.data);
      if (board !== null) cache.setQueryData(boardQuery(releaseId).queryKey, board);
    };
    return () => source.close();
  }, [releaseId, cache]);
  return live;
}

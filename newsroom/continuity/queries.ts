import { queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api } from "../api/client.ts";

export type Outage = Answer<"listOutages">["items"][number];
export type Alarm = Answer<"listAlarms">["items"][number];

/** The announced times of silence. */
export const outagesQuery = queryOptions({
  queryKey: ["outages"],
  queryFn: () => answer(api.GET("/api/v1/outages")),
});

/** What the watch has found and nobody has dealt with yet; looked at anew every half minute. */
export const alarmsQuery = queryOptions({
  queryKey: ["alarms"],
  queryFn: () => answer(api.GET("/api/v1/alarms")),
  refetchInterval: 30_000,
});

/** Announces a time of silence. */
export const planOutage = (body: {
  startsAt: string;
  endsAt: string;
  reason: string;
  forceMajeure: string;
}) => answer(api.POST("/api/v1/outages", { body }));

/** Takes an announcement back. */
export const cancelOutage = (outageId: string) =>
  answer(api.DELETE("/api/v1/outages/{outageId}", { params: { path: { outageId } } }));

/** Says that these alarms are dealt with. */
export const acknowledgeAlarms = (alarmIds: string[]) =>
  answer(api.POST("/api/v1/alarms/acknowledgement", { body: { alarmIds } }));

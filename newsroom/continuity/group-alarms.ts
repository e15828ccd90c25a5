import type { Alarm } from "./queries.ts";

/** What follows within this time, in milliseconds, came of the same happening: the watch looks several times as long. */
const near = 2 * 60_000;

/** Alarms of one kind that were raised about the same time, newest first. */
export type AlarmGroup = readonly [Alarm, ...Alarm[]];

/** Whether an alarm is about a page, whose finding names that very page. */
export const isOfPage = ({ subject }: Pick<Alarm, "subject">): boolean => subject.startsWith("page:");

/** Whether an alarm is about a channel: its finding names the channel, and it ends when the channel publishes again. */
export const isOfChannel = ({ subject }: Pick<Alarm, "subject">): boolean => subject.startsWith("channel:");

/** Puts together what belongs together, in the order of the newest of each group. `alarms` come newest first. */
export function groupAlarms(alarms: readonly Alarm[]): readonly AlarmGroup[] {
  const groups: [Alarm, ...Alarm[]][] = [];
  for (const alarm of alarms) {
    const group = groups.find((one) => isNear(alarm, one.at(-1) ?? one[0]));
    if (group === undefined) groups.push([alarm]);
    else group.push(alarm);
  }
  return groups;
}

function isNear(alarm: Alarm, later: Alarm): boolean {
  return kindOf(alarm) === kindOf(later) && Date.parse(later.foundAt) - Date.parse(alarm.foundAt) <= near;
}

function kindOf(alarm: Alarm): string {
  if (isOfChannel(alarm)) return "channel";
  return isOfPage(alarm) ? "page" : `${alarm.subject.split(":")[0]} ${alarm.finding}`;
}

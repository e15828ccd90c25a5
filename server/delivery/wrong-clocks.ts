import type { Context } from "../foundation/context.ts";
import { platformName } from "../foundation/platform-facts.ts";

/** From this offset on somebody is told, in milliseconds. */
const reportedFromMs = 5_000;
/** From this offset on nothing is published, in milliseconds: what stands on a channel could not be told from its time. */
export const wrongFromMs = 60_000;
/** What was measured longer ago says nothing about now, in milliseconds. */
const lastsMs = 15 * 60_000;

/** A machine whose clock is too far from a platform's. */
export interface WrongClock {
  readonly platform: string;
  readonly host: string;
  /** The platform's time minus ours, in seconds. */
  readonly offsetSeconds: number;
  readonly stopsPublishing: boolean;
  /** For people, in Vietnamese. */
  readonly sentence: string;
}

/** The clocks that were found wrong lately by what the platforms' own answers say. */
export async function wrongClocks(
  { db, platforms }: Pick<Context, "db" | "platforms">,
  { now }: { now: Date },
): Promise<WrongClock[]> {
  const rows = await db
    .selectFrom("platform_clock")
    .selectAll()
    .where("measured_at", ">", new Date(now.getTime() - lastsMs))
    .orderBy("platform")
    .orderBy("host")
    .execute();
  return rows.flatMap(({ platform, host, offset_ms: offsetMs }) => {
    const wrongMs = Math.abs(offsetMs);
    if (wrongMs < reportedFromMs) return [];
    const stopsPublishing = wrongMs >= wrongFromMs;
    const offsetSeconds = Math.round(offsetMs / 1000);
    const side = offsetMs < 0 ? "nhanh" : "chậm";
    const name = platformName(platforms, platform);
    const much = `Đồng hồ máy chủ ${host} ${side} hơn ${name} ${Math.abs(offsetSeconds)} giây`;
    const sentence = stopsPublishing
      ? `${much}: hệ thống tạm dừng đăng lên ${name} và tự đăng tiếp khi đồng hồ đúng trở lại.`
      : `${much}; hãy chỉnh lại giờ máy chủ (từ 60 giây hệ thống tạm dừng đăng).`;
    return [{ platform, host, offsetSeconds, stopsPublishing, sentence }];
  });
}

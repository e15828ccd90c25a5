import type { DeliveryState } from "./delivery-state.ts";

/** Why a delivery waits longer than its own time: all of the platform, or its channel, must stay quiet. */
export interface Pause {
  readonly of: "application" | "channel";
  readonly until: Date;
}

/** What will happen to a delivery by itself, when, and what it waits for; or who must act. A Vietnamese sentence. */
export function nextSentence({
  state,
  platformName,
  nextAt,
  pauses,
  now,
}: {
  state: DeliveryState;
  /** As it is called on screen. */
  platformName: string;
  nextAt: Date;
  pauses: readonly Pause[];
  now: Date;
}): string {
  const pause = pauses.filter(({ until }) => until > nextAt && until > now).toSorted(byEnd)[0];
  const when = whenPhrase(pause?.until ?? nextAt, now);
  const wait = pause === undefined ? "" : `Chờ ${waitedFor(pause, platformName)}; `;
  const byItself = nextAt.getUTCFullYear() < 9000;
  switch (state) {
    case "pending":
      return sentence(`${wait}tự đăng lại ${when}.`);
    case "unknown":
      return sentence(`${wait}đọc lại kênh ${when}, chưa gửi lại.`);
    case "blocked":
      return byItself
        ? sentence(`chờ hết thời gian ${platformName} hạn chế; tự thử lại ${when}.`)
        : "Chờ quản lý kênh xử lý; có mã mới thì tự đăng tiếp, việc khác xong thì bấm «Thử lại».";
    case "unsettled":
      return "Chờ người mở kênh xem và xác nhận.";
    case "overdue":
      return "Không tự đăng nữa; bấm «Vẫn đăng» nếu vẫn cần đăng.";
    case "replaced":
      return "Không đăng bản này nữa.";
    case "failed":
      return "Không tự gửi lại.";
    default:
      return "";
  }
}

function byEnd(a: Pause, b: Pause): number {
  return b.until.getTime() - a.until.getTime();
}

function waitedFor({ of }: Pause, name: string): string {
  return of === "application"
    ? `${name} nhận lệnh gọi trở lại`
    : `hết thời gian kênh phải tạm dừng trên ${name}`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const clockTime = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const dayFormat = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
});

/** "25/11": the locale would write "25-11". */
function dayAndMonth(at: Date): string {
  return dayFormat.format(at).replaceAll("-", "/");
}

/** When something happens, as people say it: in seconds or minutes while it is near, else by the clock and the day. */
function whenPhrase(at: Date, now: Date): string {
  const wait = at.getTime() - now.getTime();
  if (wait < 1000) return "khi tới lượt";
  if (wait < minuteMs) return `sau ${Math.ceil(wait / 1000)} giây`;
  const minutes = Math.ceil(wait / minuteMs);
  if (minutes < 60) return `sau ${minutes} phút`;
  const shown = new Date(Math.ceil(at.getTime() / minuteMs) * minuteMs);
  const time = `lúc ${clockTime.format(shown)}`;
  if (dayAndMonth(shown) === dayAndMonth(now) && wait < dayMs) return time;
  const days = Math.round(wait / dayMs);
  const about = days < 2 ? "" : ` (khoảng ${days} ngày nữa)`;
  return `${time} ngày ${dayAndMonth(shown)}${about}`;
}

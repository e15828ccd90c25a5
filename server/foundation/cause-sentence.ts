import { SettingError } from "./config.ts";
import { isDatabaseAway } from "./database/database-away.ts";

const away = "Không nối được tới cơ sở dữ liệu";
const mendAway =
  "hãy xem máy chủ PostgreSQL còn chạy không, tường lửa và địa chỉ trong DATABASE_URL có đúng không";
const full = "Ổ đĩa đã đầy; hãy giải phóng chỗ trên ổ chứa DATA_DIR (và ổ của PostgreSQL) rồi khởi động lại";
const forbidden =
  "Không có quyền trên tệp hoặc thư mục này; hãy giao nó cho người dùng chạy Trống Đồng (chown), hoặc dùng nơi khác (dữ liệu: DATA_DIR)";

const untrusted =
  "Máy này không tin chứng thư TLS của máy chủ cơ sở dữ liệu; hãy đặt sslrootcert trong DATABASE_URL tới chứng thư của nơi cấp, hoặc xem đồng hồ và hạn của chứng thư";

/** What the system and TLS say by their codes. */
const systemCauses: Readonly<Record<string, string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: "Ổ đĩa chỉ cho đọc; hãy gắn lại ổ ở chế độ ghi, hoặc đặt DATA_DIR ở thư mục khác ghi được",
  EIO: "Ổ đĩa đọc, ghi bị lỗi; hãy kiểm tra ổ (dmesg, smartctl) trước khi khởi động lại",
  ENOENT: "Không có tệp hoặc thư mục này; hãy sửa đường dẫn",
  EEXIST: "Đã có tệp mang tên này; hãy chọn tên khác, hoặc xóa tệp cũ nếu không cần nữa",
  ENAMETOOLONG: "Đường dẫn này quá dài; hãy dùng đường dẫn ngắn hơn",
  ELOOP: "Đường dẫn này vòng lại chính nó (liên kết tượng trưng); hãy sửa liên kết",
  EBUSY: "Tệp hoặc thư mục này đang bị chương trình khác giữ; hãy dừng chương trình đó rồi chạy lại",
  EISDIR: "Đây là thư mục, không phải tệp; hãy sửa đường dẫn",
  ENOTDIR: "Đường dẫn này không phải thư mục; hãy sửa đường dẫn",
  EMFILE: "Tiến trình đã mở hết số tệp được phép; hãy tăng giới hạn (ulimit -n, LimitNOFILE của systemd)",
  ENFILE: "Máy đã mở hết số tệp được phép; hãy tăng fs.file-max",
  ENOMEM: "Máy hết bộ nhớ; hãy dừng bớt chương trình khác hoặc thêm bộ nhớ",
  ECONNREFUSED: `${away}: máy chủ không mở cổng này; ${mendAway}`,
  ECONNRESET: `${away}: đường nối bị cắt; ${mendAway}`,
  EPIPE: `${away}: đường nối bị cắt; ${mendAway}`,
  ETIMEDOUT: `${away}: quá lâu không có trả lời; ${mendAway}`,
  EHOSTUNREACH: `${away}: không có đường tới máy chủ; ${mendAway}`,
  ENETUNREACH: `${away}: không có đường tới máy chủ; ${mendAway}`,
  ENOTFOUND: `${away}: không tìm thấy máy chủ mang tên này; hãy sửa tên máy trong DATABASE_URL`,
  EAI_AGAIN: `${away}: chưa tra được tên máy chủ; hãy xem mạng và DNS`,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_HAS_EXPIRED: untrusted,
  CERT_NOT_YET_VALID: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID:
    "Chứng thư TLS của máy chủ cơ sở dữ liệu mang tên khác; hãy dùng đúng tên máy của chứng thư trong DATABASE_URL",
};

/** What PostgreSQL says by its codes (SQLSTATE). */
const databaseCauses: Readonly<Record<string, string>> = {
  "28P01":
    "Cơ sở dữ liệu không nhận tên hoặc mật khẩu; hãy sửa tên và mật khẩu trong DATABASE_URL (DATABASE_ADMIN_URL)",
  "28000":
    "Cơ sở dữ liệu không nhận tên đăng nhập này; hãy sửa DATABASE_URL, hoặc cho phép nó trong pg_hba.conf",
  "3D000": "Máy chủ không có cơ sở dữ liệu mang tên này; hãy tạo nó, hoặc sửa tên trong DATABASE_URL",
  "42501":
    "Tài khoản cơ sở dữ liệu thiếu quyền; hãy chạy «npx trongdong migrate» với DATABASE_ADMIN_URL của chủ sở hữu",
  "42P01": "Cơ sở dữ liệu thiếu bảng; hãy chạy «npx trongdong migrate» với DATABASE_ADMIN_URL",
  "42703": "Cơ sở dữ liệu thiếu cột; hãy chạy «npx trongdong migrate» với DATABASE_ADMIN_URL",
  "55P03": "Cơ sở dữ liệu đang bận việc khác và giữ khóa quá lâu; hãy chạy lại sau ít phút",
  "57014":
    "Cơ sở dữ liệu trả lời quá chậm nên việc này đã dừng, chưa có gì được lưu; hãy chạy lại sau ít phút",
  XX001: "Dữ liệu trên ổ đĩa của PostgreSQL bị hỏng; hãy dừng lại, kiểm tra ổ và dùng bản sao lưu",
  XX002: "Chỉ mục của PostgreSQL bị hỏng; hãy kiểm tra ổ, rồi chạy REINDEX với tài khoản chủ sở hữu",
  "53100": full,
  "53200": "Máy chủ PostgreSQL hết bộ nhớ; hãy thêm bộ nhớ hoặc giảm số kết nối",
  "53300": `${away}: đã hết số kết nối; hãy tăng max_connections hoặc giảm DATABASE_CONNECTIONS («npx trongdong doctor» cho biết số cần)`,
  "57P01": `${away}: máy chủ đang dừng; hãy khởi động lại PostgreSQL`,
  "57P02": `${away}: máy chủ vừa gặp sự cố; hãy xem nhật ký PostgreSQL`,
  "57P03": `${away}: máy chủ đang khởi động; hãy đợi, rồi xem nhật ký PostgreSQL nếu quá lâu`,
  "25006": "Cơ sở dữ liệu chỉ cho đọc (máy dự phòng?); hãy đặt DATABASE_URL tới máy chủ chính",
};

/** What programs, SQLite and the driver say in words alone: PostgreSQL's own of the embedded database among them. */
const words: readonly (readonly [phrase: string, sentence: string])[] = [
  ["No space left on device", full],
  ["Disk quota exceeded", full],
  ["database or disk is full", full],
  ["Read-only file system", systemCauses.EROFS ?? ""],
  ["Permission denied", forbidden],
  ["has wrong ownership", forbidden],
  ["has invalid permissions", `${forbidden}; quyền của thư mục cơ sở dữ liệu phải là 0700`],
  [
    "database files are incompatible with server",
    "Cơ sở dữ liệu trong DATA_DIR do phiên bản PostgreSQL khác tạo ra; hãy dùng lại phiên bản Trống Đồng cũ, hoặc chuyển dữ liệu theo docs/operations.md",
  ],
  ["could not create shared memory segment", systemCauses.ENOMEM ?? ""],
  ["Cannot allocate memory", systemCauses.ENOMEM ?? ""],
  [
    "previously executed migration",
    "Cơ sở dữ liệu mới hơn chương trình này; hãy chạy phiên bản Trống Đồng mới hơn, hoặc dùng bản sao lưu trước khi nâng cấp",
  ],
  [
    "client password must be a",
    "DATABASE_URL (DATABASE_ADMIN_URL) thiếu mật khẩu mà máy chủ cần; hãy thêm mật khẩu vào địa chỉ",
  ],
  [
    "does not support SSL",
    "Máy chủ cơ sở dữ liệu không có TLS; hãy bỏ sslmode trong DATABASE_URL, hoặc bật TLS ở máy chủ",
  ],
  ["Client has encountered a connection error", `${away}: đường nối bị cắt; ${mendAway}`],
  ["Client was closed and is not queryable", `${away}: đường nối bị cắt; ${mendAway}`],
  ["Connection terminated", `${away}: đường nối bị cắt; ${mendAway}`],
  ["timeout exceeded when trying to connect", `${away}: quá lâu không có trả lời; ${mendAway}`],
  ["timeout expired", `${away}: quá lâu không có trả lời; ${mendAway}`],
  ["Query read timeout", `${away}: quá lâu không có trả lời; ${mendAway}`],
];

/**
 * The one line that an operator reads of a cause: what is wrong and how it is mended. Undefined when nobody knows the
 * cause by name: then its own words are all there is.
 */
export function causeSentence(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof SettingError) return error.message;
  const sentence =
    byCode(error) ?? byWords(error) ?? (isDatabaseAway(error) ? `${away}; ${mendAway}` : undefined);
  if (sentence === undefined) return undefined;
  const place = placeOf(error);
  return `${sentence}${place === undefined ? "" : ` (${place})`}.`;
}

/** Whether a cause is that a disk has no room: no setting is wrong then. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && (byCode(error) ?? byWords(error)) === full;
}

function byCode(error: Error): string | undefined {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  // A name with several addresses: each of them says the same.
  if (error instanceof AggregateError && code === "") return causeOfFirst(error);
  return Object.hasOwn(systemCauses, code) ? systemCauses[code] : databaseCauses[code];
}

function causeOfFirst(error: AggregateError): string | undefined {
  const first: unknown = error.errors[0];
  return first instanceof Error ? byCode(first) : undefined;
}

function byWords(error: Error): string | undefined {
  return words.find(([phrase]) => error.message.includes(phrase))?.[1];
}

/** Which file, folder or server it was; never an address with a password. */
function placeOf(error: Error): string | undefined {
  if ("path" in error && typeof error.path === "string") return error.path;
  if ("address" in error && "port" in error) return `${String(error.address)}:${String(error.port)}`;
  return "hostname" in error && typeof error.hostname === "string" ? error.hostname : undefined;
}

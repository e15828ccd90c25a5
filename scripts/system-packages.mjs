import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What the tests and benchmarks need besides npm packages: a file that shows it is there, and Debian's package. */
const needed = [
  { file: "/usr/bin/chromium", name: "chromium" },
  { file: "/usr/bin/chromium-headless-shell", name: "chromium-headless-shell" },
  { file: "/usr/bin/ffmpeg", name: "ffmpeg" },
  { file: "/usr/lib/postgresql/15/bin/postgres", name: "postgresql-15" },
  { file: "/usr/sbin/nginx", name: "nginx-light" },
  { file: "/usr/bin/openssl", name: "openssl" },
  { file: "/usr/bin/wrk", name: "wrk" },
  { file: "/usr/bin/java", name: "default-jre-headless" },
  { file: "/usr/bin/xmllint", name: "libxml2-utils" },
  { file: "/usr/bin/pdftotext", name: "poppler-utils" },
  { file: "/usr/share/fonts/truetype/noto", name: "fonts-noto-core" },
];

/** Installs the missing ones by apt when we are root; otherwise says what to install. */
export function ensureSystemPackages() {
  const missing = needed.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  if (process.getuid?.() !== 0) throw new Error(`Còn thiếu gói hệ thống. Hãy chạy: sudo ${command}`);
  console.error(`Đang cài gói hệ thống: ${missing.join(", ")} …`);
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  execFileSync("apt-get", ["update", "-qq"], options);
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], options);
}

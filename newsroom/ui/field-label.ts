import { vi } from "../texts/vi.ts";

const { fields } = vi.editor.conflict;
const labels: Readonly<Record<string, string>> = {
  ...fields,
  username: vi.session.username,
  password: vi.session.password,
  totp: vi.session.totp,
  reason: vi.review.reason,
  note: vi.review.note,
  at: vi.review.release.at,
  scheduledAt: vi.review.release.at,
  accessToken: vi.directory.channels.tokenAccess,
  refreshToken: vi.directory.channels.tokenRefresh,
};

/** The words on the screen for a field at fault ("draft.title", "pictures.0.alt"); null when it has none. */
export function fieldLabel(path: string): string | null {
  const [first = "", second = ""] = path.split(".");
  return labels[first === "draft" || first === "body" ? second || first : first] ?? null;
}

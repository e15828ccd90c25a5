import { type ItemDetails, ownAddress, searchedFields } from "../../../body/kinds/details.ts";
import { kindOf } from "../../../body/kinds/list.ts";
import type { PlatformFacts } from "../../foundation/platform-facts.ts";
import type { SearchEntry } from "./entry.ts";
import { textOfHtml } from "./html-text.ts";

/** A published page as its search entry; undefined for the layout of the portal, which nobody reads by itself. */
export function entryOfArticle(page: {
  id: string;
  slug: string;
  kind: string;
  category_slug: string;
  unit_code: string;
  title: string;
  summary: string;
  body_html: string;
  tags: readonly string[];
  category_name: string;
  pictures: readonly { caption: string; alt: string }[];
  attachments: readonly { title: string; filename: string }[];
  details: ItemDetails | null;
  fileText: string;
  published_at: Date;
}): SearchEntry | undefined {
  const kind = kindOf(page.kind);
  if (kind?.hasText !== true) return undefined;
  const searched = searchedFields(page.details);
  return {
    ref: articleRef(page.id),
    kind: page.kind,
    path: ownAddress(page.details) ?? `/tin/${page.slug}-${page.id}`,
    title: page.title,
    summary: page.summary,
    names: [...new Set([...searched.names, ...page.tags])],
    text: [
      textOfHtml(page.body_html),
      ...searched.text,
      ...page.pictures.flatMap(({ caption, alt }) => [caption, alt]),
      ...page.attachments.map(({ title }) => title),
      page.category_name,
      kind.searchWords,
    ]
      .filter((text) => text !== "")
      .join("\n"),
    fileText: page.fileText,
    categorySlug: page.category_slug,
    unitCode: page.unit_code,
    publishedAt: kind.isPartOfPortal ? null : page.published_at,
  };
}

/** The ref of an article's entry. */
function articleRef(id: string): string {
  return `article:${id}`;
}

const levels: Readonly<Record<string, string>> = {
  province: "Công an tỉnh",
  department: "Phòng nghiệp vụ của Công an tỉnh",
  commune: "Công an cấp xã",
};

/** A unit with a page of its own; whoever looks for it mostly wants its telephone. */
export function entryOfUnit(unit: {
  code: string;
  level: string;
  name: string;
  slug: string;
  profile?: {
    address?: string;
    phone?: string;
    duty_phone?: string;
    email?: string;
    reception?: string;
    leader?: string;
    leader_title?: string;
  };
}): SearchEntry {
  const { profile = {} } = unit;
  const texts = [
    ["", profile.address],
    ["Điện thoại ", profile.phone],
    ["Trực ban ", profile.duty_phone],
  ].flatMap(([label, value = ""]) => (value === "" ? [] : [`${label}${value}`]));
  return {
    ref: `unit:${unit.code}`,
    kind: "unit",
    path: `/don-vi/${unit.slug}`,
    title: unit.name,
    summary:
      texts.length > 0
        ? `${texts.join(". ")}.`
        : `${levels[unit.level] ?? "Đơn vị"}: tin, bài, địa chỉ, điện thoại và kênh chính thức.`,
    names: unit.level === "commune" ? [] : [unit.code],
    text: [`${profile.leader_title ?? ""} ${profile.leader ?? ""}`.trim(), profile.email, profile.reception]
      .filter((text) => text !== undefined && text !== "")
      .join("\n"),
    fileText: "",
    categorySlug: "",
    unitCode: unit.code,
    publishedAt: null,
  };
}

/** An official channel; found by its name and number, it leads to the list that says it is ours. */
export function entryOfChannel(
  channel: { id: string; platform: string; external_id: string; name: string; unit_code: string },
  platforms: readonly Pick<PlatformFacts, "id" | "texts">[],
): SearchEntry {
  const called = platforms.find(({ id }) => id === channel.platform)?.texts.channel ?? "Kênh";
  return {
    ref: `channel:${channel.id}`,
    kind: "channel",
    path: `/kenh-chinh-thuc?ten=${encodeURIComponent(channel.external_id)}`,
    title: channel.name,
    summary: `${called} chính thức, mã số ${channel.external_id}.`,
    names: [],
    text: "kênh chính thức fanpage",
    fileText: "",
    categorySlug: "",
    unitCode: channel.unit_code,
    publishedAt: null,
  };
}

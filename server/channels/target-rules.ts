import { type Kind, kindOf } from "../../body/kinds/list.ts";

/** How far an item of a unit may ask to go besides the portal. */
export type TargetReach = "none" | "own-and-province" | "all";

/** A rule of which channels a unit may ask for, between two dates; the board still releases exactly that or returns it. */
interface TargetRule {
  readonly kinds: readonly Kind[] | "any";
  readonly levels: readonly string[] | "any";
  readonly reach: TargetReach;
  /** Whether those channels are chosen beforehand, always or only for urgent items. */
  readonly chosen: "always" | "urgent" | "never";
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly citation: string;
}

/** Decision of the province's editorial board on its own channels; replaced by later rows, never edited. */
const targetRules: readonly TargetRule[] = [
  {
    kinds: "any",
    levels: "any",
    reach: "own-and-province",
    chosen: "never",
    validFrom: "2025-07-01",
    validTo: null,
    citation: "Thông tư 45/2023/TT-BCA, Điều 3: thông tin phù hợp chức năng của đơn vị",
  },
  {
    kinds: ["warning", "wanted", "missing"],
    levels: "any",
    reach: "all",
    chosen: "urgent",
    validFrom: "2025-07-01",
    validTo: null,
    citation: "Cảnh báo, truy nã, tìm người cần đến mọi người dân trong tỉnh",
  },
  {
    kinds: "any",
    levels: ["province"],
    reach: "all",
    chosen: "never",
    validFrom: "2025-07-01",
    validTo: null,
    citation: "Công an tỉnh quản lý toàn bộ kênh",
  },
];

/** The widest reach that a unit of this level may ask for with this kind on this day (YYYY-MM-DD), and what is chosen beforehand. */
export function reachOf({
  kind,
  level,
  urgent,
  today,
}: {
  kind: string;
  level: string;
  urgent: boolean;
  today: string;
}): {
  reach: TargetReach;
  chosen: TargetReach | "own";
} {
  if (kindOf(kind)?.isPartOfPortal === true) return { reach: "none", chosen: "none" };
  const valid = targetRules.filter(
    (rule) =>
      (rule.kinds === "any" || rule.kinds.some((one) => one === kind)) &&
      (rule.levels === "any" || rule.levels.includes(level)) &&
      rule.validFrom <= today &&
      (rule.validTo === null || today <= rule.validTo),
  );
  const widest = valid.some((rule) => rule.reach === "all") ? "all" : "own-and-province";
  const chosen = valid.some(
    (rule) => rule.reach === "all" && (rule.chosen === "always" || (rule.chosen === "urgent" && urgent)),
  );
  return { reach: widest, chosen: chosen ? "all" : "own" };
}

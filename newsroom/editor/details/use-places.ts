import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { categoryOptions } from "../../items/category-options.ts";
import { categoriesQuery } from "../../items/queries.ts";
import { vi } from "../../texts/vi.ts";
import type { PlaceGroup } from "./href-field.tsx";
import { portalPagesQuery } from "./queries.ts";

/** Every place of the portal that a menu entry can lead to. */
export function usePlaces(): readonly PlaceGroup[] {
  const { t } = useTranslation();
  const categories = useQuery(categoriesQuery);
  const pages = useQuery(portalPagesQuery);
  return [
    {
      group: t("details.layout.groups.rooms"),
      places: Object.entries(vi.details.layout.rooms).map(([href, name]) => ({ href, name })),
    },
    {
      group: t("details.layout.groups.categories"),
      places: categoryOptions(categories.data?.items ?? []).map(({ value, label }) => ({
        href: `/chuyen-muc/${value}`,
        name: label.replace(/^(– )+/, ""),
      })),
    },
    {
      group: t("details.layout.groups.pages"),
      places: (pages.data ?? []).map(({ path, title }) => ({ href: `/${path}`, name: title })),
    },
  ];
}

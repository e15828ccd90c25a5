import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { sayDone } from "../ui/toasts.tsx";
import { openCorrection } from "./queries.ts";

/** Opens a correction of a released item and goes to its editor. */
export function useCorrection() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ itemId, version }: { itemId: string; version: number }) =>
      openCorrection({ itemId, expectedVersion: version }),
    onSuccess: async (_answer, { itemId }) => {
      sayDone(t("items.page.correct.done"));
      await cache.invalidateQueries();
      await navigate({ to: "/tin-bai/$itemId/soan", params: { itemId } });
    },
  });
}

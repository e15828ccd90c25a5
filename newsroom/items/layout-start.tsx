import { Alert, Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { itemQuery } from "./queries.ts";
import { useCorrection } from "./use-correction.ts";

/** The portal has one layout: instead of a second one, the one in use is opened, corrected if it is out already. */
export function LayoutStart({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const found = useQuery(itemQuery(itemId));
  const correct = useCorrection();
  return (
    <Alert color="gold">
      <Stack align="flex-start">
        <Text>{t("editor.layoutExists")}</Text>
        {correct.isError && <ProblemPanel error={correct.error} />}
        <Button
          loading={correct.isPending}
          disabled={!found.isSuccess}
          onClick={() => {
            if (found.data === undefined) return;
            const { item, may } = found.data;
            if (may.correct) correct.mutate({ itemId, version: item.version });
            else
              void navigate({
                to: may.edit ? "/tin-bai/$itemId/soan" : "/tin-bai/$itemId",
                params: { itemId },
              });
          }}
        >
          {t("editor.editLayout")}
        </Button>
      </Stack>
    </Alert>
  );
}

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { itemQuery } from "../items/queries.ts";
import { RecallButton } from "../items/recall-button.tsx";
import { useSession } from "../session/queries.ts";
import { Page } from "../ui/page.tsx";
import { PageSkeleton, ProblemPage } from "../ui/page-states.tsx";
import { EditorForm } from "./editor-form.tsx";
import { draftOf } from "./queries.ts";

/** Writing an item, or why it cannot be written now. */
export function EditorPage() {
  const { t } = useTranslation();
  const { itemId } = useParams({ from: "/tin-bai/$itemId/soan" });
  const session = useSession();
  // The editor holds the text; a background answer must not replace it.
  const open = useQuery({
    ...itemQuery(itemId),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (open.isError) return <ProblemPage error={open.error} onRetry={() => void open.refetch()} />;
  if (!open.isSuccess || !session.data) return <PageSkeleton />;
  const { item, draft, may } = open.data;
  if (!may.edit)
    return (
      <Page title={t("editor.pageTitle")}>
        <Alert color="gold">
          <Stack align="flex-start">
            <Text>{t("editor.notEditable")}</Text>
            <Group>
              {may.recall && <RecallButton itemId={itemId} version={item.version} />}
              <Button
                variant="default"
                renderRoot={(props) => <Link {...props} to="/tin-bai/$itemId" params={{ itemId }} />}
              >
                {t("editor.history")}
              </Button>
            </Group>
          </Stack>
        </Alert>
      </Page>
    );
  return (
    <EditorForm
      key={itemId}
      open={open.data}
      start={draftOf(draft.content)}
      version={draft.version}
      personId={session.data.person.personId}
    />
  );
}

import { Button, Group, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { kinds } from "../api/kinds.generated.ts";
import { asProblem, fieldMessage } from "../api/problem.ts";
import { Icon } from "../ui/icon.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { kindName } from "../ui/words.ts";
import { categoryOptions } from "./category-options.ts";
import { LayoutStart } from "./layout-start.tsx";
import { categoriesQuery, createItem, itemsQuery, type Kind } from "./queries.ts";
import { writableKinds } from "./writable-kinds.ts";

/** Starts a new item: kind and category first, because the kind chooses the review plan. */
export function NewItemButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>
        {t("editor.newItem")}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("editor.newItem")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <NewItemForm onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function NewItemForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const categories = useQuery(categoriesQuery);
  const [kind, setKind] = useState<Kind>("news");
  const options = categoryOptions(categories.data?.items ?? []);
  const [category, setCategory] = useState<string | null>(null);
  const categorySlug = category ?? options[0]?.value ?? "";
  const { isSingle } = kinds[kind];
  const singles = useInfiniteQuery({ ...itemsQuery({ kind }), enabled: isSingle });
  const single = isSingle ? singles.data?.pages[0]?.items[0] : undefined;
  const create = useMutation({
    mutationFn: createItem,
    onSuccess: ({ itemId }) => navigate({ to: "/tin-bai/$itemId/soan", params: { itemId } }),
  });
  const problem = create.error === null ? null : asProblem(create.error);
  return (
    <Stack>
      <Text c="dimmed">{t("editor.newItemIntro")}</Text>
      {problem !== null && <ProblemPanel error={problem} />}
      <NativeSelect
        label={t("editor.settings.kind")}
        data={writableKinds.map((value) => ({ value, label: kindName(value) }))}
        value={kind}
        error={fieldMessage(problem, "kind")}
        onChange={(event) => {
          const chosen = writableKinds.find((value) => value === event.currentTarget.value);
          if (chosen !== undefined) setKind(chosen);
        }}
      />
      {single !== undefined && <LayoutStart itemId={single.id} />}
      <NativeSelect
        label={t("editor.settings.category")}
        data={options}
        value={categorySlug}
        error={fieldMessage(problem, "categorySlug")}
        onChange={(event) => setCategory(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("shell.cancel")}
        </Button>
        <Button
          loading={create.isPending}
          disabled={categorySlug === "" || single !== undefined}
          onClick={() => create.mutate({ kind, categorySlug })}
        >
          {t("editor.create")}
        </Button>
      </Group>
    </Stack>
  );
}

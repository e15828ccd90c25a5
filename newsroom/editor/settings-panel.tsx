import { NativeSelect, Stack, Switch, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { kinds } from "../api/kinds.generated.ts";
import type { ApiProblem } from "../api/problem.ts";
import { fieldMessage } from "../api/problem.ts";
import { categoryOptions } from "../items/category-options.ts";
import { categoriesQuery } from "../items/queries.ts";
import { writableKinds } from "../items/writable-kinds.ts";
import { Section } from "../ui/page.tsx";
import { kindName } from "../ui/words.ts";
import { KindSelect } from "./late-dialogs.ts";
import type { Draft } from "./queries.ts";

/** Kind, category, tags and urgency. */
export function SettingsPanel({
  draft,
  problem,
  onChange,
}: {
  draft: Draft;
  problem: ApiProblem | null;
  onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useTranslation();
  const categories = useQuery(categoriesQuery);
  return (
    <Section title={t("editor.settings.title")}>
      <Stack gap="md">
        <Suspense
          fallback={<NativeSelect label={t("editor.settings.kind")} data={[kindName(draft.kind)]} disabled />}
        >
          <KindSelect
            draft={draft}
            kinds={kinds[draft.kind].startsFromNothing ? writableKinds : [draft.kind]}
            error={fieldMessage(problem, "draft.kind")}
            onChange={onChange}
          />
        </Suspense>
        <NativeSelect
          id="field-categorySlug"
          label={t("editor.settings.category")}
          data={categoryOptions(categories.data?.items ?? [])}
          value={draft.categorySlug}
          error={fieldMessage(problem, "draft.categorySlug")}
          onChange={(event) => onChange({ categorySlug: event.currentTarget.value })}
        />
        <TagsInput
          id="field-tags"
          label={t("editor.settings.tags")}
          description={t("editor.settings.tagsHelp")}
          value={draft.tags}
          error={fieldMessage(problem, "draft.tags")}
          onChange={(tags) => onChange({ tags })}
          splitChars={[","]}
          acceptValueOnBlur
        />
        <Switch
          label={t("editor.settings.urgent")}
          description={t("editor.settings.urgentHelp")}
          checked={draft.urgent}
          onChange={(event) => onChange({ urgent: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}

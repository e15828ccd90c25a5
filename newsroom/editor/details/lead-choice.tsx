import { Button, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { atMinute } from "../../ui/time.ts";
import classes from "./fields.module.css";
import { fieldId } from "./form.ts";
import { portalArticlesQuery } from "./queries.ts";

/** The item that leads the front page: found among what is public, or left to the portal. */
export function LeadChoice({ itemId, onItem }: { itemId: string; onItem: (itemId: string) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [q] = useDebouncedValue(words.trim(), 350);
  const found = useQuery({ ...portalArticlesQuery({ q }), enabled: q !== "" });
  const chosen = useQuery({ ...portalArticlesQuery({ id: itemId }), enabled: itemId !== "" });
  const [present] = chosen.data ?? [];
  return (
    <div className={classes.stack} id={fieldId("leadItemId")} tabIndex={-1}>
      <div>
        <div className={classes.name}>{t("details.layout.lead")}</div>
        <Text size="sm">
          {itemId === ""
            ? t("details.layout.leadAutomatic")
            : present === undefined
              ? chosen.isSuccess && t("details.layout.leadGone")
              : t("details.layout.leadChosen", { title: present.title })}
        </Text>
        {itemId !== "" && (
          <Button size="compact-md" variant="default" mt="xs" onClick={() => onItem("")}>
            {t("details.layout.leadClear")}
          </Button>
        )}
      </div>
      <TextInput
        type="search"
        label={t("details.layout.leadSearch")}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {found.isSuccess && found.data.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("details.layout.leadNone")}
        </Text>
      )}
      <ul className={classes.list}>
        {(q === "" ? [] : (found.data ?? [])).map((article) => (
          <li key={article.id} className={classes.row}>
            <div className={classes.grow}>
              <div>{article.title}</div>
              <Text size="sm" c="dimmed">
                {article.unitName} · {atMinute(article.publishedAt)}
              </Text>
            </div>
            <Button
              size="compact-md"
              variant="default"
              aria-label={`${t("details.layout.leadUse")}: ${article.title}`}
              onClick={() => {
                onItem(article.id);
                setWords("");
              }}
            >
              {t("details.layout.leadUse")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePlatforms } from "../session/platforms.ts";
import { DiffText } from "../ui/diff-text.tsx";
import { Section } from "../ui/page.tsx";
import { BodyChanges } from "./body-changes.tsx";
import { changedFieldName } from "./changed-field-name.ts";
import classes from "./changes-panel.module.css";
import type { Changes } from "./queries.ts";
import { readableField } from "./readable-changes.ts";

function fieldsOf(changes: Changes) {
  return changes?.fields ?? [];
}

/** What changed since an earlier revision, word by word; null: there is none to compare with. */
export function ChangesPanel({ title, none, changes }: { title: string; none: string; changes: Changes }) {
  const { t } = useTranslation();
  const platforms = usePlatforms();
  return (
    <Section
      title={title}
      aside={
        changes === null ? undefined : (
          <Text size="sm" c="dimmed">
            {t("review.changesSince", { number: changes.sinceNumber })}
          </Text>
        )
      }
    >
      {changes === null && <Text c="dimmed">{t("review.firstLook")}</Text>}
      {changes !== null && changes.fields.length + changes.body.length === 0 && (
        <Text c="dimmed">{none}</Text>
      )}
      <dl className={classes.changes}>
        {fieldsOf(changes).map((change) => (
          <div key={change.field}>
            <dt>{changedFieldName(change.field, platforms)}</dt>
            <dd>
              <DiffText {...readableField(change)} />
            </dd>
          </div>
        ))}
        {changes !== null && changes.body.length > 0 && (
          <div>
            <dt>{t("review.fields.body")}</dt>
            <dd>
              <BodyChanges blocks={changes.body} />
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

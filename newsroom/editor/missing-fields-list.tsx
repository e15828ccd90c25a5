import { Alert, Anchor, List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldProblem } from "../api/problem.ts";
import { Icon } from "../ui/icon.tsx";
import classes from "./missing-fields.module.css";
import { anchorsOf, distinctMissing } from "./missing-fields.ts";

/** What lacks before an item may be submitted; each line leads to its place. */
export function MissingFields({ fields, onGo }: { fields: readonly FieldProblem[]; onGo?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" title={t("editor.missingTitle")} icon={<Icon name="warning" />} role="alert">
      <Text mb="xs">{t("editor.missingIntro")}</Text>
      <List spacing={4}>
        {distinctMissing(fields).map((field) => (
          <List.Item key={`${field.path} ${field.message}`}>
            <Anchor
              component="button"
              type="button"
              ta="left"
              className={classes.go}
              c="inherit"
              underline="always"
              onClick={() => {
                onGo?.();
                goTo(anchorsOf(field.path));
              }}
            >
              {field.message}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function goTo(ids: readonly string[]): void {
  const place = ids.map((id) => document.getElementById(id)).find((one) => one !== null);
  place?.scrollIntoView({ block: "center" });
  place?.focus({ preventScroll: true });
}

import { Alert, Anchor, List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldProblem } from "../api/problem.ts";
import { Icon } from "../ui/icon.tsx";
import { anchorsOf, distinctLacks } from "./lacks.ts";
import classes from "./lacks-list.module.css";

/** What lacks before an item may be submitted; each line leads to its place. */
export function LacksList({ fields, onGo }: { fields: readonly FieldProblem[]; onGo?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" title={t("editor.lacksTitle")} icon={<Icon name="warning" />} role="alert">
      <Text mb="xs">{t("editor.lacksIntro")}</Text>
      <List spacing={4}>
        {distinctLacks(fields).map((field) => (
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

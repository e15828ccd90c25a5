import { ActionIcon, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import classes from "./list-acts.module.css";

/** The acts on one entry of a list; `name` says to which entry each belongs. */
export function ListActs({
  name,
  onUp,
  onDown,
  onRemove,
}: {
  name: string;
  /** Undefined: it cannot go further up. Leave both away where the order says nothing. */
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      {onUp !== undefined && (
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={`${t("details.moveUp")}: ${name}`}
          className={classes.up}
          onClick={onUp}
        >
          <Icon name="chevron" size={18} />
        </ActionIcon>
      )}
      {onDown !== undefined && (
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={`${t("details.moveDown")}: ${name}`}
          className={classes.down}
          onClick={onDown}
        >
          <Icon name="chevron" size={18} />
        </ActionIcon>
      )}
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={`${t("details.remove")}: ${name}`}
        onClick={onRemove}
      >
        <Icon name="trash" size={18} />
      </ActionIcon>
    </Group>
  );
}

import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./seal-code.module.css";

/** A content hash, short enough to compare by eye; the whole of it on hover and for screen readers. */
export function SealCode({ hash }: { hash: string }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t("items.page.sealHelp", { hash })} multiline w={280}>
      <code className={classes.code} title={hash}>
        {hash.slice(0, 4)} {hash.slice(4, 8)} {hash.slice(8, 12)}
      </code>
    </Tooltip>
  );
}

import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { countText } from "../../../body/text-limit.ts";
import type { Platform } from "../../session/platforms.ts";
import { Section } from "../../ui/page.tsx";
import classes from "../editor-form.module.css";
import type { Draft } from "../queries.ts";

/** So long a text has a line more to be written in. */
const longText = 1000;

/** What the author writes for each platform alone, counted as that platform counts. */
export function ChannelTextsPanel({
  platforms,
  texts,
  onChange,
}: {
  platforms: readonly Platform[];
  texts: Draft["channelTexts"];
  onChange: (texts: Draft["channelTexts"]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Section title={t("editor.channelTexts.title")}>
      <div id="field-channelTexts" tabIndex={-1} className={classes.stack}>
        {platforms.map(({ id, texts: { ownText }, limits }) => {
          const { unit, max } = limits.ownText;
          const text = texts[id] ?? "";
          const used = countText(text, unit);
          const counted = t("editor.channelTexts.counter", {
            used,
            limit: max,
            unit: t(`editor.channelTexts.unit.${unit}`),
          });
          return (
            <Textarea
              key={id}
              label={ownText.label}
              description={text === "" ? ownText.help : counted}
              rows={max > longText ? 4 : 3}
              value={text}
              error={used > max ? t("editor.channelTexts.willBeCut") : null}
              onChange={(event) => onChange({ ...texts, [id]: event.currentTarget.value || null })}
            />
          );
        })}
      </div>
    </Section>
  );
}

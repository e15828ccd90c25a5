import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";
import { atMinute } from "../ui/time.ts";
import classes from "./plan-steps.module.css";
import type { Review } from "./queries.ts";

/** The stages of the review plan: which verdicts are given, by whom, and which lack. */
export function PlanSteps({ stages, signoffs }: Pick<Review, "stages" | "signoffs">) {
  const { t } = useTranslation();
  return (
    <ol className={classes.stages}>
      {stages.map((lenses, index) => (
        <li key={lenses.join(" ")} className={classes.stage}>
          <Text size="sm" fw={600} c="dimmed">
            {t("review.stage", { n: index + 1 })}
          </Text>
          <ul className={classes.lenses}>
            {lenses.map((lens) => {
              const given = signoffs.find((signoff) => signoff.lens === lens);
              return (
                <li key={lens} className={classes.lens} data-verdict={given?.verdict ?? "none"}>
                  <Icon
                    name={given === undefined ? "clock" : given.verdict === "approve" ? "check" : "cross"}
                    size={18}
                  />
                  <div>
                    <strong>{t(`words.lens.${lens}`)}</strong>
                    <div className={classes.who}>
                      {given === undefined
                        ? t("review.lacking")
                        : `${t(`words.verdict.${given.verdict}`)} · ${t("review.given", { name: given.personName, when: atMinute(given.at) })}`}
                    </div>
                    {given !== undefined && given.reason !== "" && (
                      <div className={classes.why}>«{given.reason}»</div>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
}

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
              const ofLens = signoffs.filter((signoff) => signoff.lens === lens);
              const given = ofLens.find(({ holds }) => holds) ?? ofLens.at(-1);
              const counts = given?.holds === true;
              return (
                <li key={lens} className={classes.lens} data-verdict={counts ? given.verdict : "none"}>
                  <Icon
                    name={counts ? (given.verdict === "approve" ? "check" : "cross") : "clock"}
                    size={18}
                  />
                  <div>
                    <strong>{t(`words.lens.${lens}`)}</strong>
                    <div className={classes.who}>
                      {given === undefined
                        ? t("review.lacking")
                        : `${t(`words.verdict.${given.verdict}`)} · ${t("review.given", { name: given.personName, when: atMinute(given.at) })}`}
                    </div>
                    {given !== undefined && !counts && (
                      <div className={classes.why}>{t("review.lostRight")}</div>
                    )}
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

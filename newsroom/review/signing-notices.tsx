import { Alert, List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../session/queries.ts";
import { Icon } from "../ui/icon.tsx";
import { signersQuery, withoutPeopleQuery } from "./waiting-queries.ts";

/** What this person gives up by the first change, said before it. */
export function LosesSigning({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(signersQuery(itemId));
  if (data === undefined || data.lost.length === 0) return null;
  return (
    <Alert color="gold" mb="md" icon={<Icon name="info" />} title={t("review.signers.losesTitle")}>
      {data.lost.map(({ lens, others }) => (
        <Text key={lens}>
          {others.length > 0
            ? t("review.signers.loses", { lens: t(`words.lens.${lens}`), others: others.join(", ") })
            : t("review.signers.losesLast", { lens: t(`words.lens.${lens}`) })}
        </Text>
      ))}
    </Alert>
  );
}

/** That nobody is left for a step of an item, who is barred, and what helps. */
export function VacantSteps({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(signersQuery(itemId));
  if (data === undefined || data.vacant.length === 0) return null;
  return (
    <Alert color="orange" mb="md" icon={<Icon name="info" />} title={t("review.signers.vacantTitle")}>
      {data.vacant.map(({ step, barred }) => (
        <Text key={step}>
          {t("review.signers.vacant", {
            step: step === "release" ? t("review.signers.release") : t(`words.lens.${step}`),
          })}{" "}
          {barred.length > 0 && t("review.signers.barred", { names: barred.join(", ") })}
        </Text>
      ))}
      <Text mt="xs">{t("review.signers.vacantHelp")}</Text>
    </Alert>
  );
}

/** Which units' items stand still for want of people, for whoever can do something about it. */
export function Standstills() {
  const { t } = useTranslation();
  const returns = useMay("item.return");
  const administers = useMay("person.manage");
  const { data } = useQuery({ ...withoutPeopleQuery, enabled: returns || administers });
  if (data === undefined || data.length === 0) return null;
  return (
    <Alert color="orange" mb="md" icon={<Icon name="info" />} title={t("review.signers.standstillTitle")}>
      <List>
        {data.map(({ unitCode, unitName, lens, items }) => (
          <List.Item key={`${unitCode} ${lens}`}>
            {t("review.signers.standstill", { unit: unitName, lens: t(`words.lens.${lens}`), count: items })}
          </List.Item>
        ))}
      </List>
      <Text mt="xs">{t(administers ? "review.signers.giveDeputy" : "review.signers.giveBack")}</Text>
    </Alert>
  );
}

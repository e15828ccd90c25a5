import { MultiSelect, Stack, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { plain } from "../channels/target-choice.ts";
import { fieldId } from "./form.ts";
import { communesQuery } from "./queries.ts";

const most = 200;

/** Where a warning holds: in the whole province, or in the communes that are named. */
export function AreaChoice({
  codes,
  error,
  onCodes,
}: {
  codes: readonly string[];
  error: string | null;
  onCodes: (codes: string[]) => void;
}) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(codes.length > 0);
  const communes = useQuery({ ...communesQuery, enabled: choosing });
  return (
    <Stack gap="xs" id={fieldId("areaUnitCodes")} tabIndex={-1}>
      <Switch
        label={t("details.warning.wholeProvince")}
        description={t("details.warning.wholeProvinceHelp")}
        checked={!choosing}
        onChange={(event) => {
          setChoosing(!event.currentTarget.checked);
          if (event.currentTarget.checked) onCodes([]);
        }}
      />
      {choosing && (
        <MultiSelect
          label={t("details.warning.communes")}
          placeholder={codes.length === 0 ? t("details.warning.communesPlaceholder") : ""}
          data={(communes.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={[...codes]}
          error={error}
          searchable
          hidePickedOptions
          maxValues={most}
          limit={30}
          filter={({ options, search }) =>
            options.filter((option) => "label" in option && plain(option.label).includes(plain(search)))
          }
          onChange={onCodes}
        />
      )}
    </Stack>
  );
}

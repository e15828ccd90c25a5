import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type PageDetails, pageDetails } from "../../../body/kinds/page.ts";
import { fieldMessage } from "../../api/problem.ts";
import { CheckedField } from "./checked-field.tsx";
import classes from "./fields.module.css";
import { ChoiceField } from "./fields.tsx";
import { type FormProps, fieldId } from "./form.ts";
import { pageAddressQuery } from "./queries.ts";

/** The fields of a static page: its address, which is checked as it is typed, its language and its block. */
export function PageFields({ form, itemId }: FormProps<PageDetails>) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  const [path] = useDebouncedValue(details.path, 400);
  const free = useQuery({ ...pageAddressQuery({ itemId, path }), enabled: path !== "" });
  const isChecked = path !== "" && path === details.path && free.isSuccess;
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <CheckedField
          id={fieldId("path")}
          label={t("details.fields.path")}
          help={t("details.page.pathHelp")}
          wrong={t("details.page.pathWrong")}
          withAsterisk
          value={details.path}
          error={
            isChecked && !free.data
              ? t("details.page.taken")
              : fieldMessage(form.problem, "draft.details.path")
          }
          read={readPath}
          onValue={(value) => onChange({ ...details, path: value })}
          note={
            isChecked &&
            free.data && (
              <p className={classes.note} role="status">
                {t("details.page.free", { address: `${location.origin}/${path}` })}
              </p>
            )
          }
        />
      </div>
      <ChoiceField
        form={form}
        field="language"
        value={details.language}
        words={[
          ["vi", t("details.words.language.vi")],
          ["en", t("details.words.language.en")],
        ]}
        onValue={(language) => onChange({ ...details, language })}
      />
      <ChoiceField
        form={form}
        field="block"
        label={t("details.labels.pageBlock")}
        value={details.block}
        help={t("details.page.blockHelp")}
        words={[
          ["plain", t("details.words.block.plain")],
          ["structure", t("details.words.block.structure")],
          ["leaders", t("details.words.block.leaders")],
          ["spokesperson", t("details.words.block.spokesperson")],
          ["contact", t("details.words.block.contact")],
        ]}
        onValue={(block) => onChange({ ...details, block })}
      />
    </div>
  );
}

function readPath(text: string): string | null {
  const path = pageDetails.shape.path.safeParse(text.trim().replace(/^\/+|\/+$/g, ""));
  return path.success ? path.data : null;
}

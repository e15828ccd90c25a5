import type { FormPage } from "../server/public-store/form-page.ts";
import { renderForm } from "./render-form.ts";
import type { Portal } from "./serve.ts";

/** What the routes of the citizens' forms need of the portal: their pages. */
export function formPages(portal: Portal) {
  return {
    show: (form: FormPage) => portal.compose((site) => renderForm(site, form)),
  };
}

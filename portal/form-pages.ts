import type { FormPage } from "../server/public-store/form-page.ts";
import type { Portal } from "./http/serve.ts";
import { renderForm } from "./render-form.ts";

/** What the routes of the citizens' forms need of the portal: their pages. */
export function formPages(portal: Portal) {
  return {
    show: (form: FormPage) => portal.compose((site) => renderForm(site, form)),
  };
}

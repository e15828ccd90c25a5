import type { FormPage } from "../server/public-store/form-page.ts";
import type { Page } from "./http/answer.ts";
import { draftCommentPage } from "./pages/draft-comment.tsx";
import { errorReportPage } from "./pages/error-report.tsx";
import { askPage, formAnswerPage } from "./pages/form-answer.tsx";
import { subscriptionPage } from "./pages/subscription.tsx";
import type { Site } from "./site.ts";

/** Paths whose forms are posted to the application behind the portal. */
const posted =
  /^\/(dang-ky-nhan-tin(\/(xac-nhan|huy|thiet-bi|thiet-bi\/huy))?|danh-gia|bao-loi|gop-y)(?=\?|$)/;
/** Paths that only links in mails lead to; each carries a secret, so nothing of them is kept or counted. */
const linked = /^\/dang-ky-nhan-tin\/(xac-nhan|huy)(?=\?|$)/;

/** Whether a request is for the forms of citizens and not for a page of the portal. */
export function isForForms({ method, target }: { method: string; target: string }): boolean {
  return method === "POST" ? posted.test(target) : linked.test(target);
}

/** Makes the page that follows from a form. */
export async function renderForm(site: Site, form: FormPage): Promise<Page> {
  switch (form.name) {
    case "subscription":
      return subscriptionPage(site, form);
    case "error-report":
      return (await errorReportPage(site, form)) ?? formAnswerPage(site, { answer: "not-found" });
    case "comment":
      return (await draftCommentPage(site, form)) ?? formAnswerPage(site, { answer: "not-found" });
    case "confirm":
    case "leave":
      return askPage(site, form);
    case "said":
      return formAnswerPage(site, form);
  }
}

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { vi } from "./vi.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof vi };
    returnNull: false;
  }
}

/** Loads the one catalogue of texts. React escapes what is put into a sentence, so i18next need not. */
export function startTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: "vi",
    resources: { vi: { translation: vi } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

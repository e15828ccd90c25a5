/** @jsxImportSource preact */
import type { JSX } from "preact";
import { emergencyNumbers } from "../layout.ts";
import { type Language, wordsIn } from "../words.ts";

/** The numbers of the whole country as the end of a sentence; visitors are told what each is for. */
export function EmergencyCalls({ language }: { language: Language }): JSX.Element {
  const last = emergencyNumbers.length - 1;
  return (
    <>
      {emergencyNumbers.map(({ phone, labelEnglish }, index) => (
        <>
          {index > 0 && (index === last ? ` ${wordsIn(language).or} ` : ", ")}
          <a href={`tel:${phone}`}>{phone}</a>
          {language === "en" && ` (${labelEnglish.toLowerCase()})`}
        </>
      ))}
    </>
  );
}

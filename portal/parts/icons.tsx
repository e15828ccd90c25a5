/** @jsxImportSource preact */
import type { JSX } from "preact";

/** Line drawings of one hand, 24 by 24, two strokes at most where the eye allows. */
const drawings = {
  alert: "M12 3.5 22 20.5H2Z M12 10v4.5 M12 17.4v.1",
  bell: "M6 16V10.5a6 6 0 0 1 12 0V16l1.5 2h-15Z M10 20.5h4",
  book: "M4 5.5c3-1.3 5.5-1 8 .6 2.5-1.6 5-1.9 8-.6v13c-3-1.3-5.5-1-8 .6-2.5-1.6-5-1.9-8-.6Z M12 6.1v13",
  calendar: "M4 6h16v14H4Z M4 10.5h16 M8 3.5v4 M16 3.5v4",
  check: "M12 2.8 20 6v5.5c0 4.7-3.3 8-8 9.7-4.7-1.7-8-5-8-9.7V6Z M8.3 11.8l2.7 2.7 4.8-5.2",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z M12 7.5V12l3 2",
  close: "M5.5 5.5l13 13 M18.5 5.5l-13 13",
  contrast: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z M12 3.5v17 M15 5v14 M18 7.2v9.6",
  copy: "M8.5 8.5h11v11h-11Z M15.5 8.5v-4h-11v11h4",
  document: "M6 3h8.5L19 7.5V21H6Z M14 3v5h5 M9 12.5h7 M9 16.5h7",
  download: "M12 3.5V15 M7 10.5l5 5 5-5 M4 20h16",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1 M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
  mail: "M3 6h18v13H3Z M3 7l9 7 9-7",
  megaphone: "M4 10v4h3l8 4.5v-13L7 10Z M18 9.5a3.5 3.5 0 0 1 0 5 M7.5 14l1.5 5.5",
  menu: "M4 6.5h16 M4 12h16 M4 17.5h16",
  people:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6 M15.5 4.8a3.5 3.5 0 0 1 0 6.4 M18 14.5c2.2.8 3.5 2.7 3.5 5.5",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z M4.5 20.5c0-4 3.4-6.5 7.5-6.5s7.5 2.5 7.5 6.5",
  phone:
    "M5 3.5h4l1.5 5L8 10.3a13 13 0 0 0 5.7 5.7l1.8-2.5 5 1.5v4c0 1-.8 1.5-1.5 1.5C10.5 20.5 3.5 13.5 3.5 5c0-.7.5-1.5 1.5-1.5Z",
  pin: "M12 21.5c-4.5-5-7-8.4-7-11.7a7 7 0 0 1 14 0c0 3.3-2.5 6.7-7 11.7Z M12 12.3a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  print: "M7 8V3.5h10V8 M7 17H3.5V8h17v9H17 M7 13.5h10v7H7Z",
  question:
    "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z M9.3 9.5a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2.1 M12 17v.1",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z M15.3 15.3 20.5 20.5",
  service: "M3.5 5h17v11h-17Z M8 20h8 M12 16v4 M8 10.5l2.5 2.5L16 8",
  share:
    "M17 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z M6 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z M17 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z M8.2 10.8 14.8 6.7 M8.2 13.2l6.6 4.1",
  sound: "M4 9.5v5h3.5l5 4v-13l-5 4Z M16 9a4.5 4.5 0 0 1 0 6 M18.5 6.5a8 8 0 0 1 0 11",
  tick: "M4.5 12.5l5 5L20 6.5",
} as const;

/** A drawing by its name. Says nothing to a screen reader: the words beside it do. */
export function Icon({ name }: { name: keyof typeof drawings }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

export type IconName = keyof typeof drawings;

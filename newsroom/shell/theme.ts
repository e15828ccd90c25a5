import { createTheme, type MantineColorsTuple } from "@mantine/core";

const green: MantineColorsTuple = [
  "#eff6f2",
  "#dcebe3",
  "#b5d5c4",
  "#8bbea4",
  "#66a987",
  "#468f6c",
  "#2e7a57",
  "#1f6848",
  "#14573c",
  "#0d3f2b",
];

const gold: MantineColorsTuple = [
  "#fdf8ea",
  "#f8edcc",
  "#f0da98",
  "#e6c462",
  "#d9b24c",
  "#c49a2e",
  "#a57f1f",
  "#846416",
  "#674d10",
  "#4a370a",
];

const orange: MantineColorsTuple = [
  "#fff4e6",
  "#ffe8cc",
  "#ffd8a8",
  "#ffc078",
  "#ffa94d",
  "#f08c2e",
  "#d97712",
  "#b85c00",
  "#964a00",
  "#7a3a00",
];

/** The newsroom's look: deep green and gold, generous type, no component that writes a style element by itself. */
export const theme = createTheme({
  primaryColor: "green",
  primaryShade: 8,
  colors: { green, gold, orange },
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: "650", fontFamily: '"Be Vietnam Pro", system-ui, sans-serif' },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  autoContrast: true,
  components: {
    Button: { defaultProps: { size: "md" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
    Select: { defaultProps: { size: "md" } },
    Autocomplete: { defaultProps: { size: "md" } },
    MultiSelect: { defaultProps: { size: "md" } },
    TagsInput: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
    Checkbox: { defaultProps: { size: "md" } },
    Radio: { defaultProps: { size: "md" } },
    Switch: { defaultProps: { size: "md" } },
    // The scroll lock of Mantine's overlays writes a style element, which the content policy forbids; shell.css locks instead.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        padding: "lg",
        // The head of a dialog is no banner of the page.
        attributes: { header: { role: "presentation" } },
      },
    },
    Drawer: { defaultProps: { lockScroll: false } },
    Skeleton: { defaultProps: { radius: "md" } },
  },
});
